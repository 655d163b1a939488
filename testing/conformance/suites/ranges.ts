import { judge } from '../../../standards/matching/judge.ts'
import { packageKey } from '../../../standards/matching/names.ts'
import { byOrder } from '../../../standards/matching/order.ts'
import type { Range } from '../../../standards/matching/types.ts'
import { readOsv } from '../../../standards/osv/read.ts'
import { asList, member } from '../../../standards/report/loose.ts'
import { parseVersion } from '../../../standards/versions/compare.ts'
import { textsAt } from '../../../standards/vulnerability/record.ts'
import { jsonOfYaml } from '../../../standards/vulnerability/yaml.ts'
import { listFiles, readBytes } from '../files.ts'
import { Recorder, type Suite } from '../suite.ts'

const FOLDER = 'osv/pypi'

/**
 * PyPI's advisories name affected versions twice, as ranges and one by one: judged by the ranges alone every
 * listed version is affected, and every version said to fix is not.
 */
export const ranges: Suite = {
  name: 'ranges',
  folders: [FOLDER],
  bar: 1,
  async run(corpus) {
    const recorder = new Recorder()
    for (const file of listFiles(corpus, FOLDER).filter((name) => name.endsWith('.yaml')))
      for (const [at, entry] of packagesOf(readBytes(corpus, file)).entries()) {
        const name = `${file}#${at}`
        if (entry.rows.length === 0) recorder.skip(name, 'it has no range of versions')
        else await recorder.check(name, () => disagreement(entry))
      }
    return recorder.outcome
  },
}

interface Entry {
  rows: Range[]
  /** As listed, without those that are no PEP 440 versions: an order says nothing of them. */
  versions: string[]
}

function packagesOf(bytes: Uint8Array): Entry[] {
  const { document, facts } = readOsv(jsonOfYaml(Buffer.from(bytes), 'OSV record'), { compare: byOrder })
  const listed = asList(member(document, 'affected')).map((entry) => textsAt(entry, 'versions', 100_000))
  return facts.affected.map(({ ecosystem = '', name = '', intervals }, at) => ({
    versions: (listed[at] ?? []).filter((version) => parseVersion('pypi', version) !== undefined),
    rows: intervals.map((interval) => ({
      kind: 'package',
      ...packageKey(ecosystem, name),
      scheme: interval.versionType,
      status: interval.status,
      introduced: interval.introduced,
      introducedExcluded: interval.introducedExcluded ?? false,
      fixed: interval.lessThan,
      lastAffected: interval.lessThanOrEqual,
      changes: undefined,
      versions: undefined,
    })),
  }))
}

function disagreement({ rows, versions }: Entry): string | undefined {
  const { kind, space, release, name } = rows[0]!
  const of = (version: string) => judge({ kind, space, release, name, version }, rows)
  const outside = versions.find((version) => of(version).status !== 'affected')
  if (outside !== undefined) return `${outside} is listed as affected: ${of(outside).because}`
  // A version may end one stretch and begin the next: it is then listed as affected as well.
  const fixes = rows.flatMap(({ fixed }) => (fixed === undefined || versions.includes(fixed) ? [] : fixed))
  const inside = fixes.find((version) => of(version).status !== 'not affected')
  return inside && `${inside} is said to fix it: ${of(inside).because}`
}
