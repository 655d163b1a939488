import { fold, squash, wordsOf } from './fold.ts'
import type { KnownProduct, ProductQuery } from './types.ts'
import {
  asWritten,
  NOISE,
  one,
  plain,
  type Random,
  saysLittle,
  strangeName,
  THINGS,
  vendorAsTyped,
} from './typing.fixtures.ts'
import { relateVendors, vendorKeys } from './vendors.ts'
import { partVersion } from './version-text.ts'
import { FILLER, isGenericWord } from './words.ts'

/** A row as somebody might have written it, and the products of the catalogue it means; empty: none of them. */
export interface MadeRow {
  query: ProductQuery
  means: ReadonlySet<KnownProduct>
  /** Products that are taken out of the catalogue for this row, so that it holds nothing right. */
  hidden: ReadonlySet<KnownProduct>
  /** How it was made, to look at what goes wrong. */
  how: string
}

/** Which half of the catalogue a product is in: points are fitted on one, measured on the other. */
export function halfOf(product: KnownProduct): 'fitted' | 'held' {
  let hash = 17
  // By vendor and first word, so that spellings and sister products fall into the same half.
  const key = `${vendorKeys(product.vendor)[0] ?? ''} ${wordsOf(fold(plain(product.product)))[0] ?? ''}`
  for (const char of key) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) >>> 0
  return hash % 2 === 0 ? 'fitted' : 'held'
}

interface Entry {
  product: KnownProduct
  vendors: string[]
  /** Telling words of the whole name without version and brackets, and of each product it names. */
  words: string[]
  parts: string[]
}

/** Rows about the products of one half, by what people do to names; about 40% mean nothing in the catalogue. */
export function makeRows(
  products: readonly KnownProduct[],
  half: 'fitted' | 'held',
  count: number,
  random: Random,
): MadeRow[] {
  const entries = products.map(entryOf)
  const own = entries.filter(({ product, words }) => halfOf(product) === half && words.length > 0)
  const siblings = siblingsIn(entries)
  return Array.from({ length: count }, () => makeRow(one(own, random), own, siblings, random))
}

/** Entries of the same vendor or house, looked up once for each entry. */
function siblingsIn(entries: readonly Entry[]): (entry: Entry) => readonly Entry[] {
  const found = new Map<Entry, readonly Entry[]>()
  return (entry) => {
    const known = found.get(entry)
    if (known !== undefined) return known
    const siblings = entries.filter((other) => related(other, entry))
    found.set(entry, siblings)
    return siblings
  }
}

const NONE: ReadonlySet<KnownProduct> = new Set()
const setOf = (entries: readonly Entry[]): Set<KnownProduct> => new Set(entries.map(({ product }) => product))

function makeRow(
  entry: Entry,
  own: readonly Entry[],
  siblingsOf: (entry: Entry) => readonly Entry[],
  random: Random,
): MadeRow {
  const kind = random()
  if (kind < 0.05) {
    const heading = `${one(NOISE, random)} ${one(THINGS, random)}`
    return { query: { name: heading }, means: NONE, hidden: NONE, how: 'a heading' }
  }
  const siblings = siblingsOf(entry)
  const written = asWritten(entry.product, random)
  if (kind < 0.18) {
    const { vendor } = written.query
    const query = vendor === undefined ? written.query : { ...written.query, vendor: strangeName(vendor) }
    return { query, means: NONE, hidden: setOf(siblings), how: 'a vendor in no catalogue' }
  }
  if (kind < 0.28) {
    const hidden = setOf(siblings.filter((other) => overlap(other.words, entry.words)))
    return { query: written.query, means: NONE, hidden, how: 'not in the catalogue' }
  }
  const other = kind < 0.48 ? sibling(entry.product, own, random) : undefined
  if (other !== undefined) {
    const words = tellingWords(other.name)
    const hidden = setOf(siblings.filter((known) => overlap(known.words, words)))
    return { query: other, means: NONE, hidden, how: 'a sibling nobody lists' }
  }
  // What was typed may be the full name of a sister product too; then either is right.
  const keys = [written.typed, entry.product.product].map((text) => keyOf(text, entry.vendors))
  const means = siblings.filter((known) => known.parts.some((part) => keys.includes(part)))
  return { query: written.query, means: setOf(means), hidden: NONE, how: 'as written' }
}

const overlap = (one: readonly string[], other: readonly string[]): boolean =>
  one.every((word) => other.includes(word)) || other.every((word) => one.includes(word))

const related = (one: Entry, other: Entry): boolean =>
  one.product === other.product ||
  ['equal', 'house'].includes(relateVendors(one.vendors, other.vendors)) ||
  (one.vendors.length === 0 &&
    other.vendors.some((key) => squash(fold(one.product.product)).includes(key))) ||
  (other.vendors.length === 0 && overlap(one.words, other.words))

const tellingWords = (text: string): string[] =>
  wordsOf(fold(partVersion(plain(text).replace(/\([^()]*\)/g, ' ')).rest)).filter((word) => !FILLER.has(word))

/** Words in order, without the vendor's, and the version in the name. */
function keyOf(text: string, vendors: readonly string[]): string {
  const { rest, version } = partVersion(plain(text).replace(/\([^()]*\)/g, ' '))
  const words = wordsOf(fold(rest)).filter((word) => !FILLER.has(word) && !vendors.includes(word))
  // "DIR-645 Router" and "dir-645" are one: beside a model number, words that many products share say nothing.
  const numbered = words.some((word) => /\d{3}/.test(word))
  const telling = numbered ? words.filter((word) => !isGenericWord(word)) : words
  return `${telling.toSorted().join('')} ${version ?? ''}`
}

function entryOf(product: KnownProduct): Entry {
  const stated = vendorKeys(product.vendor)
  // "n/a, VMware ESXi": the vendor is in the name.
  const vendors = stated.length > 0 ? stated : vendorKeys(plain(product.product).split(' ')[0]!)
  const outside = plain(product.product).replace(/\([^()]*\)/g, ' ')
  const parts = [product.product, ...outside.split(/,\s|\sand\s/)].map((part) => keyOf(part, vendors))
  return { product, vendors, words: tellingWords(product.product), parts: [...new Set(parts)] }
}

/** Another thing of the same vendor that no catalogue lists: another model number, or another second word. */
function sibling(product: KnownProduct, own: readonly Entry[], random: Random): ProductQuery | undefined {
  const words = plain(product.product)
    .replace(/\([^()]*\)/g, ' ')
    .trim()
    .split(/\s+/)
  const number = words.findIndex((word) => /\d{2}/.test(word))
  const vendor = vendorAsTyped(product.vendor, random)
  if (number >= 0 && random() < 0.7) {
    words[number] = words[number]!.replace(/\d/g, () => String(Math.floor(random() * 10)))
    return { name: words.join(' '), vendor }
  }
  const telling = words.filter((word) => !saysLittle(word))
  if (telling.length < 2) return undefined
  const other = one(own, random).words.findLast((word) => !saysLittle(word) && !/\d/.test(word))
  if (other === undefined) return undefined
  // Half of what a vendor sells has a name that no catalogue has a word of.
  return { name: `${telling[0]} ${random() < 0.5 ? other : strangeName(other)}`, vendor }
}
