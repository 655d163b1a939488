import { makeOrder } from './order.ts'
import { numberOf } from './sortable.ts'

/** Numbers in a row. Of each: is it parted from the one before by something else than a dot? */
interface Run {
  numbers: (number | bigint)[]
  isApart: boolean[]
}

interface Generic {
  /** The numbers the version begins with; none where it begins with a word, as r34p0 does. */
  main: Run
  /** Words, each with the numbers that follow it. */
  words: { word: string; run: Run }[]
  /** It begins with what is more likely a day than a count of releases. */
  isDate: boolean
}

/** States before the release, and those after it, that are called so everywhere. */
const BEFORE = new Set(['dev', 'snapshot', 'nightly', 'preview', 'alpha', 'beta', 'milestone', 'pre', 'rc'])
const AFTER = new Set(['sp', 'p', 'post', 'hf', 'u', 'errata'])
/** States whose order among each other is agreed on. */
const LADDER = ['alpha', 'beta', 'rc']
const SAME: ReadonlyMap<string, string> = new Map([
  ['cr', 'rc'],
  ['candidate', 'rc'],
  ['servicepack', 'sp'],
  ['hotfix', 'hf'],
  ['pl', 'p'],
  ['patch', 'p'],
  ['update', 'u'],
  ['upd', 'u'],
])
/** Words that say nothing beyond "the release". */
const SILENT = new Set(['v', 'ver', 'version', 'release', 'final', 'ga', 'build'])

const TOKEN = /([^0-9a-z]*)([0-9]+|[a-z]+)/g
const COMMIT = /^(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,64}$/
/** Wildcards, comparisons and lists are no versions. */
const FOREIGN = /[^\x20-\x7e]|[*<>=,;|"']/
const DATE = /^\D{0,20}(?:19|20)\d{6}/

/**
 * Versions of no known scheme (`custom` in CVE records, products' own): a natural order that would rather not
 * answer than guess. Numbers decide as long as both versions have the same form; words only where their
 * meaning is common (1.2-rc1 < 1.2 < 1.2-sp1); a letter at the end only against another letter there
 * (1.0.2k < 1.0.2m). Missing numbers count as 0. A commit, a date against a version, 1.2-3 against 1.2.3 and
 * unknown words have no answer.
 */
export const genericOrder = makeOrder(parse, compare)

function parse(text: string): Generic | undefined {
  const lower = text.toLowerCase()
  if (COMMIT.test(lower) || FOREIGN.test(lower)) return undefined
  const main: Run = { numbers: [], isApart: [] }
  const words: Generic['words'] = []
  for (const [, gap = '', found = ''] of lower.matchAll(TOKEN)) {
    const run = words.at(-1)?.run ?? main
    if (/^\d/.test(found)) {
      run.isApart.push(run.numbers.length > 0 && gap !== '' && gap !== '.')
      run.numbers.push(numberOf(found))
    } else if (!SILENT.has(found)) {
      words.push({ word: SAME.get(found) ?? found, run: { numbers: [], isApart: [] } })
    }
  }
  const hasNumber = main.numbers.length > 0 || (words[0]?.run.numbers.length ?? 0) > 0
  return hasNumber ? { main, words, isDate: DATE.test(lower) } : undefined
}

function compare(a: Generic, b: Generic): number | undefined {
  if (a.isDate !== b.isDate || firstWord(a) !== firstWord(b)) return undefined
  const order = compareRuns(a.main, b.main)
  if (order !== 0) return order
  const length = Math.max(a.words.length, b.words.length)
  for (let at = 0; at < length; at++) {
    const [left, right] = [a.words[at], b.words[at]]
    if (left === undefined) return negative(againstNothing(right!.word))
    if (right === undefined) return againstNothing(left.word)
    const areLast = at === a.words.length - 1 && at === b.words.length - 1
    const areBare = left.run.numbers.length === 0 && right.run.numbers.length === 0
    const found = compareWords(left.word, right.word, areLast && areBare)
    const decided = found === 0 ? compareRuns(left.run, right.run) : found
    if (decided !== 0) return decided
  }
  return 0
}

/** The word a version begins with: versions that begin otherwise are of another kind. */
const firstWord = ({ main, words }: Generic): string | undefined =>
  main.numbers.length === 0 ? words[0]?.word : undefined

const negative = (order: number | undefined): number | undefined => (order === undefined ? undefined : -order)

/** Number by number, missing ones as 0. 1.2-3 is a revision of 1.2, or it is 1.2.3: against that no answer. */
function compareRuns(a: Run, b: Run): number | undefined {
  const length = Math.max(a.numbers.length, b.numbers.length)
  for (let at = 0; at < length; at++) {
    const [left = 0, right = 0] = [a.numbers[at], b.numbers[at]]
    const areBoth = at < a.numbers.length && at < b.numbers.length
    if (areBoth && a.isApart[at] !== b.isApart[at]) return undefined
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}

/** A version with a word against the same numbers without one. */
function againstNothing(word: string): number | undefined {
  if (BEFORE.has(word)) return -1
  return AFTER.has(word) ? 1 : undefined
}

function compareWords(a: string, b: string, areLast: boolean): number | undefined {
  if (a === b) return 0
  if (LADDER.includes(a) && LADDER.includes(b)) return LADDER.indexOf(a) - LADDER.indexOf(b)
  if (BEFORE.has(a) && AFTER.has(b)) return -1
  if (AFTER.has(a) && BEFORE.has(b)) return 1
  const areLetters = a.length === 1 && b.length === 1
  return areLetters && areLast ? (a < b ? -1 : 1) : undefined
}
