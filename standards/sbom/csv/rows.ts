import { CsvError, parse } from 'csv-parse/sync'

export interface Row {
  cells: string[]
  /** As a spreadsheet counts it, from 1. */
  number: number
}

/** A cell may hold line breaks; more than this is a quotation mark that nobody closed. */
const MOST_LINES = 20
/** After so many stray quotation marks they are taken as what somebody typed (19" rack). */
const MOST_STRAYS = 100

/**
 * Lines of delimited text (RFC 4180 and what spreadsheets make of it) to rows. A quotation mark that is not closed
 * costs its own line only: the line is read as it stands, and a problem says so.
 */
export function rowReader(
  delimiter: string,
  row: (row: Row) => void,
  stray: (number: number, text: string) => void,
) {
  let queue: string[] = []
  let number = 0
  let strays = 0

  function take(cells: string[]): void {
    number += 1
    if (cells.some((cell) => cell.trim() !== '')) row({ cells, number })
  }

  /** Lines whose quotation marks are even in number nearly always stand for themselves. */
  function run(lines: string[]): void {
    const records = attempt(lines.join('\n'), delimiter, true)
    if (records !== undefined && records.length === lines.length) for (const cells of records) take(cells)
    else for (const line of lines) alone(line)
  }

  function alone(line: string): void {
    const records = strays < MOST_STRAYS ? attempt(line, delimiter, true) : undefined
    if (records?.length === 1) {
      take(records[0] ?? [])
      return
    }
    take(line.split(delimiter))
    if (line.trim() !== '') stray(number, line)
  }

  /** @returns how many lines the row that begins here has; undefined: not to be told before more have come */
  function lengthOfRow(final: boolean): number | undefined {
    if (strays >= MOST_STRAYS) return 1
    for (let length = 1; length <= MOST_LINES; length += 1) {
      if (length > queue.length) return final ? stop() : undefined
      if (attempt(queue.slice(0, length).join('\n'), delimiter, length === 1)?.length === 1) return length
    }
    return stop()
  }

  function stop(): number {
    strays += 1
    return 1
  }

  function drain(final: boolean): void {
    while (queue.length > 0) {
      const odd = queue.findIndex(isOdd)
      const even = odd < 0 ? queue.length : odd
      if (even > 0) run(queue.slice(0, even))
      queue = queue.slice(even)
      if (queue.length === 0) return
      const length = lengthOfRow(final)
      if (length === undefined) return
      if (length === 1) alone(queue[0] ?? '')
      else take(attempt(queue.slice(0, length).join('\n'), delimiter, false)?.[0] ?? [])
      queue = queue.slice(length)
    }
  }

  return {
    lines(lines: readonly string[], final: boolean): void {
      queue.push(...lines)
      drain(final)
    },
  }
}

function isOdd(line: string): boolean {
  let odd = false
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) odd = !odd
  return odd
}

/**
 * Rows of a text, blank lines as rows of one blank cell; undefined where a quotation mark stays open.
 * @param relaxed takes quotation marks inside a cell as typed; over several lines that would swallow rows
 */
function attempt(text: string, delimiter: string, relaxed: boolean): string[][] | undefined {
  // The parser takes no row from nothing after the last line break.
  const lines = `${text}\n`
  try {
    return parse(lines, {
      delimiter,
      record_delimiter: '\n',
      relax_quotes: relaxed,
      relax_column_count: true,
      skip_empty_lines: false,
    })
  } catch (error) {
    if (error instanceof CsvError) return undefined
    throw error
  }
}
