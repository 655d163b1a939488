import { comparatorsOf } from '../vers/comparators.ts'
import { readVers } from '../vers/read.ts'

/** A version as prose writes it: two or three numbers, an optional prerelease, an optional `v` in front. */
export const VERSION_SOURCE = String.raw`v?(\d{1,6}(?:\.\d{1,6}){1,3}(?:-[0-9A-Za-z][0-9A-Za-z.-]{0,40})?)`

interface Phrase {
  pattern: RegExp
  comparator: string
}

const phrase = (words: string, comparator: string): Phrase => ({
  pattern: new RegExp(String.raw`(?:${words})\s{0,3}(?:versions?\s{1,3})?${VERSION_SOURCE}`, 'i'),
  comparator,
})

/** Inclusive wordings stand before their exclusive prefixes: "up to and including" before "up to". */
const UPPER: readonly Phrase[] = [
  phrase('up to and including|up to \\(and including\\)|up to \\(including\\)|through|thru', '<='),
  phrase('<=|≤|at most', '<='),
  phrase(
    'before|prior to|earlier than|older than|below|lower than|less than|up to(?: but not including)?',
    '<',
  ),
  phrase('<', '<'),
]
const LOWER: readonly Phrase[] = [
  phrase('>=|≥|from|since|starting (?:with|from|at)|introduced in', '>='),
  phrase('after|newer than|>', '>'),
]
const AND_EARLIER = new RegExp(
  String.raw`${VERSION_SOURCE}\s{1,3}(?:and|or)\s{1,3}(?:earlier|below|older|prior|lower|all (?:previous|earlier))`,
  'i',
)
const AND_LATER = new RegExp(
  String.raw`${VERSION_SOURCE}\s{1,3}(?:and|or)\s{1,3}(?:later|above|newer|higher|up\b)`,
  'i',
)
const SPAN = new RegExp(String.raw`${VERSION_SOURCE}\s{0,3}(?:-|–|—|to)\s{0,3}${VERSION_SOURCE}`, 'i')
const ONE_VERSION = new RegExp(String.raw`^\s{0,9}=?\s?${VERSION_SOURCE}\s{0,9}$`, 'i')

/**
 * A range phrase in an npm-readable form: "before 4.17.12" → `<4.17.12`, "1.0.0 through 1.2.5" →
 * `>=1.0.0 <=1.2.5`, "1.2.5 and earlier" → `<=1.2.5`, `vers:npm/>=1.0.0|<2.0.0` → `>=1.0.0 <2.0.0`.
 * @returns undefined when the phrase names no bound; "all versions" is `*`.
 */
export function normaliseRange(text: string): string | undefined {
  const { vers } = /^\s{0,9}vers:/i.test(text) ? readVers(text) : { vers: undefined }
  if (vers !== undefined) return comparatorsOf(vers)
  const phraseText = text.slice(0, 1024)
  if (/\ball (?:known )?(?:versions|releases)\b/i.test(phraseText) || /^\s*\*\s*$/.test(phraseText))
    return '*'

  const earlier = AND_EARLIER.exec(phraseText)?.[1]
  if (earlier !== undefined) return `<=${earlier}`
  const later = AND_LATER.exec(phraseText)?.[1]
  if (later !== undefined) return `>=${later}`

  const upper = firstMatch(UPPER, phraseText)
  const lower = firstMatch(LOWER, phraseText)
  if (upper !== undefined && lower !== undefined) return `${lower} ${upper}`
  const span = SPAN.exec(phraseText)
  if (upper === undefined && span !== null) return `>=${span[1]} <=${span[2]}`
  if (upper !== undefined) return upper
  if (lower !== undefined) return lower
  return ONE_VERSION.exec(phraseText)?.[1]
}

/** Versions an inclusive bound names: claimed to be affected themselves, so a proof can run against them. */
export function inclusiveBound(range: string): string | undefined {
  return new RegExp(String.raw`<=\s{0,3}${VERSION_SOURCE}`).exec(range)?.[1]
}

function firstMatch(phrases: readonly Phrase[], text: string): string | undefined {
  for (const { pattern, comparator } of phrases) {
    const version = pattern.exec(text)?.[1]
    if (version !== undefined) return `${comparator}${version}`
  }
  return undefined
}
