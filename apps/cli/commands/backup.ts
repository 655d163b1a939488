import { startApp } from '../apps.ts'
import type { Definition } from '../program.ts'

/** A logical export of the whole house; run it with the server stopped. */
export const backup: Definition = {
  name: 'backup',
  summary: 'write the whole house into a file (with the server stopped)',
  shape: (command) =>
    command
      .argument('<file>', 'file to write; it must not exist')
      .option(
        '--with-keys',
        'put the master key into the file: whoever holds it reads everything; without it keep keys/master.key apart',
      ),
  run: ({ output }, file: string, { withKeys = false }: { withKeys?: boolean }) =>
    startApp('server/backup-process', {
      args: ['backup', file, ...(withKeys ? ['--with-keys'] : []), ...(output.json ? ['--json'] : [])],
    }),
}
