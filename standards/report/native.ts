import { checkFinding } from './check.ts'
import type { FindingDocument } from './document.ts'
import { findUnsafe } from './hygiene.ts'
import type { ReadItem, ReadLimits, ReadResult } from './limits.ts'

/**
 * One finding in native form, or an array of them. Unknown members are refused by name: a silently
 * dropped `recipie` would be a finding that is never reproduced.
 */
export function readNative(value: unknown, limits: ReadLimits): ReadResult<FindingDocument> {
  const values = Array.isArray(value) ? value : [value]
  if (values.length > limits.items) {
    const message = `The array holds ${values.length} findings; at most ${limits.items} are read at once.`
    return {
      items: [],
      documentError: { code: 'report-too-many-items', path: '', message },
      documentWarnings: [],
    }
  }
  const prefix = (index: number) => (Array.isArray(value) ? `/${index}` : '')
  return {
    items: values.map((item, index) => readOne(item, index + 1, prefix(index))),
    documentWarnings: [],
  }
}

function readOne(value: unknown, position: number, path: string): ReadItem<FindingDocument> {
  const checked = checkFinding(value, path)
  if (!checked.ok) return { position, error: checked.error, warnings: [] }
  if (checked.value.title.trim() === '') {
    const message = `${path}/title is blank. Say in a few words what is wrong with what.`
    return {
      position,
      error: { code: 'finding-invalid-member', path: `${path}/title`, message },
      warnings: [],
    }
  }
  const unsafe = findUnsafe(value)
  if (unsafe !== undefined) {
    const at = `${path}${unsafe.path}`
    const message = `${at} is or holds ${unsafe.what}. Rename or remove it.`
    return { position, error: { code: 'finding-invalid-member', path: at, message }, warnings: [] }
  }
  return { position, document: checked.value, warnings: [] }
}
