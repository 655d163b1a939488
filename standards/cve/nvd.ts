import { findWeaknesses } from '../cwe/identifiers.ts'
import { asList, asNumber, asObject, member } from '../report/loose.ts'
import { distinctCvss, readCvssStatement } from '../vulnerability/cvss.ts'
import { RecordError } from '../vulnerability/error.ts'
import { readDay, readInstant } from '../vulnerability/instant.ts'
import { LONG, Problems, present, readRecord, textAt, textsAt } from '../vulnerability/record.ts'
import { readSsvcStatement } from '../vulnerability/ssvc.ts'
import type {
  CvssStatement,
  PublicReference,
  SsvcStatement,
  VersionInterval,
} from '../vulnerability/types.ts'
import { readAffected } from './affected.ts'
import { type Cpe, readCpe } from './cpe.ts'
import type { CveAffected, CveKevMark } from './types.ts'

/** A vulnerable product of NVD's configurations: a CPE name, and versions as one interval. */
export interface NvdProduct extends Cpe {
  /** The criterion as written. */
  cpe: string
  interval: VersionInterval
  /** It counts only together with something else of its configuration (an AND with another node). */
  conditional?: true
}

export interface NvdFacts {
  id: string
  /** NVD's word: Received, Awaiting Analysis, Analyzed, Modified, Deferred, Rejected. */
  status?: string
  assigner?: string
  published?: string
  updated?: string
  description?: string
  weaknesses: string[]
  cvss: CvssStatement[]
  ssvc: SsvcStatement[]
  kev?: CveKevMark
  products: NvdProduct[]
  /** What CNAs and ADPs said themselves, where the page repeats it. */
  affected: CveAffected[]
  references: PublicReference[]
  problems: string[]
}

export interface NvdPage {
  startIndex: number
  resultsPerPage: number
  totalResults: number
  /** Instant of the answer. */
  timestamp?: string
  items: { document: Readonly<Record<string, unknown>>; facts: NvdFacts }[]
  /** Items that are no CVE, by position from 1; at most 100. */
  problems: string[]
}

const CVE = /^CVE-\d{4}-\d{4,19}$/
const PAGE_BYTES = 64 * 1024 * 1024

/**
 * Reads one page of NVD's CVE API 2.0 (`vulnerabilities[].cve`). Items that are none are named, the rest is
 * read.
 * @param input text, bytes or an already parsed value; at most 64 MiB, 64 levels deep
 * @throws RecordError when it is no such page
 */
export function readNvdPage(input: unknown): NvdPage {
  const page = readRecord(input, 'page of the NVD API', PAGE_BYTES)
  const items = member(page, 'vulnerabilities')
  if (!Array.isArray(items)) {
    throw new RecordError(
      'record-wrong-form',
      'This is no page of the NVD CVE API 2.0: it needs a list "vulnerabilities".',
      '/vulnerabilities',
    )
  }
  const problems = new Problems()
  return present<NvdPage>({
    startIndex: asNumber(member(page, 'startIndex')) ?? 0,
    resultsPerPage: asNumber(member(page, 'resultsPerPage')) ?? items.length,
    totalResults: asNumber(member(page, 'totalResults')) ?? items.length,
    timestamp: readInstant(member(page, 'timestamp')),
    items: items.flatMap((item, at) => {
      const document = asObject(member(item, 'cve'))
      const id = textAt(document, 'id')
      if (document !== undefined && id !== undefined && CVE.test(id)) {
        return [{ document, facts: factsOf(document, id) }]
      }
      problems.add(`Item ${at + 1} of the page has no CVE id.`)
      return []
    }),
    problems: problems.list,
  })
}

