import type { FindingDocument } from '../report/document.ts'
import { madeSafe } from '../report/hygiene.ts'
import type { ReadError, ReadItem, ReadLimits, ReadResult } from '../report/limits.ts'
import { asList, asObject, asText, type Loose, member } from '../report/loose.ts'
import { readResult } from './result.ts'
import { openRun } from './run.ts'

type Result = ReadResult<FindingDocument>

const CLEANED = 'Members called __proto__, NULs and halves of surrogate pairs were left out.'

/**
 * Every result of every run of a SARIF 2.1.0 log as a finding, in document order. Tools break the schema
 * in many small ways: what can be understood is read and the rest becomes a warning.
 */
export function readSarif(value: unknown, limits: ReadLimits): Result {
  const log = asObject(value)
  const refusal = refuse(log)
  if (log === undefined || refusal !== undefined) {
    return { items: [], documentWarnings: [], ...(refusal ? { documentError: refusal } : {}) }
  }
  const documentWarnings: string[] = []
  if (madeSafe(log).changes > 0) documentWarnings.push(CLEANED)
  if (log.version === undefined)
    documentWarnings.push('The log names no version; it was read as SARIF 2.1.0.')

  const runs = asList(log.runs)
  const total = runs.reduce<number>((sum, run) => sum + asList(member(run, 'results')).length, 0)
  if (total > limits.items) {
    const message = `The log holds ${total} results; at most ${limits.items} are read at once. Send it in parts.`
    return { items: [], documentError: error('report-too-many-items', '/runs', message), documentWarnings }
  }
  const items: ReadItem<FindingDocument>[] = []
  for (const [index, entry] of runs.entries()) {
    const run = asObject(entry)
    if (run === undefined) documentWarnings.push(`/runs/${index} is no object and was left out.`)
    else readRun(run, index, items, documentWarnings)
  }
  return { items, documentWarnings }
}

function readRun(
  run: Loose,
  index: number,
  items: ReadItem<FindingDocument>[],
  documentWarnings: string[],
): void {
  const context = openRun(run, index)
  const at = `/runs/${index}`
  if (context.tool === undefined) documentWarnings.push(`${at} names no tool.`)
  if (run.results === null) {
    // §3.14.23: null, unlike an empty array, says that the scan could not be started.
    documentWarnings.push(`${at}/results is null: the tool says its scan failed.`)
  } else if (run.results !== undefined && !Array.isArray(run.results)) {
    documentWarnings.push(`${at}/results is no array and was left out.`)
  }
  if (asList(member(run.externalPropertyFileReferences, 'results')).length > 0) {
    documentWarnings.push(`${at} keeps results in external files; only those in this file were read.`)
  }
  for (const [number, entry] of asList(run.results).entries()) {
    const position = items.length + 1
    const result = asObject(entry)
    if (result === undefined) {
      const path = `${at}/results/${number}`
      const wrong = error('finding-invalid-member', path, `${path} must be an object.`)
      items.push({ position, error: wrong, warnings: [] })
      continue
    }
    const { document, warnings } = readResult(context, result, number)
    items.push({ position, document, warnings })
  }
}

function refuse(log: Loose | undefined): ReadError | undefined {
  if (log === undefined) return error('report-wrong-form', '', 'A SARIF log is a JSON object with "runs".')
  const version = log.version
  if (version !== undefined && version !== '2.1.0' && !asText(version)?.startsWith('2.1.0-')) {
    return error(
      'report-unsupported-version',
      '/version',
      `SARIF version ${JSON.stringify(version).slice(0, 40)} is not read. Export SARIF 2.1.0.`,
    )
  }
  if (!Array.isArray(log.runs)) {
    return error('report-wrong-form', '/runs', 'A SARIF log has an array "runs"; this document has none.')
  }
  return undefined
}

function error(code: ReadError['code'], path: string, message: string): ReadError {
  return { code, path, message }
}
