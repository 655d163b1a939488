import { parse } from 'csv-parse/sync'

/** What somebody says was done about a vulnerability, as a line of a file says it. */
export interface SaidDone {
  vulnerability: string
  /** Name of an asset; absent: wherever it stands. */
  asset?: string
  said: 'planned' | 'mitigated' | 'deployed' | 'not affected' | 'accepted'
  /** ISO 8601 instant, UTC; absent: now. */
  at?: string
  words?: string
}

export interface ReadReports {
  reports: { line: number; report: SaidDone }[]
  /** Lines that say nothing that can be understood, each with how to mend it. */
  problems: { line: number; message: string }[]
}

const LARGEST = 16 * 1024 * 1024
const MOST_LINES = 100_000
const MOST_PROBLEMS = 1000

/** Headings people write, each for the column it means. */
const HEADINGS: Readonly<Record<string, keyof SaidDone>> = {
  vulnerability: 'vulnerability',
  cve: 'vulnerability',
  'cve id': 'vulnerability',
  id: 'vulnerability',
  asset: 'asset',
  host: 'asset',
  device: 'asset',
  said: 'said',
  status: 'said',
  state: 'said',
  at: 'at',
  date: 'at',
  when: 'at',
  words: 'words',
  note: 'words',
  notes: 'words',
  comment: 'words',
}

/** Words people write for what was done. */
const SAID: Readonly<Record<string, SaidDone['said']>> = {
  planned: 'planned',
  scheduled: 'planned',
  mitigated: 'mitigated',
  workaround: 'mitigated',
  deployed: 'deployed',
  done: 'deployed',
  fixed: 'deployed',
  patched: 'deployed',
  updated: 'deployed',
  'not affected': 'not affected',
  'false positive': 'not affected',
  accepted: 'accepted',
  'risk accepted': 'accepted',
}

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

/**
 * Reads a table of what was done: a heading line, then a line each. Separators are commas, semicolons or tabs (RFC
 * 4180 quoting). At most 16 MiB and 100,000 lines.
 * @throws RangeError with words for people when the whole cannot be read
 */
export function readReports(text: string): ReadReports {
  if (text.length > LARGEST)
    throw new RangeError(`The table is longer than ${LARGEST / 1024 / 1024} MiB: send it in parts.`)
  const rows = rowsOf(text)
  const heading = rows[0]?.record.map((cell) => own(HEADINGS, cell.trim().toLowerCase()))
  if (!heading?.includes('vulnerability') || !heading.includes('said'))
    throw new RangeError(
      'The first line names the columns: "vulnerability" and "status" are needed, "asset", "date" and "note" may follow.',
    )
  const read: ReadReports = { reports: [], problems: [] }
  for (const { record, line } of rows.slice(1)) {
    const cells: Partial<Record<keyof SaidDone, string>> = {}
    for (const [at, cell] of record.entries()) {
      const column = heading[at]
      if (column !== undefined && cell.trim() !== '') cells[column] = cell.trim().slice(0, 2000)
    }
    const report = reportOf(cells)
    if (typeof report !== 'string') read.reports.push({ line, report })
    else if (read.problems.length < MOST_PROBLEMS) read.problems.push({ line, message: report })
  }
  return read
}

interface Row {
  record: string[]
  line: number
}

function rowsOf(text: string): Row[] {
  const first = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = [',', ';', '\t'].reduce((best, one) =>
    first.split(one).length > first.split(best).length ? one : best,
  )
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: MOST_LINES + 2,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    if (parsed.length > MOST_LINES + 1)
      throw new RangeError(`The table has more than ${MOST_LINES} lines: send it in parts.`)
    return parsed.map(({ record, info }) => ({ record, line: info.lines }))
  } catch (error) {
    if (error instanceof RangeError) throw error
    throw new RangeError(`This is no table: ${(error as Error).message}`)
  }
}

/** @returns the sentence that says what is wrong with the line */
function reportOf(cells: Partial<Record<keyof SaidDone, string>>): SaidDone | string {
  const { vulnerability, asset, said: status, at: date, words } = cells
  if (vulnerability === undefined) return 'The line names no vulnerability.'
  if (!/^[A-Za-z0-9][A-Za-z0-9:._/-]{2,199}$/.test(vulnerability))
    return `"${vulnerability.slice(0, 60)}" is no identifier of a vulnerability, such as CVE-2026-1234.`
  const said = own(SAID, (status ?? '').toLowerCase())
  if (said === undefined)
    return `"${(status ?? '').slice(0, 60)}" is no status: write planned, mitigated, deployed, not affected or accepted.`
  const at = date === undefined ? undefined : instantOf(date)
  if (date !== undefined && at === undefined)
    return `"${date.slice(0, 60)}" is no date: write 2026-12-01 or 2026-12-01T09:30:00Z.`
  return {
    vulnerability,
    said,
    ...(asset === undefined ? {} : { asset }),
    ...(at === undefined ? {} : { at }),
    ...(words === undefined ? {} : { words }),
  }
}

/** A day (its first instant, UTC) or an RFC 3339 instant. Others are ambiguous: 01/02/2026. */
function instantOf(text: string): string | undefined {
  const shape = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/
  if (!shape.test(text)) return undefined
  const at = new Date(text)
  // Date takes 2026-02-30 for the second of March.
  return Number.isNaN(at.getTime()) || (text.length === 10 && at.toISOString().slice(0, 10) !== text)
    ? undefined
    : at.toISOString()
}
