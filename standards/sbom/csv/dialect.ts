import { headingScore } from './columns.ts'
import { rowReader } from './rows.ts'

const DELIMITERS = ['\t', ';', ',', '|'] as const
/** Stands in no text that is typed: a list without columns is one column. */
export const NO_COLUMNS = '\u001f'

/** Share of the lines that must hold a delimiter equally often, where no heading tells it. */
const CONSISTENT = 0.6

/** Lines in which headings are looked for; titles and dates stand above them. */
export const LOOK_AT = 30

/**
 * The delimiter of a list: the one under which a row of known headings appears, else the one that stands in most lines
 * equally often, else none.
 */
export function delimiterOf(lines: readonly string[]): string {
  const named = /^sep=(.)$/i.exec(lines[0]?.trim() ?? '')?.[1]
  if (named !== undefined) return named
  const sample = lines.filter((line) => line.trim() !== '').slice(0, 100)
  let best: { delimiter: string; headings: number; lines: number } | undefined
  for (const delimiter of DELIMITERS) {
    const counts = sample.map((line) => line.split(delimiter).length - 1)
    const most = mode(counts.filter((count) => count > 0))
    const equal = counts.filter((count) => most > 0 && count === most).length / Math.max(sample.length, 1)
    const headings = most === 0 ? 0 : headingRow(sample.slice(0, LOOK_AT), delimiter)
    if (headings < 2 && equal < CONSISTENT) continue
    if (best === undefined || headings > best.headings || (headings === best.headings && equal > best.lines))
      best = { delimiter, headings, lines: equal }
  }
  return best?.delimiter ?? NO_COLUMNS
}

function headingRow(lines: readonly string[], delimiter: string): number {
  let score = 0
  const reader = rowReader(
    delimiter,
    ({ cells }) => {
      score = Math.max(score, headingScore(cells))
    },
    () => {},
  )
  reader.lines(lines, true)
  return score
}

function mode(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0
}
