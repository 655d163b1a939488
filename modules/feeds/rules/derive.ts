import type { NvdFacts } from '../../../standards/cve/nvd.ts'
import type { CveFacts } from '../../../standards/cve/types.ts'
import { storable } from '../../../standards/judging/text.ts'
import type { OsvFacts } from '../../../standards/osv/facts.ts'
import { asList, asText, type Loose, member } from '../../../standards/report/loose.ts'
import { readInstant } from '../../../standards/vulnerability/instant.ts'
import type { SsvcStatement, VersionInterval } from '../../../standards/vulnerability/types.ts'
import { type NameKey, packageKey, productKey, purlKey } from './names.ts'

/** What a record says, as rows beside it. */
export interface Derived {
  id: string
  state: 'published' | 'rejected' | 'withdrawn'
  title: string | undefined
  modified: Date | undefined
  aliases: Alias[]
  ranges: Range[]
  ssvc: SsvcRow[]
  kev: KevRow[]
}

export interface Alias {
  other: string
  relation: 'alias' | 'related' | 'upstream' | 'mentions'
}

/** One interval of one package or product, or the listed versions that no interval covers. */
export interface Range extends NameKey {
  kind: 'package' | 'product'
  scheme: string
  status: 'affected' | 'unaffected' | 'unknown'
  introduced: string | undefined
  introducedExcluded: boolean
  fixed: string | undefined
  lastAffected: string | undefined
  changes: { at: string; status: string }[] | undefined
  versions: string[] | undefined
}

export interface SsvcRow {
  cve: string
  provider: string
  point: 'exploitation' | 'automatable' | 'technical impact' | 'mission'
  value: string
  basis: 'published' | 'measured' | 'stated by a person'
  asOf: Date
}

export interface KevRow {
  cve: string
  listed: boolean
  dateAdded: string | undefined
  dueDate: string | undefined
  ransomware: boolean | undefined
  name: string | undefined
  provider: string
  asOf: Date
}

export interface EpssRow {
  cve: string
  epss: number
  percentile: number
  provider: string
  /** YYYY-MM-DD */
  asOf: string
}

/** No record known comes near; a hostile one must not fill a table by itself. */
const MOST_RANGES = 20_000
const MOST_ALIASES = 1000
const LONGEST_ID = 200

const date = (instant: string | undefined): Date | undefined =>
  instant === undefined ? undefined : new Date(instant)

export function fromCve(facts: CveFacts): Derived {
  const modified = date(facts.updated ?? facts.rejected ?? facts.published ?? facts.reserved)
  return {
    id: facts.id,
    state: facts.state === 'REJECTED' ? 'rejected' : 'published',
    title: facts.title ?? facts.description?.slice(0, 200),
    modified,
    aliases: aliases(facts.id, { related: facts.replacedBy }),
    ranges: facts.affected
      .flatMap(({ vendor, product, packageName, packageUrl, intervals }) => {
        const found = packageUrl === undefined ? undefined : purlKey(packageUrl)
        const name = product ?? packageName
        if (found) return intervals.map((interval) => range('package', found, interval))
        return name === undefined
          ? []
          : intervals.map((interval) => range('product', productKey(vendor, name), interval))
      })
      .slice(0, MOST_RANGES),
    ssvc: facts.ssvc.flatMap((statement) => ssvcRows(facts.id, statement, modified)),
    kev: kevMark(facts, modified),
  }
}

/** NVD's own products; what it repeats of the CNA's is in the CNA's record. */
export function fromNvd(facts: NvdFacts): Derived {
  const modified = date(facts.updated ?? facts.published)
  return {
    id: facts.id,
    state: facts.status?.toLowerCase() === 'rejected' ? 'rejected' : 'published',
    title: facts.description?.slice(0, 200),
    modified,
    aliases: [],
    ranges: facts.products
      .slice(0, MOST_RANGES)
      .map(({ vendor, product, interval }) => range('product', productKey(vendor, product), interval)),
    ssvc: facts.ssvc.flatMap((statement) => ssvcRows(facts.id, statement, modified)),
    kev: kevMark(facts, modified),
  }
}

