import { HOUSES, SAME } from './aliases.ts'
import { fold, squash } from './fold.ts'
import type { KnownProduct, ProductQuery } from './types.ts'
import { vendorKeys } from './vendors.ts'
import { FILLER, isGenericWord } from './words.ts'

export type Random = () => number

/** Numbers 0–1 from a seed (mulberry32): the same seed makes the same rows. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const NOISE = [
  'Raum 12',
  'alt',
  '(Keller)',
  'OG 2',
  'Reserve',
  'Station 4',
  'Müller',
  'Ambulanz',
  '2x',
  'Werk Nord',
  'room 3',
  'old',
  'spare',
  'ICU',
  'leased',
  '(to be replaced)',
  'Verwaltung',
  'étage 1',
  'contrat 2025',
  '!!',
  '(test)',
  'Haus B',
  'IP fix',
]
export const THINGS = [
  'Drucker',
  'Monitor',
  'pump',
  'Firewall',
  'server',
  'Gerät',
  'workstation',
  'Kamera',
  'Steuerung',
  'software',
]
const SUPPLIERS = [
  'Medizintechnik Nord GmbH',
  'IT-Lieferant',
  'Haustechnik',
  'local reseller',
  'Elektro Huber',
  'unbekannt',
  'div.',
]

export const one = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!
/** Without the escapes and underscores of CPE. */
export const plain = (text: string): string =>
  text.replace(/\\(.)/g, '$1').replace(/_/g, ' ').replace(/\s+/g, ' ').trim()

/** Vendor, name and version as a busy person types them. */
export function asWritten(product: KnownProduct, random: Random): { query: ProductQuery; typed: string } {
  const typed = nameAsTyped(plain(product.product), random)
  let name = random() < 0.12 ? misspellOne(typed, random) : typed
  const vendor = vendorAsTyped(product.vendor, random)
  const version = versionAsTyped(random)
  const query: ProductQuery = { name }
  const where = random()
  if (vendor !== '' && where < 0.45) query.vendor = vendor
  else if (vendor !== '' && where < 0.75 && !squash(fold(name)).startsWith(squash(fold(vendor))))
    name = `${vendor} ${name}`
  else if (where > 0.95) query.vendor = one(SUPPLIERS, random)
  if (random() < 0.12 && !/\d/.test(name)) name = `${name} ${Math.floor(10 + random() * 9000)}`
  if (random() < 0.25) name = `${name} ${one(['v', 'V ', 'rel. ', '', 'Version '], random)}${version}`
  else if (random() < 0.35) query.version = version
  if (random() < 0.15)
    name = random() < 0.7 ? `${name} ${one(NOISE, random)}` : `${one(THINGS, random)} ${name}`
  return { query: { ...query, name }, typed }
}

const versionAsTyped = (random: Random): string =>
  Array.from({ length: 2 + Math.floor(random() * 2) }, () => String(Math.floor(random() * 20))).join('.')

export function vendorAsTyped(vendor: string, random: Random): string {
  const [whole = ''] = plain(vendor).split(/[(,]/)
  const short = /\(([^()]{2,12})\)/.exec(vendor)?.[1]
  if (/^(?:n\/a|unknown)$/i.test(whole.trim())) return ''
  const typed = short !== undefined && random() < 0.6 ? short : whole.trim()
  const kin = [...SAME, ...HOUSES].find((names) =>
    names.some((name) => vendorKeys(name)[0] === vendorKeys(typed)[0]),
  )
  if (kin !== undefined && random() < 0.15) return one(kin, random)
  if (random() < 0.08) return misspell(typed, random)
  if (random() < 0.06)
    return `${typed} ${one(['Healthcare', 'Deutschland', 'Medical', 'Schweiz', 'Europe'], random)}`
  if (random() < 0.3) return typed.toUpperCase()
  return random() < 0.3 ? `${typed} ${one(['Inc.', 'GmbH', 'AG', 'Ltd.', 'Corp'], random)}` : typed
}

function nameAsTyped(product: string, random: Random): string {
  const bracketed = /\(([^()]{2,12})\)/.exec(product)?.[1]
  const outside = product.replace(/\([^()]*\)/g, ' ').trim()
  if (bracketed !== undefined && /^[A-Z]{3,}$/.test(bracketed) && random() < 0.2) return bracketed
  const parts = outside.split(/,\s|\sand\s/).filter((part) => part.trim() !== '')
  let words = (random() < 0.5 && parts.length > 1 ? parts[0]! : random() < 0.8 ? outside : product).split(
    /\s+/,
  )
  const telling = (word: string): boolean => !saysLittle(word)
  if (words.filter(telling).length > 0)
    words = words.filter((word) => telling(word) || random() < (FILLER.has(squash(fold(word))) ? 0.5 : 0.8))
  if (words.length > 2 && random() < 0.1 && !/\d/.test(words.at(-1)!)) words.pop()
  if (words.length > 1 && random() < 0.08) words.splice(0, 2, words.slice(0, 2).join(one(['', '-'], random)))
  const text = words.join(' ')
  const letters = random()
  return letters < 0.2 ? text.toUpperCase() : letters < 0.4 ? text.toLowerCase() : text
}

function misspellOne(name: string, random: Random): string {
  const words = name.split(' ')
  const at = Math.floor(random() * words.length)
  return words.with(at, misspell(words[at]!, random)).join(' ')
}

/** One letter dropped, doubled, replaced or swapped, in a word long enough to be known again. */
function misspell(word: string, random: Random): string {
  if (word.length < 5 || /\d/.test(word)) return word
  const at = 1 + Math.floor(random() * (word.length - 2))
  const [before, here, after] = [word.slice(0, at), word[at]!, word.slice(at + 1)]
  const kind = random()
  if (kind < 0.3) return before + after
  if (kind < 0.6) return before + here + here + after
  if (kind < 0.8) return before + String.fromCharCode(97 + Math.floor(random() * 26)) + after
  return before + (after[0] ?? '') + here + after.slice(1)
}

/** A name that no catalogue has a word of. */
export const strangeName = (name: string): string => [...name].reverse().join('')

export const saysLittle = (word: string): boolean =>
  isGenericWord(squash(fold(word))) || FILLER.has(squash(fold(word)))
