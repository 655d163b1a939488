import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { readNvdPage } from '../../../standards/cve/nvd.ts'
import { readCve } from '../../../standards/cve/read.ts'
import { storable } from '../../../standards/judging/text.ts'
import { readOsv } from '../../../standards/osv/read.ts'
import { readEpss } from '../../../standards/scoring/epss.ts'
import { readKev } from '../../../standards/scoring/kev.ts'
import { readInstant } from '../../../standards/vulnerability/instant.ts'
import { readRecord } from '../../../standards/vulnerability/record.ts'
import { jsonOfYaml } from '../../../standards/vulnerability/yaml.ts'
import {
  type Derived,
  type EpssRow,
  fromCsaf,
  fromCve,
  fromNvd,
  fromOsv,
  type KevRow,
  type Source,
  type SsvcRow,
} from '../rules/index.ts'
import { type Entry, entriesOf } from './containers/index.ts'
import { readLocal } from './local.ts'

/** A record as it came, with what it says. */
export interface Arrival extends Derived {
  sha256: string
  bytes: Buffer
}

/** What one step of an import takes in. The next import begins at `next`. */
export interface Unit {
  name: string
  next: number
  records: Arrival[]
  kev: KevRow[]
  epss: EpssRow[]
  ssvc: SsvcRow[]
  /** A whole catalogue: what it does not list any more is forgotten. */
  catalogue?: { version: string; asOf: Date } | undefined
  /** Why something in it could not be read; one that is empty of all else is rejected. */
  problem?: string | undefined
}

/**
 * @param atOnce scores of one unit: a file of scores is one document, too large for one transaction
 * @throws ContainerProblem; what is wrong with single records stands in the units
 */
export async function* unitsOf(
  source: Source,
  path: string,
  from: number,
  atOnce: number,
): AsyncGenerator<Unit> {
  const oneEach = source.form !== 'epss'
  for await (const entry of entriesOf(path, oneEach ? from : 0)) {
    if (oneEach) yield { ...readOne(source, entry), name: entry.name, next: entry.position + 1 }
    else yield* scores(source, entry, from, atOnce)
  }
}

type Content = Omit<Unit, 'name' | 'next'>
const nothing: Content = { records: [], kev: [], epss: [], ssvc: [] }

function readOne(source: Source, { name, content }: Entry): Content {
  if (!Buffer.isBuffer(content)) return { ...nothing, problem: content.message }
  if (!/\.ya?ml$/i.test(name)) return readContent(source, content)
  try {
    return readContent(source, jsonOfYaml(content, 'record'))
  } catch (error) {
    return { ...nothing, problem: problemOf(error) }
  }
}

/** One document of a source: a record, a page of records or a catalogue. Never throws for what is in it. */
export function readContent(source: Source, content: Buffer): Content {
  try {
    switch (source.form) {
      case 'cve': {
        const { document, facts } = readCve(content)
        return { ...nothing, records: [arrival(document, fromCve(facts), content)] }
      }
      case 'osv': {
        const { document, facts } = readOsv(content)
        return { ...nothing, records: [arrival(document, fromOsv(facts), content)] }
      }
      case 'csaf': {
        const document = readRecord(content, 'CSAF document')
        const derived = fromCsaf(document)
        if (!derived)
          return { ...nothing, problem: 'This is no CSAF document: document.tracking.id is missing.' }
        return { ...nothing, records: [arrival(document, derived, content)] }
      }
      case 'nvd':
        return nvdPage(content)
      case 'kev':
        return catalogue(source, content)
      case 'local':
        return { ...nothing, ...readLocal(content.toString('utf8')) }
      case 'epss':
        return { ...nothing, epss: scoresIn(source, content).epss }
    }
  } catch (error) {
    return { ...nothing, problem: problemOf(error) }
  }
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

function nvdPage(content: Buffer): Content {
  const page = readNvdPage(content)
  return {
    ...nothing,
    records: page.items.map(({ document, facts }) =>
      arrival(document, fromNvd(facts), Buffer.from(JSON.stringify(document))),
    ),
    problem: page.problems.length > 0 ? page.problems.join(' ').slice(0, 1000) : undefined,
  }
}

function catalogue(source: Source, content: Buffer): Content {
  const read = readKev(content)
  const asOf = new Date(readInstant(read.dateReleased) ?? newest(read.entries))
  return {
    ...nothing,
    kev: [...read.entries.values()].map(({ cve, name, dateAdded, dueDate, knownRansomwareUse }) => ({
      cve,
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
    problem: read.problems.length > 0 ? read.problems.join(' ').slice(0, 1000) : undefined,
  }
}

const newest = (entries: ReadonlyMap<string, { dateAdded: string }>): string =>
  [...entries.values()].reduce((a, { dateAdded }) => (dateAdded > a ? dateAdded : a), '1970-01-01')

async function* scores(source: Source, entry: Entry, from: number, atOnce: number): AsyncGenerator<Unit> {
  const { name, content } = entry
  const unit = (next: number, part: Partial<Content>): Unit => ({ ...nothing, ...part, name, next })
  if (!Buffer.isBuffer(content)) return yield unit(1, { problem: content.message })
  let read: ReturnType<typeof scoresIn>
  try {
    read = scoresIn(source, content)
  } catch (error) {
    return yield unit(1, { problem: problemOf(error) })
  }
  for (let at = from; at * atOnce < Math.max(1, read.epss.length); at++) {
    const problem = at === 0 ? read.problem : undefined
    yield unit(at + 1, { epss: read.epss.slice(at * atOnce, (at + 1) * atOnce), problem })
  }
}

function scoresIn(source: Source, content: Buffer): { epss: EpssRow[]; problem: string | undefined } {
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
const problemOf = (error: unknown): string =>
  error instanceof Error && ['RecordError', 'KevError', 'EpssError', 'LocalError'].includes(error.name)
    ? storable(error.message).slice(0, 1000)
    : `It cannot be read (${error instanceof Error ? error.name : typeof error}).`
