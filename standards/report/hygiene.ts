import { isStorable, storable } from '../judging/text.ts'
import { escapePointer } from './pointer.ts'

/**
 * What no report may carry further, although JSON allows it.
 *
 * `JSON.parse` makes an own member of `"__proto__"`; harmless there, it reaches a prototype as soon as
 * somebody copies members by assignment. And text with a NUL or half of a surrogate pair has no canonical
 * JSON form (RFC 8785) and no place in a PostgreSQL text.
 *
 * All functions recurse; callers bound the depth first.
 */
export interface Unsafe {
  /** JSON Pointer to the member. */
  path: string
  what: 'a member called __proto__' | 'a NUL or half of a surrogate pair'
}

/** The first unsafe thing in a value, or undefined. */
export function findUnsafe(value: unknown): Unsafe | undefined {
  if (typeof value === 'string') {
    return isStorable(value) ? undefined : { path: '', what: 'a NUL or half of a surrogate pair' }
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (Object.hasOwn(value, '__proto__')) return { path: '/__proto__', what: 'a member called __proto__' }
  for (const [key, member] of Object.entries(value)) {
    const found = findUnsafe(key) ?? findUnsafe(member)
    if (found !== undefined) return { ...found, path: `/${escapePointer(key)}${found.path}` }
  }
  return undefined
}

/**
 * The value without the unsafe: members called `__proto__` and members with unclean names are removed,
 * unclean characters become U+FFFD. Arrays and objects are changed in place.
 * @returns the value, and how many changes there were
 */
export function madeSafe(value: unknown): { value: unknown; changes: number } {
  if (typeof value === 'string') {
    return isStorable(value) ? { value, changes: 0 } : { value: storable(value), changes: 1 }
  }
  if (typeof value !== 'object' || value === null) return { value, changes: 0 }
  let changes = 0
  for (const key of Object.keys(value)) {
    if (key === '__proto__' || !isStorable(key)) {
      Reflect.deleteProperty(value, key)
      changes += 1
      continue
    }
    const member = madeSafe(Reflect.get(value, key))
    if (member.changes > 0) Reflect.set(value, key, member.value)
    changes += member.changes
  }
  return { value, changes }
}
