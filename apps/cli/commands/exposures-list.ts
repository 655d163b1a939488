import { limitOption } from '../options.ts'
import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { ExposureSummary } from '../types.ts'

interface Options {
  limit: number
  state?: string
  band?: string
  asset?: string
}

export const exposuresList: Definition = {
  name: 'exposures list',
  summary: 'list what you are exposed to, most urgent first',
  shape: (command) =>
    limitOption(command)
      .option('--state <state>', 'open, unsure, suppressed, mended or closed; open and unsure when not given')
      .option('--band <band>', 'immediate, out-of-cycle, scheduled, defer, unknown')
      .option('--asset <id>', 'on this asset'),
  async run({ client, output }, { limit, asset, ...facets }: Options) {
    const items = await client().list<ExposureSummary>('/v1/exposures', { ...facets, assetId: asset }, limit)
    const rows = items.map((item) => [
      item.band,
      item.state,
      item.dueAt?.slice(0, 10),
      item.vulnerability,
      item.component,
      item.asset,
      item.fixedIn,
      item.embargoed ? `TLP:${item.tlp.toUpperCase()}` : undefined,
      item.id,
    ])
    const heading = [
      'urgency',
      'state',
      'due',
      'vulnerability',
      'component',
      'asset',
      'fixed in',
      'embargo',
      'id',
    ]
    output.result(items, table(heading, rows))
    return undefined
  },
}
