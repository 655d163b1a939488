import { facts, plain, table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { VulnerabilityView } from '../types.ts'

export const vulnerabilitiesShow: Definition = {
  name: 'vulnerabilities show',
  summary: 'show what every source taken in says of one identifier',
  shape: (command) => command.argument('<id>', 'CVE-…, GHSA-… or another'),
  async run({ client, output }, id: string) {
    const view = await client().get<VulnerabilityView>(`/v1/vulnerabilities/${encodeURIComponent(id)}`)
    const answers = facts([
      ...view.kev.map(
        (one) =>
          [
            'KEV',
            `${one.listed ? `listed ${one.dateAdded ?? ''}` : 'not listed'}  (${one.source}, ${one.asOf.slice(0, 10)})`,
          ] as const,
      ),
      ...view.epss.map(
        (one) => ['EPSS', `${one.epss}, percentile ${one.percentile}  (${one.asOf})`] as const,
      ),
      ...view.ssvc.map(
        (one) =>
          [
            `SSVC ${one.point}`,
            `${one.value}  (${one.source}, ${one.feed}, ${one.asOf.slice(0, 10)})`,
          ] as const,
      ),
    ])
    const records = table(
      ['source', 'id', 'state', 'modified', 'title'],
      view.records.map((one) => [one.source, one.id, one.state, one.modified?.slice(0, 10), one.title]),
    )
    const ranges = view.records.flatMap((record) =>
      record.ranges.map((range) => {
        const name = [range.space, range.name].filter(Boolean).join(' ')
        return `${record.source}  ${plain(name)}  ${plain(versions(range))}  ${range.status}`
      }),
    )
    const pairs = view.aliases.map((one) => plain(`${one.id} ${one.relation} ${one.other}  (${one.source})`))
    output.result(view, [answers, records, ranges.join('\n'), pairs.join('\n')].filter(Boolean).join('\n\n'))
    return undefined
  },
}

function versions(range: VulnerabilityView['records'][number]['ranges'][number]): string {
  if (range.versions)
    return `${range.versions.slice(0, 10).join(', ')}${range.versions.length > 10 ? ', …' : ''}`
  const from = `${range.introducedExcluded ? '>' : '>='} ${range.introduced ?? '0'}`
  if (range.fixed !== null) return `${from}, < ${range.fixed}`
  return range.lastAffected === null ? from : `${from}, <= ${range.lastAffected}`
}
