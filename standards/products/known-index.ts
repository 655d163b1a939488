import { fold, wordsOf } from './fold.ts'
import { type IsVendor, type NameKind, namesOf, type ProductName, requiredWords, type Slot } from './names.ts'
import { createNearWords, type NearWords } from './near.ts'
import { LINES } from './runs.ts'
import type { KnownProduct } from './types.ts'
import { aliasKeys, relateVendors, vendorKeys } from './vendors.ts'
import { FILLER, isGenericWord } from './words.ts'

/**
 * Known products, ready to be asked: a name is a number, its words are numbers in one long list, and each word
 * knows the names it stands in.
 */
export interface KnownIndex {
  products: readonly KnownProduct[]
  /** Number of names; the lists below have an entry for each. */
  names: number
  productOf: Int32Array
  kindOf(name: number): NameKind
  vendorsOf(name: number): readonly string[]
  slotsOf(name: number): CodedSlot[]
  /** What only some names have: a version or model ranges in the name, a line and its system. */
  special(name: number): Special | undefined
  wordId(word: string): number | undefined
  wordOf(id: number): string
  /** 0–1: how much a word tells products apart; 1 for one that stands in a single name. */
  weightOf(id: number): number
  isGeneric(id: number): boolean
  /** Names the word stands in, in rising order. */
  namesWith(id: number): Int32Array
  /** Tells whether a name's product is of one of these vendors, by key. */
  ofVendors(keys: Iterable<string>): (name: number) => boolean
  isVendor: IsVendor
  /** Whether a vendor's name begins with this and goes on with another word: "Hamilton" of Hamilton Medical. */
  beginsVendor: IsVendor
  nearWords: NearWords
  nearVendors: NearWords
}

type Special = Pick<ProductName, 'version' | 'ranges' | 'line'>

export interface CodedSlot {
  ids: number[]
  optional: boolean
}

const KINDS: readonly NameKind[] = ['whole', 'title', 'part', 'short form', 'line']

/** More products than all public catalogues name together. */
const MOST_PRODUCTS = 1_000_000
/** First letters of a name's words are found as a word of their own, under a sign no word has. */
export const initialsWord = (letters: string): string => `~${letters}`

/** All of a name's words joined are found likewise, however common each of them is. */
export const wholeWord = (joined: string): string => `=${joined}`

/** @throws RangeError beyond a million products: split the catalogue by vendor then */
export function indexProducts(given: Iterable<KnownProduct>): KnownIndex {
  const products = [...given]
  if (products.length > MOST_PRODUCTS)
    throw new RangeError(
      `At most ${MOST_PRODUCTS} known products fit one resolver; ${products.length} came. Split them by vendor.`,
    )
  const vendors = vendorLookup(products)
  const table = emptyTable()
  for (const [at, product] of products.entries()) {
    const own = namesOf(product, vendors.isVendor)
    for (const name of [...own, ...linesOf(own)]) addName(table, at, name)
  }
  return indexOf(table, products, vendors)
}

interface VendorLookup {
  isVendor: IsVendor
  beginsVendor: IsVendor
}

function vendorLookup(products: readonly KnownProduct[]): VendorLookup {
  const keys = new Set(aliasKeys())
  const beginnings = new Set<string>()
  for (const vendor of new Set(products.map((product) => product.vendor))) {
    for (const key of vendorKeys(vendor)) keys.add(key)
    const words = wordsOf(fold(vendor)).slice(0, 4)
    for (let count = 1; count < words.length; count += 1) beginnings.add(words.slice(0, count).join(''))
  }
  return { isVendor: (key) => keys.has(key), beginsVendor: (key) => key.length > 3 && beginnings.has(key) }
}

const nameWords = (name: string): string[] => wordsOf(fold(name)).filter((word) => !FILLER.has(word))

const LINE_NAMES = LINES.map((line) => ({
  ...line,
  vendors: vendorKeys(line.vendor),
  systems: new Map(line.runs.map((system) => [nameWords(system).join(''), system])),
  words: wordsOf(fold(line.line)),
}))

/** Names of the hardware lines that run this product, when it is a system of runs.ts. */
function linesOf(own: readonly ProductName[]): ProductName[] {
  const spelled = (kind: NameKind): string[] =>
    own.filter((name) => name.kind === kind).map((name) => requiredWords(name).join(''))
  const [wholes, parts] = [spelled('whole'), spelled('part')]
  const vendors = own[0]?.vendors ?? []
  return LINE_NAMES.filter(
    ({ systems, vendors: makers }) =>
      [...wholes, ...parts].some((name) => systems.has(name)) &&
      ['equal', 'house'].includes(relateVendors(vendors, makers)),
  ).map(({ words, models, line, systems, vendors: maker }) => ({
    kind: 'line',
    slots: words.map((word): Slot => ({ words: [word], optional: false })),
    vendors: [...new Set([...vendors, ...maker])],
    version: undefined,
    ranges: models === undefined ? [] : [{ prefix: words.at(-1) ?? '', from: models[0], to: models[1] }],
    line: {
      name: line,
      system: [...wholes, ...parts].flatMap((name) => systems.get(name) ?? [])[0]!,
      amongOthers: !wholes.some((name) => systems.has(name)),
    },
  }))
}

