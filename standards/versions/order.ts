declare const opaque: unique symbol

/** A version that was read once and can be compared many times. Keys of two schemes must not meet. */
export interface VersionKey {
  readonly [opaque]: true
}

/** How the versions of one scheme are read and ordered. Neither function throws. */
export interface Order {
  /** @returns undefined when the scheme knows no such version */
  parse(text: string): VersionKey | undefined
  /** Negative, 0 or positive; undefined when the two cannot honestly be compared. */
  compare(a: VersionKey, b: VersionKey): number | undefined
}

/** An order from its two functions; what a key holds is nobody's business but theirs. */
export function makeOrder<Key>(
  parse: (text: string) => Key | undefined,
  compare: (a: Key, b: Key) => number | undefined,
): Order {
  return { parse, compare } as unknown as Order
}

/**
 * An order whose keys are texts that sort as the versions do, unit by unit: comparing is comparing two
 * strings, which is as fast as it gets.
 */
export const textOrder = (parse: (text: string) => string | undefined): Order =>
  makeOrder(parse, (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0))
