import { makeOrder } from './order.ts'
import { numberOf } from './sortable.ts'

/** A segment of letters is a text, one of digits a number. */
type Segment = string | number | bigint

/** Gem::Version::VERSION_PATTERN. */
const GEM = /^[0-9]+(?:\.[0-9a-zA-Z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/

/**
 * RubyGems' Gem::Version: segments of digits and of letters, a dash meaning `.pre.`; segments of letters make
 * a prerelease and come before numbers; zeros at the end of the numbers and of the whole do not count.
 */
export const gemOrder = makeOrder(parse, compare)

function parse(text: string): Segment[] | undefined {
  if (!GEM.test(text)) return undefined
  const found = text.replaceAll('-', '.pre.').match(/[0-9]+|[a-z]+/gi) ?? []
  const segments = found.map((part): Segment => (/^\d/.test(part) ? numberOf(part) : part))
  const firstWord = segments.findIndex((segment) => typeof segment === 'string')
  const at = firstWord < 0 ? segments.length : firstWord
  return [...withoutZeros(segments.slice(0, at)), ...withoutZeros(segments.slice(at))]
}

function withoutZeros(segments: Segment[]): Segment[] {
  return segments.slice(0, segments.findLastIndex((segment) => againstNothing(segment) !== 0) + 1)
}

function compare(a: Segment[], b: Segment[]): number {
  const length = Math.max(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const order =
      at >= a.length
        ? -againstNothing(b[at]!)
        : at >= b.length
          ? againstNothing(a[at]!)
          : compareSegments(a[at]!, b[at]!)
    if (order !== 0) return order
  }
  return 0
}

/** Where the other version has ended: a word is less than nothing, a number more, a zero neither. */
const againstNothing = (segment: Segment): number => (typeof segment === 'string' ? -1 : segment > 0 ? 1 : 0)

function compareSegments(a: Segment, b: Segment): number {
  if (a === b) return 0
  if (typeof a === 'string') return typeof b !== 'string' || a < b ? -1 : 1
  return typeof b === 'string' || a > b ? 1 : -1
}
