/** Lower-case words of prose, fenced code left out. */
export function wordsOf(text: string): string[] {
  return (
    text
      .slice(0, 60_000)
      .replace(/```[\s\S]*?```/g, ' ')
      .toLowerCase()
      .match(/[a-z][a-z0-9]{2,29}/g)
      ?.slice(0, 3000) ?? []
  )
}

const STOP = new Set(
  `the and for with that this from are was were has have had not but you your our can any all into when which will its
  their there then than them they been being also may might could would should one two via use used uses using user
  users value values version versions package library function functions call calls called code input inputs issue
  report vulnerability vulnerable attacker attackers affected fixed before after over under upon through because since
  such only just very more most some other others each both same does did done what where who how why about between
  object objects property properties proof poc node npm javascript module string strings security impact severity
  high medium low critical release releases upgrade update application applications process server found finding
  please thanks hello here still every without within while even makes make made gets get got set let lets`
    .split(/\s+/)
    .filter(Boolean),
)

/** Up to sixteen telling words, for choosing between root causes of one package. */
export function termsOf(words: string[], name: string | undefined): string[] {
  const own = new Set((name ?? '').split(/[^a-z0-9]+/))
  const terms: string[] = []
  for (const word of words) {
    const stem = stemOf(word)
    if (stem.length < 4 || STOP.has(word) || own.has(word) || terms.includes(stem)) continue
    terms.push(stem)
    if (terms.length === 16) break
  }
  return terms
}

/** A word without the endings that tell its forms apart, roughly. */
export const stemOf = (word: string): string => word.replace(/(ations?|ings?|ions?|ers?|ies|ed|es|s)$/, '')

/** MinHash over three-word shingles, four bands of two rows: texts ≥ ~70% alike share a band. */
export function minHashBands(words: string[]): string[] {
  if (words.length < 8) return []
  const minima = new Array<number>(8).fill(0xffffffff)
  for (let i = 0; i + 2 < words.length; i++) {
    let hash = fnv1a(`${words[i]} ${words[i + 1]} ${words[i + 2]}`)
    for (let row = 0; row < 8; row++) {
      hash = (Math.imul(hash ^ (row * 0x9e3779b9), 0x85ebca6b) ^ (hash >>> 13)) >>> 0
      if (hash < minima[row]!) minima[row] = hash
    }
  }
  return [0, 1, 2, 3].map((band) => `${band}:${minima[band * 2]}:${minima[band * 2 + 1]}`)
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
