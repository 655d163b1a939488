import { limitOption } from '../options.ts'
import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { RootCauseSummary } from '../types.ts'

interface Options {
  limit: number
  severity?: string
  verdict?: string
  package?: string
  search?: string
  sort?: string
}

export const rootCausesList: Definition = {
  name: 'root-causes list',
  summary: 'list root causes',
  shape: (command) =>
    limitOption(command)
      .option('--severity <word>', 'critical, high, medium, low, none, unknown')
      .option('--verdict <verdict>', 'reproduced, "not reproduced", intermittent, …, waiting')
      .option('--package <name>', 'exact package name')
      .option('--search <words>', 'words of title and package')
      .option('--sort <order>', 'updated or collisions'),
  async run({ client, output }, { limit, search: q, ...facets }: Options) {
    const items = await client().list<RootCauseSummary>('/v1/root-causes', { ...facets, q }, limit)
    const rows = items.map((item) => [
      item.id,
      item.verdict,
      item.severity,
      item.package,
      item.findingCount,
      item.collisionCount,
      item.title,
    ])
    const heading = ['id', 'verdict', 'severity', 'package', 'findings', 'collisions', 'title']
    output.result(items, table(heading, rows))
    return undefined
  },
}
