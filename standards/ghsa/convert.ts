import semver from 'semver'
import { rangeTypeOf } from '../osv/ecosystem.ts'
import { readRangeExpression } from '../vulnerability/expression.ts'
import type { GhsaAdvisory, GhsaVulnerability } from './advisory.ts'

type Event = { introduced: string } | { fixed: string } | { last_affected: string }

/** GitHub's ecosystem, in capitals → OSV's. */
const ECOSYSTEMS: ReadonlyMap<string, string> = new Map([
  ['NPM', 'npm'],
  ['GO', 'Go'],
  ['MAVEN', 'Maven'],
  ['PIP', 'PyPI'],
  ['RUBYGEMS', 'RubyGems'],
  ['NUGET', 'NuGet'],
  ['COMPOSER', 'Packagist'],
  ['RUST', 'crates.io'],
  ['ERLANG', 'Hex'],
  ['PUB', 'Pub'],
  ['SWIFT', 'SwiftURL'],
  ['ACTIONS', 'GitHub Actions'],
])

interface Affected {
  package: { ecosystem: string; name: string }
  ranges: { type: 'SEMVER' | 'ECOSYSTEM'; events: Event[] }[]
  versions: string[]
  database_specific: Record<string, unknown>
}

/**
 * A GitHub advisory as an OSV record (schema 1.5.0). Ranges of one package become one range; a single
 * version without a patch is listed, because GitHub means exactly this one. Packages of ecosystems that
 * OSV does not define, and ranges nobody can read, stand in `database_specific`, never silently nowhere.
 */
export function ghsaToOsv(advisory: GhsaAdvisory): Record<string, unknown> {
  const groups = new Map<string, { ecosystem: string; name: string; lines: GhsaVulnerability[] }>()
  const elsewhere: GhsaVulnerability[] = []
  for (const line of advisory.vulnerabilities) {
    const ecosystem = ECOSYSTEMS.get(line.ecosystem.toUpperCase())
    if (ecosystem === undefined) {
      elsewhere.push(line)
      continue
    }
    const name = ecosystem === 'PyPI' ? normalPythonName(line.name) : line.name
    const key = `${ecosystem} ${name}`
    const group = groups.get(key) ?? { ecosystem, name, lines: [] }
    group.lines.push(line)
    groups.set(key, group)
  }
  return {
    schema_version: '1.5.0',
    id: advisory.id,
    aliases: advisory.identifiers.filter((other) => other !== advisory.id),
    ...(advisory.published === undefined ? {} : { published: advisory.published }),
    ...(advisory.updated === undefined ? {} : { modified: advisory.updated }),
    ...(advisory.withdrawn === undefined ? {} : { withdrawn: advisory.withdrawn }),
    summary: advisory.summary,
    details: advisory.description,
    references: advisory.references.map((url) => ({ type: referenceType(url), url })),
    affected: [...groups.values()].map(({ ecosystem, name, lines }) =>
      affected(advisory, ecosystem, name, lines),
    ),
    ...(elsewhere.length > 0 ? { database_specific: { affected_elsewhere: elsewhere } } : {}),
  }
}

const referenceType = (url: string): string =>
  /github\.com\/advisories\/|nvd\.nist\.gov\/vuln\/detail\//.test(url) ? 'ADVISORY' : 'WEB'

/** PEP 503, "Normalized Names": OSV names Python packages so. */
const normalPythonName = (name: string): string => name.replace(/[-_.]+/g, '-').toLowerCase()

function affected(
  advisory: GhsaAdvisory,
  ecosystem: string,
  name: string,
  lines: readonly GhsaVulnerability[],
): Affected {
  const type = rangeTypeOf(ecosystem)
  const spans: Event[][] = []
  const versions: string[] = []
  const unread: string[] = []
  for (const line of lines) {
    const read = readLine(line, type)
    if (read === undefined) unread.push(line.range ?? '')
    else if (typeof read === 'string') versions.push(read)
    // What is affected from the first version on stands first, as events are read in ascending order.
    else if ('introduced' in read[0]! && read[0].introduced === '0') spans.unshift(read)
    else spans.push(read)
  }
  const isMixed = new Set(spans.flat().flatMap((event) => Object.keys(event))).size > 2
  // OSV, events: `fixed` and `last_affected` never in one range.
  const ranges = spans.length === 0 ? [] : isMixed ? spans : [spans.flat()]
  return {
    package: { ecosystem, name },
    ranges: ranges.map((events) => ({ type, events })),
    versions,
    database_specific: {
      ghsa: advisory.url,
      cwes: advisory.weaknesses,
      ...(unread.length > 0 ? { unread_version_ranges: unread } : {}),
    },
  }
}

/** Events of one line; a single version without a patch as text; undefined when the range cannot be read. */
function readLine({ range, firstPatched }: GhsaVulnerability, type: string): Event[] | string | undefined {
  const interval = readRangeExpression(range ?? '', 'custom')
  if (interval === undefined || range === undefined) return undefined
  const isSingle = interval.introduced === interval.lessThanOrEqual
  if (isSingle && firstPatched === undefined) return interval.introduced
  const introduced =
    interval.introducedExcluded === true ? after(interval.introduced, type) : interval.introduced
  const fixed = interval.lessThan ?? firstPatched
  const end: Event[] =
    fixed !== undefined
      ? [{ fixed }]
      : interval.lessThanOrEqual !== undefined
        ? [{ last_affected: interval.lessThanOrEqual }]
        : []
  return [{ introduced }, ...end]
}

/**
 * OSV's `introduced` is inside the range. Under SemVer the next version after a release is the first
 * prerelease of the next patch (§11); other schemes have no next version, so the bound itself is counted in.
 */
function after(version: string, type: string): string {
  const parsed = type === 'SEMVER' && version.length < 256 ? semver.parse(version) : null
  if (parsed === null) return version
  return parsed.prerelease.length > 0
    ? `${parsed.version}.0`
    : `${parsed.major}.${parsed.minor}.${parsed.patch + 1}-0`
}
