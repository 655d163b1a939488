import type { Definition } from '../program.ts'

export const targetsUnwant: Definition = {
  name: 'targets unwant',
  summary: 'take a target off the list of what should be searched',
  shape: (command) => command.argument('<id>', 'the id in "targets wanted"'),
  async run({ client, output }, id: string) {
    await client().send('DELETE', `/v1/scan-targets/${encodeURIComponent(id)}`)
    output.result({ removed: id }, 'taken off the list')
    return undefined
  },
}
