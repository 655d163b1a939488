/**
 * Reading values of unknown shape. Real tools break their own schemas: whatever is not of the expected
 * kind counts as absent. Only own members are looked at, so a key `constructor` finds nothing inherited.
 */
export type Loose = Readonly<Record<string, unknown>>

export function asObject(value: unknown): Loose | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : undefined
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Text that says something; blank text counts as absent. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** An own member of an object, whatever the object is. */
export function member(value: unknown, key: string): unknown {
  const object = asObject(value)
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined
}

/** The item an index member points to; undefined for -1 (SARIF's "none") and anything out of range. */
export function itemAt(list: unknown, index: unknown): unknown {
  const at = asNumber(index)
  return at === undefined || at < 0 ? undefined : asList(list)[at]
}
