import { makeOrder } from './order.ts'
import { numberOf } from './sortable.ts'

/**
 * A version is a list of numbers and qualifiers in which every hyphen, and every change between digits and
 * letters, opens a list within the list. Nothing follows an inner list, so the whole is a flat sequence in
 * which `null` marks where one begins. A qualifier is a text that sorts as qualifiers do.
 */
type Item = number | bigint | string | null

interface Level {
  items: Item[]
  /** Zeros before the inner list count: an unknown qualifier after a dot is behind them. */
  keepsZeros: boolean
}

/** Maven POM reference, "Version Order Specification". Other qualifiers come after all of these, by alphabet. */
const QUALIFIERS: ReadonlyMap<string, string> = new Map([
  ['alpha', '0'],
  ['beta', '1'],
  ['milestone', '2'],
  ['rc', '3'],
  ['cr', '3'],
  ['snapshot', '4'],
  ['', '5'],
  ['ga', '5'],
  ['final', '5'],
  ['release', '5'],
  ['sp', '6'],
])
const RELEASE = '5'
const UNKNOWN = '7'
const SHORT: ReadonlyMap<string, string> = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['m', 'milestone'],
])

/**
 * Maven's ComparableVersion. A qualifier means the same after a dot as after a hyphen (4.0.0.Beta1,
 * 4.0.0-beta-1), as the order's specification has it since Maven 3.9; before, 1 < 1-1 < 1.0.rc < 1 went in a
 * circle. Behind zeros an unknown qualifier after a dot stays what the VERS suite takes it for: 2 < 2-1 < 2.0.x.
 * @returns undefined for text without a digit or with an unresolved property (`${revision}`)
 */
export const mavenOrder = makeOrder(parse, compare)

const VERSION = /^[^\s${}]*\d[^\s${}]*$/
const TOKEN = /[.-]|\d+|[^.\-\d]+/g

function parse(text: string): Item[] | undefined {
  return VERSION.test(text) ? flattened(levelsOf(text.toLowerCase())) : undefined
}

/** Lists from the outermost to the innermost. */
function levelsOf(text: string): Level[] {
  let level: Level = { items: [], keepsZeros: false }
  const levels = [level]
  const open = () => {
    level = { items: [], keepsZeros: false }
    levels.push(level)
  }
  const tokens = text.match(TOKEN) ?? []
  let before = '.'
  for (const [at, token] of tokens.entries()) {
    const isFirst = at === 0
    const isJoined = before !== '.' && before !== '-'
    if (token === '.' || token === '-') {
      // An empty token counts as 0.
      if (isFirst || !isJoined) level.items.push(0)
      if (token === '-') open()
    } else if (isDigits(token)) {
      if (isJoined) open()
      level.items.push(numberOf(token))
    } else {
      const item = qualifier(token, isDigits(tokens[at + 1] ?? ''))
      if (isJoined) open()
      else if (!isFirst && before === '.') {
        level.keepsZeros = item >= UNKNOWN
        open()
      }
      level.items.push(item)
    }
    before = token
  }
  return levels
}

const isDigits = (token: string): boolean => /^\d/.test(token)

function qualifier(word: string, isBeforeNumber: boolean): string {
  const full = (isBeforeNumber ? SHORT.get(word) : undefined) ?? word
  return QUALIFIERS.get(full) ?? UNKNOWN + full
}

/** Zeros and release qualifiers at the end of each list fall away, and lists that become empty with them. */
function flattened(levels: Level[]): Item[] {
  let inner: Item[] = []
  for (const { items, keepsZeros } of levels.reverse()) {
    let end = items.length
    if (!keepsZeros || inner.length === 0) while (end > 0 && againstNothing(items[end - 1]!) === 0) end--
    const own = items.slice(0, end)
    inner = inner.length === 0 || own.length === 0 ? [...own, ...inner] : [...own, null, ...inner]
  }
  return inner
}

/** How an item compares where the other version has ended: with 0, or with the qualifier of a release. */
function againstNothing(item: Item): number {
  if (item === null) return 0
  if (typeof item === 'string') return item < RELEASE ? -1 : item > RELEASE ? 1 : 0
  return item > 0 ? 1 : 0
}

function compare(a: Item[], b: Item[]): number {
  const length = Math.max(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const order =
      at >= a.length
        ? -againstNothing(b[at]!)
        : at >= b.length
          ? againstNothing(a[at]!)
          : compareItems(a[at]!, b[at]!)
    if (order !== 0) return order
  }
  return 0
}

/** Where two lists differ in kind, a qualifier comes before an inner list, that before a number. */
function compareItems(a: Item, b: Item): number {
  if (a === b) return 0
  const kinds = kindOf(a) - kindOf(b)
  if (kinds !== 0) return kinds
  return a! < b! ? -1 : a! > b! ? 1 : 0
}

const kindOf = (item: Item): number => (item === null ? 1 : typeof item === 'string' ? 0 : 2)
