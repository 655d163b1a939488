import type { Definition } from '../program.ts'

export const rootCausesMerge: Definition = {
  name: 'root-causes merge',
  summary: 'merge one root cause into another; later runs respect it',
  shape: (command) =>
    command
      .argument('<id>', 'root cause that goes')
      .argument('<into>', 'root cause that stays')
      .requiredOption('--reason <text>', 'why, for the record'),
  async run({ client, output }, id: string, into: string, { reason }: { reason: string }) {
    await client().send('POST', `/v1/root-causes/${encodeURIComponent(id)}/merge`, { into, reason })
    output.result({ merged: id, into }, `merged into ${into}`)
    return undefined
  },
}