function factsOf(cve: unknown, id: string): NvdFacts {
  const problems = new Problems()
  const kevDay = readDay(member(cve, 'cisaExploitAdd'))
  const descriptions = asList(member(cve, 'descriptions'))
  const english = descriptions.find((item) => textAt(item, 'lang') === 'en') ?? descriptions[0]
  return present<NvdFacts>({
    id,
    status: textAt(cve, 'vulnStatus'),
    assigner: textAt(cve, 'sourceIdentifier'),
    published: readInstant(member(cve, 'published')),
    updated: readInstant(member(cve, 'lastModified')),
    description: textAt(english, 'value', LONG),
    weaknesses: [
      ...new Set(
        asList(member(cve, 'weaknesses')).flatMap((weakness) =>
          asList(member(weakness, 'description')).flatMap((item) =>
            findWeaknesses(textAt(item, 'value') ?? ''),
          ),
        ),
      ),
    ],
    ...readMetrics(member(cve, 'metrics'), problems),
    kev: kevDay === undefined ? undefined : { dateAdded: kevDay, provider: 'CISA, as repeated by NVD' },
    products: asList(member(cve, 'configurations')).flatMap((configuration) =>
      readConfiguration(configuration, problems),
    ),
    affected: asList(member(cve, 'affected')).flatMap((entry) =>
      readAffected(
        { affected: member(entry, 'affectedData') },
        textAt(entry, 'source') ?? 'unnamed provider',
      ),
    ),
    references: asList(member(cve, 'references')).flatMap((item) => {
      const url = textAt(item, 'url', 2048)
      return url === undefined ? [] : [{ url, tags: textsAt(item, 'tags', 64) }]
    }),
    problems: problems.list,
  })
}

/** `cvssMetricV2|V30|V31|V40[].cvssData` and `ssvcV203[].ssvcData`: any `cvssMetric…`, any `ssvcV…`. */
function readMetrics(metrics: unknown, problems: Problems): { cvss: CvssStatement[]; ssvc: SsvcStatement[] } {
  const entries = Object.entries(asObject(metrics) ?? {})
  const of = (prefix: RegExp): unknown[] =>
    entries.filter(([name]) => prefix.test(name)).flatMap(([, list]) => [...asList(list)])
  const provider = (entry: unknown): string => textAt(entry, 'source') ?? 'NVD'
  return {
    cvss: distinctCvss(
      of(/^cvssMetricV/).map((entry) => {
        const data = member(entry, 'cvssData')
        return readCvssStatement(
          member(data, 'vectorString'),
          provider(entry),
          problems,
          member(data, 'baseScore'),
        )
      }),
    ),
    ssvc: of(/^ssvc/i).flatMap(
      (entry) => readSsvcStatement(member(entry, 'ssvcData') ?? entry, provider(entry), problems) ?? [],
    ),
  }
}

function readConfiguration(configuration: unknown, problems: Problems): NvdProduct[] {
  const nodes = asList(member(configuration, 'nodes'))
  const isConditional = textAt(configuration, 'operator') === 'AND' && nodes.length > 1
  return nodes.flatMap((node) =>
    asList(member(node, 'cpeMatch')).flatMap((match) => {
      if (member(match, 'vulnerable') !== true) return []
      const text = textAt(match, 'criteria') ?? ''
      const cpe = readCpe(text)
      if (cpe === undefined) {
        problems.add(`${JSON.stringify(text.slice(0, 80))} is no CPE 2.3 name.`)
        return []
      }
      const conditional = isConditional || textAt(node, 'operator') === 'AND'
      return [
        { ...cpe, cpe: text, interval: intervalOf(match, cpe), ...(conditional ? { conditional } : {}) },
      ]
    }),
  )
}

/** Bounds of the criterion; without any, the version in the name itself, or every version. */
function intervalOf(match: unknown, cpe: Cpe): VersionInterval {
  const bound = (key: string): string | undefined => textAt(match, key, 256)
  const [from, after] = [bound('versionStartIncluding'), bound('versionStartExcluding')]
  const [before, upTo] = [bound('versionEndExcluding'), bound('versionEndIncluding')]
  const rest = { versionType: 'custom', status: 'affected' } as const
  if ([from, after, before, upTo].every((end) => end === undefined)) {
    if (cpe.version === undefined) return { introduced: '0', ...rest }
    const exact = cpe.update === undefined ? cpe.version : `${cpe.version} ${cpe.update}`
    return { introduced: exact, lessThanOrEqual: exact, ...rest }
  }
  return {
    introduced: from ?? after ?? '0',
    ...(from === undefined && after !== undefined ? { introducedExcluded: true as const } : {}),
    ...(before !== undefined ? { lessThan: before } : upTo !== undefined ? { lessThanOrEqual: upTo } : {}),
    ...rest,
  }
}
