import { type Filled, fillSlots } from './fill.ts'
import type { CodedSlot, KnownIndex } from './known-index.ts'
import type { NameKind, ProductName } from './names.ts'
import type { Analysed } from './query.ts'
import type { QueryWord } from './query-text.ts'
import { relateVendors } from './vendors.ts'

/** What speaks for and against a row being one known product under one of its names. */
export interface Features {
  kind: NameKind
  vendor: 'equal' | 'named' | 'house' | 'near' | 'misspelt' | 'absent' | 'strange' | 'other' | 'unstated'
  /** Share of the name's words found, by weight, misspelt ones counted less; 0–1. */
  cover: number
  /** Every word that is asked for was found, and every one as written. */
  complete: boolean
  exact: boolean
  missing: string[]
  missingGeneric: string[]
  /** Of what the name asks for nothing was found, and the row says something else. */
  elsewhere: boolean
  /** Words of the row that the name does not explain: known from other products, unknown, with digits. */
  leftKnown: string[]
  leftUnknown: string[]
  leftModels: string[]
  model: 'none' | 'equal' | 'in range' | 'missing' | 'other'
  version: 'none' | 'equal' | 'other' | 'missing'
  /** Weight of the most telling word found, 0–1. */
  rarest: number
  /** One short everyday-looking word is all the name has: "Panel", not "WinRAR" or "Prismaflex 2". */
  bare: boolean
  /** The name has only words that many products share. */
  generic: boolean
  misspelt: { written: string; word: string }[]
  shortForms: { written: string; words: string[] }[]
  line: ProductName['line']
  /** Atoms of the row that this name explains. */
  mask: number
}

/** Compares a row with one name. */
export function compare(query: Analysed, index: KnownIndex, name: number): Features {
  const slots = index.slotsOf(name)
  const special = index.special(name)
  const filled = fillSlots(query, index, slots)
  const range = special?.ranges.map((one) => maskInRange(query, one)).find((mask) => mask !== 0) ?? 0
  const vendor = vendorOf(query, index.vendorsOf(name), filled.mask)
  const mask = filled.mask | range | vendor.mask
  const left = query.words.filter(
    (word) =>
      word.inName && !isExplained(query, word, mask) && word.kind !== 'filler' && word.kind !== 'descriptive',
  )
  const leftModels = left.filter(({ kind }) => kind === 'model').map(({ text }) => text)
  const leftWords = left.filter(({ kind, mask: own }) => kind !== 'model' && (own & mask) === 0)
  const required = slots.filter(({ optional }) => !optional)
  const isKnown = (text: string) => index.wordId(text) !== undefined
  return {
    kind: index.kindOf(name),
    vendor: vendor.relation,
    cover: filled.weight === 0 ? 0 : filled.found / filled.weight,
    complete: filled.missing.length === 0,
    exact: filled.missing.length === 0 && filled.inexact === 0,
    missing: filled.missing.filter((id) => !index.isGeneric(id)).map(index.wordOf),
    missingGeneric: filled.missing.filter(index.isGeneric).map(index.wordOf),
    elsewhere: filled.missing.length === required.length && left.length > 0,
    leftKnown: leftWords.filter(({ text }) => isKnown(text)).map(({ text }) => text),
    leftUnknown: leftWords.filter(({ text }) => !isKnown(text)).map(({ text }) => text),
    leftModels,
    model: modelOf(filled, range, leftModels, special?.ranges.length ?? 0),
    version: versionOf(query.versions, special?.version),
    rarest: filled.rarest,
    bare: isBare(index, required, index.products[index.productOf[name]!]!.product),
    generic: required.every(({ ids }) => ids.every(index.isGeneric)),
    misspelt: filled.misspelt,
    shortForms: filled.shortForms,
    line: special?.line,
    mask,
  }
}

/** Catalogues that spell in capitals show a coined name (WinRAR); of those that do not, only very short ones count. */
function isBare(index: KnownIndex, required: readonly CodedSlot[], spelt: string): boolean {
  const word = required.length === 1 ? index.wordOf(required[0]!.ids[0]!) : ''
  const short = /\p{Lu}/u.test(spelt) ? 8 : 6
  return /^\p{L}+$/u.test(word) && word.length <= short && !/\p{Ll}\p{Lu}/u.test(spelt)
}

/** A model number is explained with its first digits ("9300-48P" by 9300), any other word as a whole. */
function isExplained(query: Analysed, word: QueryWord, mask: number): boolean {
  if (word.kind !== 'model') return (word.mask & ~mask) === 0
  for (let at = 0; at < query.atoms.length; at += 1) {
    const bit = 1 << at
    if ((word.mask & bit) !== 0 && /\d/.test(query.atoms[at]!)) return (mask & bit) !== 0
  }
  return true
}

/** Atoms "mx", "450" within mx 400–550. */
function maskInRange(query: Analysed, range: { prefix: string; from: number; to: number }): number {
  for (const [at, atom] of query.atoms.entries()) {
    const number = Number(query.atoms[at + 1] ?? Number.NaN)
    if (atom === range.prefix && number >= range.from && number <= range.to) return 0b11 << at
  }
  return 0
}

function modelOf(
  filled: Filled,
  range: number,
  leftModels: readonly string[],
  ranges: number,
): Features['model'] {
  const { asked, found } = filled.models
  if (range !== 0) return 'in range'
  if (asked > 0 && found >= asked) return 'equal'
  if (asked === 0 && ranges === 0) return found > 0 ? 'equal' : 'none'
  return leftModels.length > 0 ? 'other' : 'missing'
}

function vendorOf(
  query: Analysed,
  theirs: readonly string[],
  explained: number,
): { relation: Features['vendor']; mask: number } {
  if (theirs.length === 0) return { relation: 'unstated', mask: 0 }
  let mask = 0
  let named: Features['vendor'] | undefined
  let another = false
  for (const [key, own] of query.namedVendors) {
    const relation = relateVendors([key], theirs)
    if (relation !== 'equal' && relation !== 'house') {
      // A text that begins with a vendor is about that vendor, unless the word is the product's own.
      another ||= (own & 1) !== 0 && (own & explained) === 0
      continue
    }
    mask |= own
    if (relation === 'equal') named = 'named'
    else named ??= 'house'
  }
  const given = query.givenVendors.length === 0 ? 'other' : relateVendors(query.givenVendors, theirs)
  if (given === 'equal') return { relation: query.mendedVendor === undefined ? 'equal' : 'misspelt', mask }
  if (named === 'named')
    return { relation: given === 'other' && query.givenVendors.length > 0 ? 'house' : 'named', mask }
  if (given === 'house' || named === 'house') return { relation: 'house', mask }
  if (given === 'near') return { relation: 'near', mask }
  if (query.givenVendors.length > 0 || another) return { relation: 'other', mask }
  return { relation: query.strangeVendor ? 'strange' : 'absent', mask }
}

function versionOf(ours: readonly string[], theirs: string | undefined): Features['version'] {
  if (theirs === undefined) return 'none'
  if (ours.length === 0) return 'missing'
  const plain = (version: string): string => version.toLowerCase().replace(/\s/g, '')
  const whole = plain(theirs)
  const stem = whole.replace(/\.x+$/, '')
  const equal = ours.map(plain).some((one) => one === whole || one === stem || one.startsWith(`${stem}.`))
  return equal ? 'equal' : 'other'
}
