import { limitOption } from '../options.ts'
import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { AdvisorySummary } from '../types.ts'

export const advisoriesList: Definition = {
  name: 'advisories list',
  summary: 'list advisories; published ones need no key',
  shape: (command) => limitOption(command).option('--package <name>', 'exact package name'),
  async run({ client, output }, { limit, ...facets }: { limit: number; package?: string }) {
    const items = await client().list<AdvisorySummary>('/v1/advisories', facets, limit)
    const rows = items.map((item) => [
      item.number,
      item.state,
      item.severity,
      item.packages.join(', '),
      item.publishedAt,
      item.title,
    ])
    const heading = ['number', 'state', 'severity', 'packages', 'published', 'title']
    output.result(items, table(heading, rows))
    return undefined
  },
}
