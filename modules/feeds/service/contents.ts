import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { readNvdPage } from '../../../standards/cve/nvd.ts'
import { readCve } from '../../../standards/cve/read.ts'
import { readGhsaList } from '../../../standards/ghsa/list.ts'
import { storable } from '../../../standards/judging/text.ts'
import { productKey } from '../../../standards/matching/names.ts'
import { createOrder } from '../../../standards/matching/order.ts'
import { readOsv } from '../../../standards/osv/read.ts'
import { asText, member } from '../../../standards/report/loose.ts'
import { readEpss } from '../../../standards/scoring/epss.ts'
import { readKev } from '../../../standards/scoring/kev.ts'
import { readInstant } from '../../../standards/vulnerability/instant.ts'
import { readRecord } from '../../../standards/vulnerability/record.ts'
import {
  closedLabel,
  type Derived,
  type EpssRow,
  fromCsaf,
  fromCve,
  fromGhsa,
  fromNvd,
  fromOsv,
  type KevRow,
  type NamedProduct,
  type Source,
  type SsvcRow,
} from '../rules/index.ts'
import { readLocal } from './local.ts'

/** A record as it came, with what it says. */
export interface Arrival extends Derived {
  sha256: string
  bytes: Buffer
}

/** What one document of a source holds. */
export interface Content {
  records: Arrival[]
  kev: KevRow[]
  epss: EpssRow[]
  ssvc: SsvcRow[]
  /** Products that entries of a catalogue name; those of records stand with them. */
  products?: NamedProduct[]
  /** A whole catalogue: what it does not list any more is forgotten. */
  catalogue?: { version: string; asOf: Date } | undefined
  /** Why something in it could not be read; one that is empty of all else is rejected. */
  problem?: string | undefined
}

export const nothing: Content = { records: [], kev: [], epss: [], ssvc: [] }

/** Remembers the versions it read, and no more than so many. */
const compare = createOrder()

/** One document of a source: a record, a page of records or a catalogue. Never throws for what is in it. */
export function readContent(source: Pick<Source, 'form' | 'title'>, content: Buffer): Content {
  try {
    switch (source.form) {
      case 'cve': {
        const record = cveRecord(content, content)
        return { ...nothing, records: [record], problem: told(record.problems) }
      }
      case 'osv':
        return osvRecord(content, content)
      case 'ghsa':
        return githubAdvisories(content)
      case 'csaf': {
        const document = readRecord(content, 'CSAF document')
        const label = closedLabel(document)
        if (label !== undefined)
          return {
            ...nothing,
            problem: `It is marked TLP:${storable(label).toUpperCase()}, and what feeds hold is read by everybody: bring it to a case.`,
          }
        const derived = fromCsaf(document)
        if (!derived)
          return { ...nothing, problem: 'This is no CSAF document: document.tracking.id is missing.' }
        return { ...nothing, records: [arrival(document, derived, content)], problem: told(derived.problems) }
      }
      case 'nvd':
        return nvdPage(content)
      case 'kev':
        return catalogue(source, content)
      case 'local':
        return localContent(content.toString('utf8'))
      case 'epss':
        return { ...nothing, epss: scoresIn(source, content).epss }
    }
  } catch (error) {
    return { ...nothing, problem: problemOf(error) }
  }
}

/** A record as it was kept, read by the rules of now; undefined: it cannot be read as one. */
export function readAgain(form: Source['form'], kept: Buffer): Arrival | undefined {
  // Of a page of NVD the items were kept one by one, and so were the CVE records of a reference.json.
  const content =
    form === 'nvd'
      ? Buffer.concat([Buffer.from('{"vulnerabilities":[{"cve":'), kept, Buffer.from('}]}')])
      : kept
  return readContent({ form: form === 'local' ? 'cve' : form, title: '' }, content).records[0]
}

/**
 * What somebody gives by hand: answers about single CVEs, and records of them.
 * @throws LocalError naming the first place that does not fit; a record that cannot be read is a problem
 */
export function localContent(text: string): Content {
  const { records, ...answers } = readLocal(text)
  const problems: string[] = []
  const read = records.flatMap((record, at) => {
    try {
      const one = cveRecord(record, Buffer.from(JSON.stringify(record)))
      problems.push(...(one.problems ?? []))
      return [one]
    } catch (error) {
      problems.push(`records/${at}: ${problemOf(error)}`)
      return []
    }
  })
  return { ...nothing, ...answers, records: read, problem: told(problems) }
}

/** @param input the record as text or as read */
function cveRecord(input: unknown, bytes: Buffer): Arrival {
  const { document, facts } = readCve(input)
  return arrival(document, fromCve(facts), bytes)
}

const arrival = (document: unknown, derived: Derived, bytes: Buffer): Arrival => ({
  ...derived,
  title: derived.title === undefined ? undefined : storable(derived.title),
  bytes,
  sha256: digest(document, bytes),
})

