import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { WantedTarget } from '../types.ts'

export const targetsWanted: Definition = {
  name: 'targets wanted',
  summary:
    'what should be searched, the weightiest first; discoverers see what nobody holds or searched lately',
  async run({ client, output }) {
    const { items } = await client().get<{ items: WantedTarget[] }>('/v1/scan-targets')
    const rows = items.map(({ state, line, depth, weight, reason, id }) => [
      state,
      line,
      depth,
      weight,
      reason,
      id,
    ])
    output.result(items, table(['state', 'target', 'depth', 'weight', 'reason', 'id'], rows))
    return undefined
  },
}
