/** Looks up words that a misspelt word may have meant. */
export interface NearWords {
  /** Words within one edit (length 5 to 7) or two (from 8 letters), nearest first, at most eight. */
  find(word: string): { word: string; edits: number }[]
}

/** Five letters: below, one edit turns a product into another one (iView, iFix). Longer than 24 is no word. */
const SHORTEST = 5
const LONGEST = 24
const BUCKETS = 27 ** 3

/** Only letters: a wrong digit is another model, never a misspelling. */
export const mayBeMisspelt = (word: string): boolean =>
  word.length >= SHORTEST && word.length <= LONGEST && /^\p{L}+$/u.test(word)

export const editsAllowed = (word: string): number => (word.length >= 8 ? 2 : 1)

/** a–z are 1–26, the ends of a word 0; other letters share places, which costs time and never a wrong answer. */
const place = (word: string, at: number): number =>
  at < 0 || at >= word.length ? 0 : ((word.charCodeAt(at) - 97 + 26 * 4000) % 26) + 1

function buckets(word: string): number[] {
  const found: number[] = []
  for (let at = -1; at < word.length - 1; at += 1)
    found.push(place(word, at) * 729 + place(word, at + 1) * 27 + place(word, at + 2))
  return [...new Set(found)]
}

/** An index of three-letter runs over the words; about ten bytes for each letter of them. */
export function createNearWords(words: readonly string[]): NearWords {
  const usable = words.filter(mayBeMisspelt)
  const starts = new Int32Array(BUCKETS + 1)
  for (const word of usable) for (const bucket of buckets(word)) starts[bucket + 1]! += 1
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) starts[bucket + 1]! += starts[bucket]!
  const entries = new Int32Array(starts[BUCKETS]!)
  const next = starts.slice(0, BUCKETS)
  for (const [id, word] of usable.entries()) for (const bucket of buckets(word)) entries[next[bucket]!++] = id
  const shared = new Uint8Array(usable.length)

  return {
    find(word) {
      if (!mayBeMisspelt(word)) return []
      const runs = buckets(word)
      const most = editsAllowed(word)
      const enough = Math.max(1, runs.length - 3 * most - 1)
      const touched: number[] = []
      for (const run of runs) {
        for (let at = starts[run]!; at < starts[run + 1]!; at += 1) {
          const id = entries[at]!
          if (shared[id] === 0) touched.push(id)
          shared[id]! += 1
        }
      }
      const found: { word: string; edits: number }[] = []
      for (const id of touched) {
        const other = usable[id]!
        const worthIt = shared[id]! >= enough && Math.abs(other.length - word.length) <= most
        shared[id] = 0
        if (!worthIt) continue
        const edits = editsBetween(word, other, Math.min(most, editsAllowed(other)))
        if (edits !== undefined && edits > 0) found.push({ word: other, edits })
      }
      return found.sort((a, b) => a.edits - b.edits).slice(0, 8)
    },
  }
}

/**
 * Edits between two words (optimal string alignment: insert, delete, replace, swap neighbours), at most `most`.
 * @returns undefined when there are more
 */
export function editsBetween(one: string, other: string, most: number): number | undefined {
  if (Math.abs(one.length - other.length) > most) return undefined
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1]
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return undefined
    before = last
    last = row
  }
  const edits = last[other.length]!
  return edits <= most ? edits : undefined
}

/**
 * Whether a short form is made of the beginnings of consecutive words, at least one letter of each and of two or
 * more words: "pcu" of PC Unit, "asa" of Adaptive Security Appliance.
 */
export function abbreviates(short: string, words: readonly string[]): boolean {
  if (short.length < 2 || short.length > 12 || words.length < 2) return false
  const spend = (left: string, at: number): boolean => {
    if (at === words.length) return left === ''
    const word = words[at]!
    for (let take = Math.min(word.length, left.length, 8); take >= 1; take -= 1)
      if (word.startsWith(left.slice(0, take)) && spend(left.slice(take), at + 1)) return true
    return false
  }
  return spend(short, 0)
}
