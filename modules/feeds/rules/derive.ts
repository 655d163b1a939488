import { csafRanges } from '../../../standards/csaf/ranges.ts'
import { readTlp } from '../../../standards/csaf/tlp.ts'
import type { NvdFacts } from '../../../standards/cve/nvd.ts'
import type { CveFacts } from '../../../standards/cve/types.ts'
import type { GhsaRead } from '../../../standards/ghsa/read.ts'
import { storable } from '../../../standards/judging/text.ts'
import type { OsvFacts } from '../../../standards/osv/facts.ts'
import { asList, asText, type Loose, member } from '../../../standards/report/loose.ts'
import { readInstant } from '../../../standards/vulnerability/instant.ts'
import { textsAt } from '../../../standards/vulnerability/record.ts'
import type { CvssStatement, SsvcStatement } from '../../../standards/vulnerability/types.ts'
import {
  type NamedProduct,
  productCpe,
  type Saying,
  type StatedRange,
  sayingOfCve,
  sayingOfNvd,
  sayingOfOsv,
} from './ranges.ts'

/** Edition of these rules: raised with every change of what they make of a record, which is then made anew. */
export const RULES = 2

/** What a record says, as rows beside it. */
export interface Derived {
  id: string
  state: 'published' | 'rejected' | 'withdrawn'
  title: string | undefined
  modified: Date | undefined
  aliases: Alias[]
  ranges: StatedRange[]
  /** Products it names. */
  names: NamedProduct[]
  ssvc: SsvcRow[]
  kev: KevRow[]
  /** How bad it is said to be; undefined: the record does not say. */
  ratings?: Ratings | undefined
  /** What of it is not kept, as sentences. */
  problems?: readonly string[]
}

/** CVSS vectors as written, and the database's own word. */
export interface Ratings {
  cvss: { vector: string; provider: string }[]
  severity?: string
}

export interface Alias {
  other: string
  relation: 'alias' | 'related' | 'upstream' | 'mentions'
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
  vendor: string | undefined
  product: string | undefined
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
    ...within(sayingOfCve(facts.affected)),
    ssvc: facts.ssvc.flatMap((statement) => ssvcRows(facts.id, statement, modified)),
    kev: kevMark(facts, modified),
    ratings: ratings(facts.cvss),
  }
}

export function fromNvd(facts: NvdFacts): Derived {
  const modified = date(facts.updated ?? facts.published)
  return {
    id: facts.id,
    state: facts.status?.toLowerCase() === 'rejected' ? 'rejected' : 'published',
    title: facts.description?.slice(0, 200),
    modified,
    aliases: [],
    ...within(sayingOfNvd(facts.products)),
    ssvc: facts.ssvc.flatMap((statement) => ssvcRows(facts.id, statement, modified)),
    kev: kevMark(facts, modified),
    ratings: ratings(facts.cvss),
  }
}

export function fromOsv(facts: OsvFacts, saying: Saying = sayingOfOsv(facts.affected)): Derived {
  return {
    id: facts.id,
    state: facts.withdrawn === undefined ? 'published' : 'withdrawn',
    title: facts.summary ?? facts.details?.slice(0, 200),
    modified: date(facts.modified),
    aliases: aliases(facts.id, { alias: facts.aliases, related: facts.related, upstream: facts.upstream }),
    ...within(saying),
    ssvc: [],
    kev: [],
    ratings: ratings([...facts.cvss, ...facts.affected.flatMap(({ cvss }) => cvss)], facts.severityWord),
  }
}

/** GitHub's own form: as OSV has it, and ranges that OSV has no form for with their words. */
export function fromGhsa({ facts, osv }: GhsaRead): Derived {
  const entries = asList(member(osv, 'affected'))
  const unread = (at: number) =>
    textsAt(member(entries[at], 'database_specific'), 'unread_version_ranges', 100).filter(Boolean)
  return fromOsv(facts, sayingOfOsv(facts.affected, unread))
}

/**
 * A CSAF document: its tracking id, the CVEs its vulnerabilities name, and what they say of products. One that was
 * withdrawn or superseded (CSAF 2.1, categories) says nothing any more.
 * @returns undefined when it has no tracking id
 */
export function fromCsaf(document: Loose): Derived | undefined {
  const head = member(document, 'document')
  const tracking = member(head, 'tracking')
  const id = asText(member(tracking, 'id'))?.trim()
  if (id === undefined || id.length > LONGEST_ID) return undefined
  const cves = asList(member(document, 'vulnerabilities')).flatMap((one) => asText(member(one, 'cve')) ?? [])
  const others = asList(member(tracking, 'aliases')).flatMap((one) => asText(one) ?? [])
  const isGone = /^csaf_(?:withdrawn|superseded)$/.test(asText(member(head, 'category')) ?? '')
  const { ranges, names, problems } = csafRanges(document, MOST_RANGES)
  return {
    id: storable(id),
    state: isGone ? 'withdrawn' : 'published',
    title: asText(member(head, 'title'))?.slice(0, 1024),
    modified: date(readInstant(member(tracking, 'current_release_date'))),
    aliases: aliases(id, { alias: others, mentions: cves }),
    ranges,
    names: names.map(({ cpe, ...name }) => ({
      ...name,
      cpe: cpe === undefined ? undefined : productCpe(cpe),
    })),
    ssvc: [],
    kev: [],
    problems,
  }
}

/** The label of a CSAF document that is not for everybody, as feeds are; undefined: it is, or has none. */
export function closedLabel(document: Loose): string | undefined {
  const label = asText(member(member(member(member(document, 'document'), 'distribution'), 'tlp'), 'label'))
  if (label === undefined || /^unlabeled$/i.test(label)) return undefined
  const tlp = readTlp(label)
  return tlp === 'clear' ? undefined : (tlp ?? label.slice(0, 40))
}

/** Within the bounds of a record; what is beyond them is told. */
function within({ ranges, names }: Saying): Pick<Derived, 'ranges' | 'names' | 'problems'> {
  const beyond = ranges.length - MOST_RANGES
  if (beyond <= 0) return { ranges, names }
  const problem = `It says more than is kept: ${beyond} ranges beyond ${MOST_RANGES} were left out.`
  return { ranges: ranges.slice(0, MOST_RANGES), names, problems: [problem] }
}

const MOST_VECTORS = 32

function ratings(cvss: readonly CvssStatement[], word?: string): Ratings | undefined {
  if (cvss.length === 0 && word === undefined) return undefined
  const each = new Map(
    cvss.map(({ vector, provider }) => [vector, { vector: storable(vector), provider: storable(provider) }]),
  )
  return {
    cvss: [...each.values()].slice(0, MOST_VECTORS),
    ...(word === undefined ? {} : { severity: storable(word) }),
  }
}

function kevMark({ id, kev }: Pick<CveFacts, 'id' | 'kev'>, modified: Date | undefined): KevRow[] {
  if (!kev) return []
  const { dateAdded, provider } = kev
  const asOf = modified ?? new Date(dateAdded)
  const unsaid = {
    dueDate: undefined,
    ransomware: undefined,
    name: undefined,
    vendor: undefined,
    product: undefined,
  }
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
