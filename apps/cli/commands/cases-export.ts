import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Definition } from '../program.ts'
import type { CaseExport } from '../types.ts'

export const casesExport: Definition = {
  name: 'cases export',
  summary: 'write a case as one party may see it, encrypted to its age keys',
  shape: (command) =>
    command
      .argument('<id>', 'the case')
      .argument('<party-id>')
      .requiredOption('--to <age-key...>', 'age public keys of the recipient (age1…)')
      .option('--out <folder>', 'where the files are written', '.'),
  async run(
    { client, output },
    id: string,
    partyId: string,
    { to: ageKeys, out }: { to: string[]; out: string },
  ) {
    const path = `/v1/cases/${encodeURIComponent(id)}/parties/${encodeURIComponent(partyId)}/export`
    const made = await client().send<CaseExport>('POST', path, { ageKeys })
    mkdirSync(out, { recursive: true })
    const files = made.files.map(({ name, content }) => {
      // A name from a server is a name, never a path.
      const file = join(out, name.replace(/[^A-Za-z0-9._-]/g, '_'))
      writeFileSync(file, content, { flag: 'wx', mode: 0o600 })
      return file
    })
    output.result({ id: made.id, files }, files.join('\n'))
    output.say(`export ${made.id}; only the holder of the keys can open it`)
    return undefined
  },
}
