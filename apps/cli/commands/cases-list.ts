import { limitOption } from '../options.ts'
import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { CaseSummary } from '../types.ts'

interface Options {
  limit: number
  state?: string
  band?: string
  sort?: string
}

export const casesList: Definition = {
  name: 'cases list',
  summary: 'list cases',
  shape: (command) =>
    limitOption(command)
      .option('--state <state>', 'open, coordinating, "fix ready", published, closed')
      .option('--band <band>', 'immediate, out-of-cycle, scheduled, defer, unknown')
      .option('--sort <order>', 'priority, newest or oldest'),
  async run({ client, output }, { limit, ...facets }: Options) {
    const items = await client().list<CaseSummary>('/v1/cases', facets, limit)
    const rows = items.map((item) => [
      item.number,
      item.priority.band,
      item.state,
      item.severity,
      item.package,
      item.embargo?.endsAt,
      item.title,
      item.id,
    ])
    const heading = ['number', 'priority', 'state', 'severity', 'package', 'embargo ends', 'title', 'id']
    output.result(items, table(heading, rows))
    return undefined
  },
}
