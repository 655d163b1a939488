import { calibrated, chanceOf } from './confidence.ts'
import { compare, type Features } from './features.ts'
import { gather } from './gather.ts'
import type { KnownIndex } from './known-index.ts'
import type { Analysed } from './query.ts'
import { relateVendors } from './vendors.ts'

/** A known product with its best name for a row. */
export interface Ranked {
  product: number
  name: number
  features: Features
  /** 0–1: of the name seen alone; and the share of such answers, beside their rivals, that are right. */
  chance: number
  confidence: number
}

/** Known products that a row may mean, best first, each once. */
export function rank(query: Analysed, index: KnownIndex): Ranked[] {
  const best = new Map<number, Ranked>()
  for (const name of gather(query, index)) {
    const features = compare(query, index, name)
    const chance = chanceOf(features)
    const product = index.productOf[name]!
    const known = best.get(product)
    if (known === undefined || known.chance < chance)
      best.set(product, { product, name, features, chance, confidence: chance })
  }
  const ranked = [...best.values()].sort((a, b) => b.chance - a.chance)
  return ranked
    .map((one) => {
      const chance = besideRivals(one, ranked, index)
      // What a line of hardware runs is a rule's word, not a fitted one: it stands as it is.
      return { ...one, confidence: one.features.line === undefined ? calibrated(chance) : chance }
    })
    .sort((a, b) => b.confidence - a.confidence || spelling(index, b) - spelling(index, a))
}

/** Of equal answers, the one people read best: a product alone, spelt with capitals. */
const spelling = (index: KnownIndex, { product, features }: Ranked): number =>
  (features.kind === 'whole' ? 2 : 0) + (/\p{Lu}/u.test(index.products[product]!.product) ? 1 : 0)

const odds = (chance: number): number => chance / Math.max(1e-9, 1 - chance)

/**
 * A row means one product. Another one that explains it as well takes its share of the confidence; spellings of
 * the same product do not, nor does one that explains only part of what this one does (Windows beside Windows 10).
 */
function besideRivals(one: Ranked, ranked: readonly Ranked[], index: KnownIndex): number {
  const rival = ranked.find(
    (other) => other.chance >= 0.02 && !isLess(other, one) && !isSame(one, other, index),
  )
  if (rival === undefined) return one.chance
  const own = odds(one.chance)
  return one.chance * (own / (own + odds(rival.chance)))
}

function isLess(other: Ranked, one: Ranked): boolean {
  if ((other.features.mask & ~one.features.mask) !== 0) return false
  const lessVersion = one.features.version === 'equal' && other.features.version !== 'equal'
  return other.features.mask !== one.features.mask || lessVersion
}

/** One product under two spellings, or a line of hardware beside the system it runs: both are true. */
function isSame(one: Ranked, other: Ranked, index: KnownIndex): boolean {
  const vendors = relateVendors(index.vendorsOf(one.name), index.vendorsOf(other.name))
  if (vendors !== 'equal' && vendors !== 'house') return false
  const [line, otherLine] = [one.features.line, other.features.line]
  if (line !== undefined && otherLine !== undefined) return line.name === otherLine.name
  if (line !== undefined || otherLine !== undefined) return true
  const [name, otherName] = [wordsApart(one, index), wordsApart(other, index)]
  return (
    name.telling === otherName.telling &&
    (name.generic.every((id) => otherName.generic.includes(id)) ||
      otherName.generic.every((id) => name.generic.includes(id)))
  )
}

/** What a name says apart from spelling, brand and brackets; "Exchange" and "Exchange Server" differ in nothing telling. */
function wordsApart({ name }: Ranked, index: KnownIndex): { telling: string; generic: number[] } {
  const slots = index.slotsOf(name).filter(({ optional }) => !optional)
  const generic = slots.filter(({ ids }) => ids.every(index.isGeneric))
  const telling = slots.filter((slot) => !generic.includes(slot))
  const words = telling.map(({ ids }) => ids.map(index.wordOf).toSorted().join('/'))
  return {
    // "SMA100" and "SMA 100" are one.
    telling: `${words.join('')} ${index.special(name)?.version ?? ''}`,
    generic: generic.flatMap(({ ids }) => ids),
  }
}
