import type { ReportForm } from './document.ts'
import { readJson, readText } from './json.ts'
import { READ_LIMITS } from './limits.ts'
import { asObject, asText, member } from './loose.ts'

/**
 * The form a document is in, by its content, with the content type as a hint where content says nothing.
 * @returns undefined for JSON of another kind and for bytes that are no text.
 */
export function detectForm(input: string | Uint8Array, contentType?: string): ReportForm | undefined {
  const hinted = formOfType(contentType)
  if (hinted !== undefined) return hinted
  const text = readText(input, READ_LIMITS)
  if (!text.ok || isBinary(text.value) || text.value.trim() === '') return undefined
  const start = text.value.trimStart()
  if (!/^[{[]/.test(start)) return 'markdown'
  const json = readJson(text.value, READ_LIMITS)
  if (json.ok) return formOfJson(json.value)
  return isNdjson(start) ? 'native' : formOfBrokenJson(start)
}

/**
 * The form of a parsed JSON document, by the members that only it has. Of what type they are is the
 * reader's to say: a form that is taken for another gets words that mend nothing.
 */
export function formOfJson(value: unknown): ReportForm | undefined {
  if (Array.isArray(value)) {
    return value.every((item) => asObject(item) !== undefined) && value.some(isNative) ? 'native' : undefined
  }
  const root = asObject(value)
  if (root === undefined) return undefined
  if (
    root.runs !== undefined &&
    (root.version !== undefined || member(first(root.runs), 'tool') !== undefined)
  )
    return 'sarif'
  if (/sarif/i.test(asText(root.$schema) ?? '')) return 'sarif'
  if (member(root.document, 'csaf_version') !== undefined) return 'csaf'
  return isNative(root) ? 'native' : undefined
}

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : undefined)

function isNative(value: unknown): boolean {
  return member(value, 'title') !== undefined || member(value, 'recipe') !== undefined
}

function formOfType(contentType: string | undefined): ReportForm | undefined {
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  if (type === 'application/sarif+json') return 'sarif'
  if (type === 'application/csaf+json') return 'csaf'
  return type === 'text/markdown' ? 'markdown' : undefined
}

/** One native finding a line. */
function isNdjson(start: string): boolean {
  const end = start.indexOf('\n')
  if (end < 0) return false
  const first = readJson(start.slice(0, end), READ_LIMITS)
  return first.ok && asObject(first.value) !== undefined
}

/** Broken JSON keeps its form, so that the sender reads where it breaks; `[link](…)` is Markdown. */
function formOfBrokenJson(start: string): ReportForm {
  const head = start.slice(0, 4096)
  if (/"runs"\s*:|sarif/i.test(head)) return 'sarif'
  if (/"csaf_version"\s*:/.test(head)) return 'csaf'
  return /^(?:\{\s*"|\[\s*\{\s*"|\{\s*\}|\[\s*\])/.test(head) ? 'native' : 'markdown'
}

function isBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters tell bytes from text
  return /[\u0000-\u0006\u000e-\u001a]/.test(text.slice(0, 4096))
}
