import { limitOption } from '../options.ts'
import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { ReproductionSummary } from '../types.ts'

interface Options {
  limit: number
  finding?: string
  verdict?: string
  state?: string
}

export const reproductionsList: Definition = {
  name: 'reproductions list',
  summary: 'list reproductions, newest first',
  shape: (command) =>
    limitOption(command)
      .option('--finding <id>', 'of one finding')
      .option('--verdict <verdict>', 'reproduced, "not reproduced", intermittent, …')
      .option('--state <state>', 'queued, preparing, ready, running, judged, waiting'),
  async run({ client, output }, { limit, finding: findingId, ...facets }: Options) {
    const query = { ...facets, findingId }
    const items = await client().list<ReproductionSummary>('/v1/reproductions', query, limit)
    const rows = items.map((item) => [
      item.id,
      item.state,
      item.verdict ?? item.waitingFor,
      item.runs === null ? undefined : `${item.falls} of ${item.runs}`,
      item.driver,
      item.target,
    ])
    output.result(items, table(['id', 'state', 'verdict', 'falls', 'driver', 'target'], rows))
    return undefined
  },
}
