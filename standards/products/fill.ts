import type { CodedSlot, KnownIndex } from './known-index.ts'
import { abbreviates } from './near.ts'
import type { Analysed } from './query.ts'

/** How much of a name a row holds. */
export interface Filled {
  mask: number
  /** Weight of the words asked for, and of those found. */
  weight: number
  found: number
  inexact: number
  rarest: number
  missing: number[]
  models: { asked: number; found: number }
  misspelt: { written: string; word: string }[]
  shortForms: { written: string; words: string[] }[]
}

/** Looks for each of a name's words in the row. */
export function fillSlots(query: Analysed, index: KnownIndex, slots: readonly CodedSlot[]): Filled {
  const filled: Filled = {
    mask: 0,
    weight: 0,
    found: 0,
    inexact: 0,
    rarest: 0,
    missing: [],
    models: { asked: 0, found: 0 },
    misspelt: [],
    shortForms: [],
  }
  const open: CodedSlot[] = []
  for (const slot of slots) {
    const best = Math.max(...slot.ids.map(index.weightOf))
    const isModel = slot.ids.some((id) => /\d/.test(index.wordOf(id)))
    const exact = slot.ids.reduce((mask, id) => mask | exactMask(query, index.wordOf(id)), 0)
    const near = exact === 0 ? slot.ids.map((id) => query.near.get(id)).find(Boolean) : undefined
    const found = exact !== 0 || near !== undefined
    if (isModel && !slot.optional) filled.models.asked += 1
    if (!found) {
      if (!slot.optional) open.push(slot)
      filled.weight += slot.optional ? best * 0.1 : best
      continue
    }
    if (isModel) filled.models.found += 1
    filled.mask |= exact | (near?.mask ?? 0)
    filled.weight += best
    filled.found += near === undefined ? best : best * 0.8
    filled.rarest = Math.max(filled.rarest, best)
    if (near !== undefined) {
      filled.inexact += 1
      filled.misspelt.push({ written: near.written, word: index.wordOf(slot.ids[0]!) })
    }
  }
  const still = shorten(query, index, open, filled, slots)
  filled.missing.push(...still.map(({ ids }) => ids[0]!))
  return filled
}

/** A word as written, or in the singular or plural; a model number only as written. */
function exactMask(query: Analysed, word: string): number {
  const mask = query.runs.get(word)
  // The 2 of "LenelS2" is not the 2 of HTTP/2: one or two digits stand alone.
  if (/^\d{1,2}$/.test(word)) return query.words.find(({ text }) => text === word)?.mask ?? 0
  if (mask !== undefined) return mask
  if (/\d/.test(word) || word.length < 4) return 0
  return query.runs.get(word.endsWith('s') ? word.slice(0, -1) : `${word}s`) ?? 0
}

/** Open slots that stand side by side in the name may be written by their first letters: PCU, B&R. */
function shorten(
  query: Analysed,
  index: KnownIndex,
  open: readonly CodedSlot[],
  filled: Filled,
  all: readonly CodedSlot[],
): CodedSlot[] {
  if (open.length < 1 || open.length > 6) return [...open]
  const required = all.filter(({ optional }) => !optional)
  const words = required.map(({ ids }) => index.wordOf(ids[0]!))
  const isOpen = required.map((slot) => open.includes(slot))
  let best: { from: number; to: number; run: string; mask: number } | undefined
  for (const { run, mask, ofModel } of query.shorts) {
    // A word that was found stands for itself; the letters of a model number may stand for words beside it.
    if (!ofModel && (mask & filled.mask) !== 0) continue
    for (let from = 0; from < words.length; from += 1)
      for (let to = from + 2; to <= words.length; to += 1) {
        const more = best === undefined || to - from > best.to - best.from
        if (more && isOpen.slice(from, to).includes(true) && abbreviates(run, words.slice(from, to)))
          best = { from, to, run, mask }
      }
  }
  if (best === undefined) return [...open]
  const written = required.slice(best.from, best.to)
  filled.shortForms.push({ written: best.run, words: words.slice(best.from, best.to) })
  filled.mask |= best.mask
  filled.inexact += 1
  for (const slot of open.filter((one) => written.includes(one))) {
    const best = Math.max(...slot.ids.map(index.weightOf))
    filled.found += 0.8 * best
    filled.rarest = Math.max(filled.rarest, 0.6 * best)
  }
  return open.filter((slot) => !written.includes(slot))
}
