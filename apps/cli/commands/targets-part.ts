import type { Definition } from '../program.ts'

export const targetsPart: Definition = {
  name: 'targets part',
  summary: 'withdraw a statement that several targets are one source',
  shape: (command) => command.argument('<id>', 'the id in "targets names"'),
  async run({ client, output }, id: string) {
    await client().send('DELETE', `/v1/target-names/${encodeURIComponent(id)}`)
    output.result({ withdrawn: id }, 'withdrawn')
    return undefined
  },
}