/** The lists of all names while they grow. */
interface NameTable {
  words: string[]
  ids: Map<string, number>
  productOf: number[]
  kindOf: number[]
  vendorLists: (readonly string[])[]
  vendorIds: Map<string, number>
  vendorOf: number[]
  /** Where each name's slots begin in `slots`, and where the last one's end. */
  starts: number[]
  /** Word number times four, plus one when optional, plus two when it is a further choice of the same slot. */
  slots: number[]
  /** Further entries: a name under its words' first letters, and under all its words joined. */
  extra: [name: number, word: number][]
  specials: Map<number, Special>
}

const emptyTable = (): NameTable => ({
  words: [],
  ids: new Map(),
  productOf: [],
  kindOf: [],
  vendorLists: [],
  vendorIds: new Map(),
  vendorOf: [],
  starts: [0],
  slots: [],
  extra: [],
  specials: new Map(),
})

/** The number of a thing met before, or the next number. */
function numberOf<T>(numbers: Map<string, number>, list: T[], key: string, thing: T): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, list.length)
  return list.push(thing) - 1
}

function addName(table: NameTable, product: number, name: ProductName): void {
  const id = table.productOf.push(product) - 1
  const word = (text: string): number => numberOf(table.ids, table.words, text, text)
  table.kindOf.push(KINDS.indexOf(name.kind))
  table.vendorOf.push(numberOf(table.vendorIds, table.vendorLists, name.vendors.join(' '), name.vendors))
  for (const { words, optional } of name.slots)
    for (const [at, text] of words.entries())
      table.slots.push(word(text) * 4 + (optional ? 1 : 0) + (at > 0 ? 2 : 0))
  table.starts.push(table.slots.length)
  const asked = requiredWords(name)
  table.extra.push([id, word(wholeWord(asked.join('')))])
  if (asked.length > 1 && asked.length < 9)
    table.extra.push([id, word(initialsWord(asked.map((text) => text[0]).join('')))])
  const { version, ranges, line } = name
  if (version !== undefined || ranges.length > 0 || line !== undefined)
    table.specials.set(id, { version, ranges, ...(line === undefined ? {} : { line }) })
}

function indexOf(table: NameTable, products: readonly KnownProduct[], lookup: VendorLookup): KnownIndex {
  const { words, ids, vendorLists, specials } = table
  const names = table.productOf.length
  const productOf = Int32Array.from(table.productOf)
  const kindOf = Uint8Array.from(table.kindOf)
  const vendorOf = Int32Array.from(table.vendorOf)
  const starts = Int32Array.from(table.starts)
  const slots = Int32Array.from(table.slots)
  const { at, list } = postingsOf(table)
  const generic = new Set(words.flatMap((word, id) => (isGenericWord(word) ? [id] : [])))
  const listsOf = new Map<string, number[]>()
  for (const [list, keys] of vendorLists.entries())
    for (const key of keys) {
      const own = listsOf.get(key)
      if (own === undefined) listsOf.set(key, [list])
      else own.push(list)
    }
  const scale = Math.log(names + 1)
  return {
    products,
    names,
    productOf,
    kindOf: (name) => KINDS[kindOf[name]!]!,
    vendorsOf: (name) => vendorLists[vendorOf[name]!]!,
    slotsOf: (name) => decode(slots, starts[name]!, starts[name + 1]!),
    special: (name) => specials.get(name),
    wordId: (word) => ids.get(word),
    wordOf: (id) => words[id]!,
    weightOf: (id) =>
      generic.has(id) ? 0.3 : 0.5 + 0.5 * (1 - Math.log(Math.max(1, at[id + 1]! - at[id]!)) / scale),
    isGeneric: (id) => generic.has(id),
    namesWith: (id) => list.subarray(at[id]!, at[id + 1]!),
    ofVendors: (keys) => {
      const lists = new Set([...keys].flatMap((key) => listsOf.get(key) ?? []))
      return (name) => lists.has(vendorOf[name]!)
    },
    ...lookup,
    nearWords: createNearWords(words),
    nearVendors: createNearWords([...listsOf.keys()]),
  }
}

/** Which names each word stands in: counted, then filled, so that nothing but the two lists is kept. */
function postingsOf(table: NameTable): { at: Int32Array; list: Int32Array } {
  const at = new Int32Array(table.words.length + 1)
  for (const coded of table.slots) at[(coded >> 2) + 1]! += 1
  for (const [, word] of table.extra) at[word + 1]! += 1
  for (let id = 0; id < table.words.length; id += 1) at[id + 1]! += at[id]!
  const next = at.slice(0, -1)
  const list = new Int32Array(at.at(-1) ?? 0)
  for (let name = 0; name < table.productOf.length; name += 1)
    for (let slot = table.starts[name]!; slot < table.starts[name + 1]!; slot += 1)
      list[next[table.slots[slot]! >> 2]!++] = name
  for (const [name, word] of table.extra) list[next[word]!++] = name
  return { at, list }
}

function decode(slots: Int32Array, from: number, to: number): CodedSlot[] {
  const found: CodedSlot[] = []
  for (let at = from; at < to; at += 1) {
    const coded = slots[at]!
    if ((coded & 2) !== 0) found.at(-1)?.ids.push(coded >> 2)
    else found.push({ ids: [coded >> 2], optional: (coded & 1) !== 0 })
  }
  return found
}
