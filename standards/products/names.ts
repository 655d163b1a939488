import { fold, squash, wordsOf } from './fold.ts'
import { abbreviates } from './near.ts'
import type { KnownProduct } from './types.ts'
import { canonicalVendor, relateVendors, vendorKeys } from './vendors.ts'
import { partVersion } from './version-text.ts'
import { FILLER, isGenericWord } from './words.ts'

/** One place in a name: any of its words fills it ("FM20/FM30"). */
export interface Slot {
  words: string[]
  /** Stands in brackets or is a brand: helps when found, hardly missed when not. */
  optional: boolean
}

/** Model numbers a name covers: "MX400-550" → mx, 400, 550. */
export interface ModelRange {
  prefix: string
  from: number
  to: number
}

export type NameKind = 'whole' | 'title' | 'part' | 'short form' | 'line'

/** One way a known product may be called. */
export interface ProductName {
  kind: NameKind
  slots: Slot[]
  vendors: string[]
  /** Version that is part of the name ("Xeleris 3.1", "Windows 10 Version 1809"). */
  version: string | undefined
  ranges: ModelRange[]
  /** Of a hardware line: what it runs, and whether a catalogue names that together with others. */
  line?: { name: string; system: string; amongOthers: boolean }
}

const MOST_NAMES = 12
const MOST_SLOTS = 16
const MOST_BRACKETS = 6

/** Whether letters and digits, as they stand in a text, name a vendor. */
export type IsVendor = (key: string) => boolean

/**
 * The names of a known product: its name and titles without the vendor's, each product of a list ("FortiOS and
 * FortiProxy"), a short form or a former name in brackets. Empty where nothing is named ("Multiple Products").
 */
export function namesOf(known: KnownProduct, isVendor: IsVendor): ProductName[] {
  const names: ProductName[] = []
  const vendors = vendorKeys(known.vendor)
  for (const [at, text] of [known.product, ...(known.titles ?? []).slice(0, 4)].entries()) {
    const whole = at === 0 ? 'whole' : 'title'
    const { outside, inside } = brackets(text)
    const extra = inside.filter((words) => !isOtherName(words, outside))
    const add = (kind: NameKind, part: string, optional: string[]) => {
      const name = nameOf(kind, part, optional, vendors, isVendor)
      if (name !== undefined && names.length < MOST_NAMES) names.push(name)
    }
    add(whole, outside, extra)
    for (const words of inside) if (isOtherName(words, outside)) add('short form', withoutFormerly(words), [])
    const parts = partsOf(outside)
    if (parts.length > 1) for (const part of parts) add('part', part, extra)
  }
  return names
}

/** Text outside and inside brackets; nested ones count as inside. */
function brackets(text: string): { outside: string; inside: string[] } {
  const inside: string[] = []
  const outside = text.slice(0, 300).replace(/\(([^()]{1,200})\)/g, (all, words: string) => {
    // "C(2)" or "LTE(4G)" is part of a word.
    if (words.length < 2 && /\d/.test(words)) return all
    if (inside.length < MOST_BRACKETS) inside.push(words)
    return ' '
  })
  return { outside, inside }
}

const FORMERLY = /^(?:formerly|also known as|aka)\s+/i
const withoutFormerly = (words: string): string => words.replace(FORMERLY, '').split(' and ')[0]!

/** "(ASA)" behind Adaptive Security Appliance, "(Cloud Services Appliance)" behind CSA, "(formerly …)". */
function isOtherName(words: string, outside: string): boolean {
  if (FORMERLY.test(words)) return true
  const inner = wordsOf(fold(words))
  const outer = wordsOf(fold(outside.replace(/\/\S{1,40}/g, ' '))).filter((word) => word !== 'and')
  if (/^[A-Z]{3,6}$/.test(words) && startsWithin(fold(words), outer)) return true
  return shortens(inner.join(''), outer) || (outer.length === 1 && shortens(outer[0]!, inner))
}

/** Letters in order, the first of them at the beginning of a word: EPMM of Endpoint Manager Mobile. */
function startsWithin(letters: string, words: readonly string[]): boolean {
  return words.some((word, at) => {
    if (word[0] !== letters[0]) return false
    const text = words.slice(at).join('')
    let place = -1
    return [...letters].every((letter) => {
      place = text.indexOf(letter, place + 1)
      return place >= 0
    })
  })
}

