import { limitOption } from '../options.ts'
import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { ClaimSummary } from '../types.ts'

export const claimsList: Definition = {
  name: 'claims list',
  summary: "list your organisation's claims",
  shape: (command) => limitOption(command).option('--state <state>', 'held, lapsed or ended'),
  async run({ client, output }, { limit, state }: { limit: number; state?: string }) {
    const items = await client().list<ClaimSummary>('/v1/scan-claims', { state }, limit)
    const rows = items.map((item) => [
      item.state,
      item.line,
      item.method,
      item.depth,
      item.state === 'held' ? item.leaseUntil : (item.ended?.outcome ?? item.leaseUntil),
      item.organisation,
      item.id,
    ])
    const heading = ['state', 'target', 'method', 'depth', 'until, or outcome', 'held by', 'id']
    output.result(items, table(heading, rows))
    return undefined
  },
}
