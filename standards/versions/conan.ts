import { makeOrder } from './order.ts'
import { compareDigits } from './sortable.ts'

interface Conan {
  /** Dotted items without the zeros at their end. */
  items: string[]
  prerelease: Conan | undefined
  build: Conan | undefined
}

/**
 * Conan 2 (Conan docs, "Version"): dotted items, a prerelease after the first dash, a build after the last
 * plus; both are versions themselves. An item of digits is a number; against any other it is a text, which is
 * the tool's own rule: over a mixture (9 < 10 < 1a < 9) it is no strict order.
 */
export const conanOrder = makeOrder<Conan>(
  (text) => (/^[0-9A-Za-z.+*~_-]+$/.test(text) ? read(text) : undefined),
  compare,
)

function read(text: string): Conan {
  const plus = text.lastIndexOf('+')
  const rest = plus < 0 ? text : text.slice(0, plus)
  const dash = rest.indexOf('-')
  const items = (dash < 0 ? rest : rest.slice(0, dash)).split('.')
  const last = items.findLastIndex((item) => !/^0+$/.test(item))
  return {
    items: items.slice(0, last + 1),
    prerelease: dash < 0 ? undefined : readNested(rest.slice(dash + 1)),
    build: plus < 0 ? undefined : readNested(text.slice(plus + 1)),
  }
}

/** A prerelease or build is taken by its items: a further dash or plus in it has no meaning of its own here. */
function readNested(text: string): Conan {
  const items = text.split(/[.+-]/)
  const last = items.findLastIndex((item) => !/^0+$/.test(item))
  return { items: items.slice(0, last + 1), prerelease: undefined, build: undefined }
}

function compare(a: Conan, b: Conan): number {
  const order = compareItems(a.items, b.items)
  if (order !== 0) return order
  if (a.prerelease === undefined && b.prerelease === undefined) return compareNested(a.build, b.build)
  // A prerelease comes before its release, whatever the builds.
  if (a.prerelease === undefined || b.prerelease === undefined) return a.prerelease === undefined ? 1 : -1
  return compareNested(a.prerelease, b.prerelease) || compareNested(a.build, b.build)
}

function compareNested(a: Conan | undefined, b: Conan | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1
  return compareItems(a.items, b.items)
}

function compareItems(a: readonly string[], b: readonly string[]): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const order = compareItem(a[at]!, b[at]!)
    if (order !== 0) return order
  }
  return a.length - b.length
}

const isNumber = (item: string): boolean => /^\d+$/.test(item)
const asWritten = (item: string): string => (isNumber(item) ? item.replace(/^0+(?=\d)/, '') : item)

function compareItem(a: string, b: string): number {
  if (isNumber(a) && isNumber(b)) return compareDigits(a, b)
  const [left, right] = [asWritten(a), asWritten(b)]
  return left < right ? -1 : left > right ? 1 : 0
}
