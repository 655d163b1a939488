import { escapePointer } from './pointer.ts'

/**
 * `JSON.parse` makes an own member of `"__proto__"`; harmless there, it reaches a prototype as soon as
 * somebody copies members by assignment. No report needs a member of that name, so none gets past here.
 * Both functions recurse; callers bound the depth first.
 */
export function findProtoMember(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (Object.hasOwn(value, '__proto__')) return '/__proto__'
  for (const [key, member] of Object.entries(value)) {
    const path = findProtoMember(member)
    if (path !== undefined) return `/${escapePointer(key)}${path}`
  }
  return undefined
}

/** Removes them in place. @returns how many there were. */
export function dropProtoMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let dropped = 0
  if (Object.hasOwn(value, '__proto__')) {
    Reflect.deleteProperty(value, '__proto__')
    dropped += 1
  }
  for (const member of Object.values(value)) dropped += dropProtoMembers(member)
  return dropped
}
