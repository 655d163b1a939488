import { startApp } from '../apps.ts'
import type { Definition } from '../program.ts'

/** Reads a backup into an empty database of either engine: the way from embedded to PostgreSQL. */
export const restore: Definition = {
  name: 'restore',
  summary: 'read a backup into an empty database (embedded or DATABASE_URL)',
  shape: (command) => command.argument('<file>', 'file that "tocsin backup" wrote'),
  run: ({ output }, file: string) =>
    startApp('server/backup-process', { args: ['restore', file, ...(output.json ? ['--json'] : [])] }),
}
