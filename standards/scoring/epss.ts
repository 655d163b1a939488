import { readJson, readText } from '../report/json.ts'
import { READ_LIMITS } from '../report/limits.ts'

const CVE = /^CVE-\d{4}-\d{4,19}$/

export interface EpssScore {
  cve: string
  /** Probability of exploitation in the next 30 days, 0…1. */
  epss: number
  /** Share of scored vulnerabilities with the same or a lower score, 0…1. */
  percentile: number
  /** Day the score was computed, YYYY-MM-DD; empty when the file does not say. */
  date: string
}

export interface EpssScores {
  /** Version of the model, as the daily file names it; empty elsewhere. */
  modelVersion: string
  scores: ReadonlyMap<string, EpssScore>
  /** What could not be read, at most 100 sentences. */
  problems: string[]
}

/** A file that holds no EPSS scores. */
export class EpssError extends Error {
  override name = 'EpssError'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The daily file has about 12 MB; ten times that is no day's scores. */
const MOST_BYTES = 128 * 1024 * 1024
const MOST_ROWS = 1_000_000
const LIMITS = { ...READ_LIMITS, bytes: MOST_BYTES }

/**
 * Reads EPSS scores in any of their public forms: the daily CSV file (already decompressed), the API's JSON
 * (`{"data": […]}`, numbers as text) or a plain JSON list of the same items.
 * @param input text or bytes, at most 128 MiB and a million rows
 * @throws EpssError when it is none of these
 */
export function readEpss(input: string | Uint8Array): EpssScores {
  const text = readText(input, LIMITS)
  if (!text.ok) throw new EpssError(`These EPSS scores cannot be read. ${text.error.message}`)
  const start = text.value.slice(0, 256).trimStart()
  return start.startsWith('{') || start.startsWith('[') ? readItems(text.value) : readCsv(text.value)
}

function readItems(text: string): EpssScores {
  const read = readJson(text, LIMITS)
  if (!read.ok) throw new EpssError(`These EPSS scores cannot be read. ${read.error.message}`)
  const { value } = read
  const items = Array.isArray(value) ? value : isRecord(value) ? value.data : undefined
  if (!Array.isArray(items)) throw new EpssError('EPSS in JSON is a list, or an object with a list "data".')
  return collect(
    '',
    items.map((item) => (isRecord(item) ? [item.cve, item.epss, item.percentile, item.date] : [])),
  )
}

/** `#model_version:…,score_date:2026-11-22T00:00:00+0000`, then `cve,epss,percentile`, then the scores. */
function readCsv(input: string): EpssScores {
  const lines = input.split(/\r?\n/)
  const comment = (lines[0]?.startsWith('#') ? lines.shift() : undefined) ?? ''
  const date = /score_date:(\d{4}-\d{2}-\d{2})/.exec(comment)?.[1] ?? ''
  const model = /model_version:([\w.-]{1,40})/.exec(comment)?.[1] ?? ''
  const header = lines.shift()?.trim().toLowerCase()
  if (header !== 'cve,epss,percentile') {
    throw new EpssError('EPSS as CSV begins with the line "cve,epss,percentile" (after an optional comment).')
  }
  return collect(
    model,
    lines.filter((line) => line !== '').map((line) => [...line.split(',', 3), date]),
  )
}

function collect(modelVersion: string, rows: readonly (readonly unknown[])[]): EpssScores {
  if (rows.length > MOST_ROWS) {
    throw new EpssError(`There are ${rows.length} rows of scores; at most ${MOST_ROWS} are read at once.`)
  }
  const scores = new Map<string, EpssScore>()
  const problems: string[] = []
  for (const [i, [cve, epss, percentile, date]] of rows.entries()) {
    const score = {
      cve: typeof cve === 'string' ? cve.trim() : '',
      epss: share(epss),
      percentile: share(percentile),
      date: typeof date === 'string' ? date.slice(0, 10) : '',
    }
    if (CVE.test(score.cve) && score.epss <= 1 && score.percentile <= 1) scores.set(score.cve, score)
    else if (problems.length < 100) problems.push(`Row ${i + 1} is no CVE with two numbers between 0 and 1.`)
  }
  return { modelVersion, scores, problems }
}

/** A number in 0…1, from a number or its decimal text; NaN otherwise. */
function share(value: unknown): number {
  const number = typeof value === 'string' && /^[0-9.eE+-]{1,32}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && number >= 0 ? number : Number.NaN
}
