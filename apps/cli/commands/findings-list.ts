import { limitOption } from '../options.ts'
import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { FindingSummary } from '../types.ts'

interface Options {
  limit: number
  form?: string
  severity?: string
  verdict?: string
  discoverer?: string
  package?: string
  search?: string
  rootCause?: string
}

export const findingsList: Definition = {
  name: 'findings list',
  summary: 'list findings, newest first',
  shape: (command) =>
    limitOption(command)
      .option('--form <form>', 'native, sarif, csaf, markdown')
      .option('--severity <word>', 'critical, high, medium, low, none, unknown')
      .option('--verdict <verdict>', 'reproduced, "not reproduced", intermittent, …, waiting')
      .option('--discoverer <name>', 'organisation that reported it')
      .option('--package <name>', 'exact package name')
      .option('--search <words>', 'words of title and package')
      .option('--root-cause <id>', 'members of one root cause'),
  async run({ client, output }, { limit, search: q, rootCause: rootCauseId, ...facets }: Options) {
    const query = { ...facets, q, rootCauseId }
    const items = await client().list<FindingSummary>('/v1/findings', query, limit)
    const rows = items.map((item) => [
      item.id,
      item.verdict,
      item.severity,
      item.package,
      item.discoverer,
      item.title,
    ])
    output.result(items, table(['id', 'verdict', 'severity', 'package', 'discoverer', 'title'], rows))
    return undefined
  },
}
