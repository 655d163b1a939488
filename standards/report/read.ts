import { readCsaf } from '../csaf/read.ts'
import { readSarif } from '../sarif/read.ts'
import type { FindingDocument, ReportForm } from './document.ts'
import { readJson, readText } from './json.ts'
import { READ_LIMITS, type ReadError, type ReadLimits, type ReadResult } from './limits.ts'
import { explainMarkdown } from './markdown.ts'
import { readNative } from './native.ts'

export { detectForm } from './detect.ts'

/**
 * Findings of one document. A bad item never sinks the others: it carries its error, by position; only a
 * document that cannot be read at all has a `documentError`. Never throws, whatever the input.
 *
 * @param input text, bytes, or for the JSON forms an already parsed value, which the reader may clean in place.
 */
export function readReport(
  form: ReportForm,
  input: unknown,
  limits: Partial<ReadLimits> = {},
): ReadResult<FindingDocument> {
  const bounds = { ...READ_LIMITS, ...limits }
  if (form === 'markdown') return readFree(input, bounds)
  const json = readJson(input, bounds)
  if (!json.ok) return refused(json.error)
  switch (form) {
    case 'native':
      return readNative(json.value, bounds)
    case 'sarif':
      return readSarif(json.value, bounds)
    case 'csaf':
      return readCsaf(json.value, bounds)
  }
}

/** A report in free words is one finding; what its recipe lacks becomes warnings. */
function readFree(input: unknown, limits: ReadLimits): ReadResult<FindingDocument> {
  if (typeof input !== 'string' && !(input instanceof Uint8Array)) {
    return refused({
      code: 'report-not-text',
      path: '',
      message: 'A free-form report is text. Send it as text/markdown.',
    })
  }
  const text = readText(input, limits)
  if (!text.ok) return refused(text.error)
  if (text.value.trim() === '') {
    return refused({
      code: 'report-empty',
      path: '',
      message: 'The report is empty. Say what is wrong with what.',
    })
  }
  if (text.value.length > limits.markdownCharacters) {
    const message = `The report has ${text.value.length} characters; at most ${limits.markdownCharacters} are read in free form. Shorten it or send it in native form.`
    return refused({ code: 'report-too-large', path: '', message })
  }
  const { document, missing } = explainMarkdown(text.value)
  return { items: [{ position: 1, document, warnings: missing }], documentWarnings: [] }
}

function refused(documentError: ReadError): ReadResult<FindingDocument> {
  return { items: [], documentError, documentWarnings: [] }
}
