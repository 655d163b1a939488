import { initialsWord, type KnownIndex, wholeWord } from './known-index.ts'
import type { Analysed } from './query.ts'

/** A word in more names than this is looked up only together with another word or a vendor. */
const MOST_OF_WORD = 400
/** Of a word's names no more are gone through. */
const MOST_SCANNED = 50_000
const MOST_COMPARED = 60

interface Found {
  names: Int32Array
  weight: number
}

/**
 * Names that share the most telling words with a row, at most sixty: blocking, so that comparing costs the same
 * however many products there are. A rare word brings its names; a common one those of the row's vendors, and
 * those that share a second common word.
 */
export function gather(query: Analysed, index: KnownIndex): number[] {
  const weights = new Map<number, number>()
  const hit = (name: number, weight: number) => weights.set(name, (weights.get(name) ?? 0) + weight)
  const keys = [...query.givenVendors, ...query.namedVendors.keys()]
  const isOwn = index.ofVendors(keys)
  const common: Found[] = []
  for (const { names, weight } of lookups(query, index)) {
    if (names.length <= MOST_OF_WORD) for (const name of names) hit(name, weight + (isOwn(name) ? 0.3 : 0))
    else common.push({ names: names.subarray(0, MOST_SCANNED), weight })
  }
  if (keys.length > 0)
    for (const { names, weight } of common) for (const name of names) if (isOwn(name)) hit(name, weight + 0.3)
  const [rarest, ...others] = common.sort((a, b) => a.names.length - b.names.length)
  for (const other of others.slice(0, 4))
    for (const name of inBoth(rarest!.names, other.names)) hit(name, rarest!.weight + other.weight)
  return [...weights]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_COMPARED)
    .map(([name]) => name)
}

function* lookups(query: Analysed, index: KnownIndex): Generator<Found> {
  for (const run of query.runs.keys()) {
    const forms = run.length < 4 ? [run] : [run, run.endsWith('s') ? run.slice(0, -1) : `${run}s`]
    for (const form of forms) {
      const id = index.wordId(form)
      if (id !== undefined) yield { names: index.namesWith(id), weight: index.weightOf(id) }
    }
    const whole = index.wordId(wholeWord(run))
    if (whole !== undefined) yield { names: index.namesWith(whole), weight: 1 }
    const initials = run.length < 9 ? index.wordId(initialsWord(run)) : undefined
    if (initials !== undefined) yield { names: index.namesWith(initials), weight: 0.5 }
  }
  for (const [id] of query.near) yield { names: index.namesWith(id), weight: 0.8 * index.weightOf(id) }
}

/** What two rising lists share, at most two thousand. */
function inBoth(one: Int32Array, other: Int32Array): number[] {
  const both: number[] = []
  for (let i = 0, j = 0; i < one.length && j < other.length && both.length < 2000; ) {
    if (one[i]! < other[j]!) i += 1
    else if (one[i]! > other[j]!) j += 1
    else {
      if (both.at(-1) !== one[i]!) both.push(one[i]!)
      i += 1
      j += 1
    }
  }
  return both
}
