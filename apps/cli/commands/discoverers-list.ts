import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { TrackRecord } from '../types.ts'

const share = (value: number): string => `${Math.round(value * 100)}%`

export const discoverersList: Definition = {
  name: 'discoverers list',
  summary: 'track records: who reports, and how much of it reproduced',
  async run({ client, output }) {
    const records = await client().get<TrackRecord[]>('/v1/discoverers')
    const rows = records.map(({ discoverer, findings, judged, verdicts, precision, interval }) => [
      discoverer,
      findings,
      verdicts.reproduced + verdicts.intermittent,
      verdicts['not reproduced'] + verdicts['out of threat model'],
      findings - judged,
      precision === null ? 'unknown' : share(precision),
      interval === null ? '' : `${share(interval[0])} to ${share(interval[1])}`,
    ])
    const heading = ['discoverer', 'findings', 'reproduced', 'refuted', 'not judged', 'precision', '95%']
    output.result(records, table(heading, rows))
    return undefined
  },
}
