const CVE = /^CVE-\d{4}-\d{4,19}$/
const DATE = /^\d{4}-\d{2}-\d{2}$/

export interface KevEntry {
  cve: string
  name: string
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
  /** Entries that could not be read, by position from 1; the rest is usable. */
  problems: string[]
}

/** A file that is no KEV catalogue. */
export class KevError extends Error {
  override name = 'KevError'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 4096) : '')

/**
 * Reads CISA's catalogue of Known Exploited Vulnerabilities (its JSON form).
 * @param value the parsed file; at most 100,000 entries are read
 * @throws KevError when it is not a catalogue at all
 */
export function readKev(value: unknown): KevCatalog {
  if (!isRecord(value) || !Array.isArray(value.vulnerabilities)) {
    throw new KevError(
      'This is no KEV catalogue: a list "vulnerabilities" is needed, as in CISA\'s JSON file.',
    )
  }
  const entries = new Map<string, KevEntry>()
  const problems: string[] = []
  for (const [i, item] of value.vulnerabilities.slice(0, 100_000).entries()) {
    const cve = isRecord(item) ? text(item.cveID).trim() : ''
    const dateAdded = isRecord(item) ? text(item.dateAdded) : ''
    if (!isRecord(item) || !CVE.test(cve) || !DATE.test(dateAdded)) {
      problems.push(`Entry ${i + 1} has no usable cveID and dateAdded.`)
      continue
    }
    const dueDate = text(item.dueDate)
    entries.set(cve, {
      cve,
      name: text(item.vulnerabilityName),
      dateAdded,
      dueDate: DATE.test(dueDate) ? dueDate : undefined,
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
