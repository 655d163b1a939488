import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { TargetNames } from '../types.ts'

export const targetsNames: Definition = {
  name: 'targets names',
  summary: 'statements that several targets are one source',
  async run({ client, output }) {
    const { items } = await client().get<{ items: TargetNames[] }>('/v1/target-names')
    const rows = items.map(({ lines, reason, by, id }) => [lines.join(' = '), reason, by, id])
    output.result(items, table(['one source', 'reason', 'stated by', 'id'], rows))
    return undefined
  },
}
