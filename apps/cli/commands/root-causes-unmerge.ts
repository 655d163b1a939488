import type { Definition } from '../program.ts'

export const rootCausesUnmerge: Definition = {
  name: 'root-causes unmerge',
  summary: 'take findings out of a root cause into one of their own; later runs respect it',
  shape: (command) =>
    command
      .argument('<id>', 'root cause')
      .argument('<finding...>', 'findings to take out')
      .requiredOption('--reason <text>', 'why, for the record'),
  async run({ client, output }, id: string, findingIds: string[], { reason }: { reason: string }) {
    const path = `/v1/root-causes/${encodeURIComponent(id)}/unmerge`
    const reply = await client().send<{ rootCauseId: string }>('POST', path, { findingIds, reason })
    output.result(reply, `now in root cause ${reply.rootCauseId}`)
    return undefined
  },
}
