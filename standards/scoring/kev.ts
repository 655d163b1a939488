import { findWeaknesses } from '../cwe/identifiers.ts'
import { storable } from '../judging/text.ts'
import { readJson } from '../report/json.ts'
import { READ_LIMITS } from '../report/limits.ts'
import { clip } from '../report/text.ts'
import { readDay } from '../vulnerability/instant.ts'

const CVE = /^CVE-\d{4}-\d{4,19}$/

export interface KevEntry {
  cve: string
  name: string
  vendorProject: string
  product: string
  description: string
  requiredAction: string
  notes: string
  /** CWE ids, each once. */
  weaknesses: string[]
  /** YYYY-MM-DD */
  dateAdded: string
  /** As CISA prints it; it ignores exposure, so BOD 26-04 clocks are computed, not copied. */
  dueDate: string | undefined
  knownRansomwareUse: boolean
}

export interface KevCatalog {
  catalogVersion: string
  /** As printed in the file: the date its answers are as of. */
  dateReleased: string
  entries: ReadonlyMap<string, KevEntry>
  /** Entries that could not be read, by position from 1, at most 100 and one more; the rest is usable. */
  problems: string[]
}

/** A file that is no KEV catalogue. */
export class KevError extends Error {
  override name = 'KevError'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const MOST_BYTES = 64 * 1024 * 1024

/** Text and bytes are parsed within bounds; anything else is taken as the parsed file. */
function parsed(input: unknown): unknown {
  if (typeof input !== 'string' && !(input instanceof Uint8Array)) return input
  const read = readJson(input, { ...READ_LIMITS, bytes: MOST_BYTES })
  if (!read.ok) throw new KevError(`This KEV catalogue cannot be read. ${read.error.message}`)
  return read.value
}

const text = (value: unknown): string => (typeof value === 'string' ? storable(clip(value, 4096)) : '')

/**
 * Reads CISA's catalogue of Known Exploited Vulnerabilities (its JSON form).
 * @param input text, bytes (at most 64 MiB) or the parsed file; at most 100,000 entries are read
 * @throws KevError when it is not a catalogue at all
 */
export function readKev(input: unknown): KevCatalog {
  const value = parsed(input)
  if (!isRecord(value) || !Array.isArray(value.vulnerabilities)) {
    throw new KevError(
      'This is no KEV catalogue: a list "vulnerabilities" is needed, as in CISA\'s JSON file.',
    )
  }
  const entries = new Map<string, KevEntry>()
  const problems: string[] = []
  for (const [i, item] of value.vulnerabilities.slice(0, 100_000).entries()) {
    const cve = isRecord(item) ? text(item.cveID).trim() : ''
    const dateAdded = isRecord(item) ? readDay(item.dateAdded) : undefined
    if (!isRecord(item) || !CVE.test(cve) || dateAdded === undefined) {
      if (problems.length < 100) problems.push(`Entry ${i + 1} has no usable cveID and dateAdded.`)
      continue
    }
    entries.set(cve, {
      cve,
      name: text(item.vulnerabilityName),
      vendorProject: text(item.vendorProject),
      product: text(item.product),
      description: text(item.shortDescription),
      requiredAction: text(item.requiredAction),
      notes: text(item.notes),
      weaknesses: findWeaknesses(Array.isArray(item.cwes) ? item.cwes.slice(0, 64).map(text).join(' ') : ''),
      dateAdded,
      dueDate: readDay(item.dueDate),
      knownRansomwareUse: text(item.knownRansomwareCampaignUse).toLowerCase() === 'known',
    })
  }
  if (typeof value.count === 'number' && value.count !== value.vulnerabilities.length) {
    problems.push(
      `The file announces ${value.count} entries and holds ${value.vulnerabilities.length}: it may be cut off.`,
    )
  }
  return {
    catalogVersion: text(value.catalogVersion),
    dateReleased: text(value.dateReleased),
    entries,
    problems,
  }
}