/** Whether it abbreviates some run of these words. */
function shortens(short: string, words: readonly string[]): boolean {
  for (let from = 0; from < Math.min(words.length, MOST_SLOTS); from += 1)
    for (let to = from + 2; to <= Math.min(words.length, from + 8); to += 1)
      if (abbreviates(short, words.slice(from, to))) return true
  return false
}

const partsOf = (outside: string): string[] =>
  outside
    .split(/,\s|;\s|\s+(?:and|und)\s+/i)
    .map((part) => part.trim())
    // "Series A and B" names no product B.
    .filter((part) => part.length > 2)
    .slice(0, 8)

function nameOf(
  kind: NameKind,
  text: string,
  optional: readonly string[],
  ownVendors: readonly string[],
  isVendor: IsVendor,
): ProductName | undefined {
  const { rest, version } = partVersion(fold(text))
  const slots = slotsOf(rest, false)
  const vendors = [...ownVendors]
  const taken = leadingVendor(slots, vendors, isVendor)
  const own = slots.slice(taken.length)
  if (own.every(({ words }) => words.every(isGenericWord))) {
    // Nothing but "Kernel" or "Core" is left: then the vendor's words belong to the name, if only to be found.
    if (own.length === 0 && taken.length === 0) return undefined
    if (kind === 'part') return undefined
    if (own.length === 0) own.push(...taken.splice(0))
  }
  const extra = optional.flatMap((words) => slotsOf(partVersion(fold(words)).rest, true))
  const brand = taken.map((slot) => ({ ...slot, optional: true }))
  return {
    kind,
    slots: [...own, ...brand, ...extra].slice(0, MOST_SLOTS),
    vendors,
    version,
    ranges: [text, ...optional].flatMap((words) => rangesOf(fold(words))).slice(0, 8),
  }
}

/** The slots at the front that name the vendor or one of its brands; a brand is added to the vendors. */
function leadingVendor(slots: readonly Slot[], vendors: string[], isVendor: IsVendor): Slot[] {
  for (let count = Math.min(4, slots.length); count >= 1; count -= 1) {
    const key = canonicalVendor(
      slots
        .slice(0, count)
        .map(({ words }) => words[0])
        .join(''),
    )
    if (vendors.length === 0 ? !isVendor(key) : !['equal', 'house'].includes(relateVendors(vendors, [key])))
      continue
    if (!vendors.includes(key)) vendors.push(key)
    return slots.slice(0, count)
  }
  return []
}

function slotsOf(folded: string, optional: boolean): Slot[] {
  return folded
    .split(/[\s,;&|[\]{}<>"“”:]+/)
    .flatMap((chunk) => {
      const choices = chunk.split('/').map(squash)
      const stem = /^(\p{L}+)\d/u.exec(choices[0] ?? '')?.[1]
      // "MX700/800" is short for MX700/MX800.
      const full = choices.map((choice, at) =>
        at > 0 && stem && /^\d+$/.test(choice) ? stem + choice : choice,
      )
      const words = full.filter((word) => word !== '' && !FILLER.has(word))
      // "XQ/i", "B/M9000CS" and "I/O" are one word.
      const choice = words.length > 1 && choices.every((word) => word.length > 1)
      if (choice) return [{ words: words.slice(0, 8), optional }]
      return wordsOf(choices.length > 1 ? choices.join('') : chunk)
        .filter((word) => !FILLER.has(word))
        .map((word) => ({ words: [word], optional }))
    })
    .slice(0, MOST_SLOTS)
}

/** "mx400-550": same letters, as many digits, rising. */
function rangesOf(folded: string): ModelRange[] {
  return [
    ...folded.matchAll(/(?:^|[^a-z0-9])([a-z]{1,8})\s?(\d{1,6})\s?[-–]\s?([a-z]{0,8})(\d{1,6})(?![\w-])/g),
  ]
    .map(([, prefix = '', from = '', again = '', to = '']) => ({ prefix, from, again, to }))
    .filter(({ prefix, from, again, to }) => from.length === to.length && (again === '' || again === prefix))
    .map(({ prefix, from, to }) => ({ prefix, from: Number(from), to: Number(to) }))
    .filter(({ from, to }) => from < to)
}

/** The first choice of each word a name asks for. */
export const requiredWords = (name: ProductName): string[] =>
  name.slots.filter(({ optional }) => !optional).map(({ words }) => words[0]!)