export function fromOsv(facts: OsvFacts): Derived {
  return {
    id: facts.id,
    state: facts.withdrawn === undefined ? 'published' : 'withdrawn',
    title: facts.summary ?? facts.details?.slice(0, 200),
    modified: date(facts.modified),
    aliases: aliases(facts.id, { alias: facts.aliases, related: facts.related, upstream: facts.upstream }),
    ranges: facts.affected
      .flatMap(({ ecosystem, name, intervals, versions }) => {
        if (ecosystem === undefined || name === undefined) return []
        const key = packageKey(ecosystem, name)
        const listed: Range[] =
          versions.length === 0
            ? []
            : [
                {
                  ...range('package', key, {
                    versionType: intervals[0]?.versionType ?? key.space,
                    introduced: '',
                    status: 'affected',
                  }),
                  introduced: undefined,
                  versions,
                },
              ]
        return [...intervals.map((interval) => range('package', key, interval)), ...listed]
      })
      .slice(0, MOST_RANGES),
    ssvc: [],
    kev: [],
  }
}

/**
 * A CSAF document: its tracking id, and the CVEs its vulnerabilities name. Which products it speaks of stays
 * in the document. @returns undefined when it has no tracking id
 */
export function fromCsaf(document: Loose): Derived | undefined {
  const head = member(document, 'document')
  const tracking = member(head, 'tracking')
  const id = asText(member(tracking, 'id'))?.trim()
  if (id === undefined || id.length > LONGEST_ID) return undefined
  const cves = asList(member(document, 'vulnerabilities')).flatMap((one) => asText(member(one, 'cve')) ?? [])
  const others = asList(member(tracking, 'aliases')).flatMap((one) => asText(one) ?? [])
  return {
    id: storable(id),
    state: 'published',
    title: asText(member(head, 'title'))?.slice(0, 1024),
    modified: date(readInstant(member(tracking, 'current_release_date'))),
    aliases: aliases(id, { alias: others, mentions: cves }),
    ranges: [],
    ssvc: [],
    kev: [],
  }
}

function kevMark({ id, kev }: Pick<CveFacts, 'id' | 'kev'>, modified: Date | undefined): KevRow[] {
  if (!kev) return []
  const { dateAdded, provider } = kev
  const asOf = modified ?? new Date(dateAdded)
  const unsaid = { dueDate: undefined, ransomware: undefined, name: undefined }
  return [{ cve: id, listed: true, dateAdded, ...unsaid, provider, asOf }]
}

function ssvcRows(cve: string, statement: SsvcStatement, modified: Date | undefined): SsvcRow[] {
  const { exploitation, automatable, technicalImpact, provider, timestamp } = statement
  const asOf = date(timestamp) ?? modified ?? new Date(0)
  const row = (point: SsvcRow['point'], value: string | undefined): SsvcRow[] =>
    value === undefined ? [] : [{ cve, provider, point, value, basis: 'published', asOf }]
  return [
    ...row('exploitation', exploitation),
    ...row('automatable', automatable),
    ...row('technical impact', technicalImpact),
  ]
}

function range(kind: Range['kind'], key: NameKey, interval: VersionInterval): Range {
  return {
    ...key,
    name: storable(key.name),
    space: storable(key.space),
    kind,
    scheme: interval.versionType,
    status: interval.status,
    introduced: interval.introduced,
    introducedExcluded: interval.introducedExcluded ?? false,
    fixed: interval.lessThan,
    lastAffected: interval.lessThanOrEqual,
    changes: interval.changes,
    versions: undefined,
  }
}

function aliases(id: string, given: Partial<Record<Alias['relation'], readonly string[]>>): Alias[] {
  const found = new Map<string, Alias>()
  for (const [relation, others] of Object.entries(given)) {
    for (const text of others) {
      const other = storable(text.trim())
      if (other === '' || other === id || other.length > LONGEST_ID || found.size >= MOST_ALIASES) continue
      found.set(`${relation} ${other}`, { other, relation: relation as Alias['relation'] })
    }
  }
  return [...found.values()]
}