/** Editions that differ in spelling alone are one; what has no canonical form is compared as it came. */
function digest(document: unknown, bytes: Buffer): string {
  let text: string | undefined
  try {
    text = canonicalize(document)
  } catch {}
  return createHash('sha256')
    .update(text ?? bytes)
    .digest('hex')
}

/** Sentences as the problem of a unit; undefined: there are none. */
const told = (problems: readonly string[] = []): string | undefined =>
  problems.length > 0 ? problems.join(' ').slice(0, 1000) : undefined

function nvdPage(content: Buffer): Content {
  const page = readNvdPage(content)
  const derived = page.items.map(({ document, facts }) => ({ document, derived: fromNvd(facts) }))
  return {
    ...nothing,
    records: derived.map((one) =>
      arrival(one.document, one.derived, Buffer.from(JSON.stringify(one.document))),
    ),
    problem: told([...page.problems, ...derived.flatMap((one) => one.derived.problems ?? [])]),
  }
}

/** @param input the record as text or as read */
function osvRecord(input: unknown, bytes: Buffer): Content {
  const { document, facts } = readOsv(input, { compare })
  const derived = fromOsv(facts)
  return { ...nothing, records: [arrival(document, derived, bytes)], problem: told(derived.problems) }
}

/** GitHub's database is OSV; its API has a form of its own, and gives lists. Of a single one the bytes are kept. */
function githubAdvisories(content: Buffer): Content {
  const isListed = content.subarray(0, 64).toString('utf8').trimStart().startsWith('[')
  const input = isListed ? content : readRecord(content, 'GitHub advisory')
  if (!isListed && member(input, 'ghsa_id') === undefined && member(input, 'ghsaId') === undefined)
    return osvRecord(input, content)
  const { items, problems, isList } = readGhsaList(input, { compare })
  const open = items.filter(({ document }) =>
    /^(?:published)?$/.test(asText(member(document, 'state')) ?? ''),
  )
  const drafts = items.length - open.length
  return {
    ...nothing,
    records: open.map((read) => {
      const bytes = isList ? Buffer.from(JSON.stringify(read.document)) : content
      return arrival(read.document, fromGhsa(read), bytes)
    }),
    problem: told([
      ...(drafts > 0
        ? [
            `${drafts} not published yet (a repository's own drafts) were left out: feeds are read by everybody.`,
          ]
        : []),
      ...problems,
    ]),
  }
}

function catalogue(source: Pick<Source, 'title'>, content: Buffer): Content {
  const read = readKev(content)
  const asOf = new Date(readInstant(read.dateReleased) ?? newest(read.entries))
  const entries = [...read.entries.values()]
  return {
    ...nothing,
    products: entries.flatMap(({ vendorProject, product }) => {
      const { space, name } = productKey(vendorProject, product)
      return name === '' ? [] : [{ space, name, vendor: vendorProject, product, cpe: undefined }]
    }),
    kev: entries.map(({ cve, name, vendorProject, product, dateAdded, dueDate, knownRansomwareUse }) => ({
      cve,
      vendor: vendorProject === '' ? undefined : vendorProject,
      product: product === '' ? undefined : product,
      listed: true,
      dateAdded,
      dueDate,
      ransomware: knownRansomwareUse,
      name: name === '' ? undefined : storable(name),
      provider: `${source.title}, version ${storable(read.catalogVersion) || 'unnamed'}`,
      asOf,
    })),
    // One that may be cut off says nothing by its silence.
    catalogue: read.problems.length === 0 ? { version: storable(read.catalogVersion), asOf } : undefined,
    problem: told(read.problems),
  }
}

const newest = (entries: ReadonlyMap<string, { dateAdded: string }>): string =>
  [...entries.values()].reduce((a, { dateAdded }) => (dateAdded > a ? dateAdded : a), '1970-01-01')

/** Scores of one file, and what of it could not be read. */
export function scoresIn(
  source: Pick<Source, 'title'>,
  content: Buffer,
): { epss: EpssRow[]; problem: string | undefined } {
  const { scores: found, problems } = readEpss(content)
  const dated = [...found.values()].filter(({ date }) => readInstant(date) !== undefined)
  const undated = found.size - dated.length
  const words = [...problems.slice(0, 5), ...(undated > 0 ? [`${undated} scores have no date.`] : [])]
  return {
    epss: dated.map(({ cve, epss, percentile, date }) => ({
      cve,
      epss,
      percentile,
      provider: source.title,
      asOf: date,
    })),
    problem: words.length > 0 ? words.join(' ').slice(0, 1000) : undefined,
  }
}

/** The reader's own words; of anybody else's error only that it happened. */
export const problemOf = (error: unknown): string =>
  error instanceof Error && ['RecordError', 'KevError', 'EpssError', 'LocalError'].includes(error.name)
    ? storable(error.message).slice(0, 1000)
    : `It cannot be read (${error instanceof Error ? error.name : typeof error}).`
