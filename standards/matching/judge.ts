import type { CompareVersions } from '../osv/ranges.ts'
import { evaluate, type Outcome } from './evaluate.ts'
import { byOrder } from './order.ts'
import type { Range, Subject, Verdict } from './types.ts'
import { inWords } from './words.ts'

/** More bounds than any real advisory names; the least fix is looked for among these, and tried so often. */
const MOST_FIXES = 200
const MOST_TRIED = 20

/**
 * Judges one thing that runs against the ranges one advisory has under one of its names, in the record's
 * order (OSV schema "evaluation"; CVE JSON 5 versions; see evaluate.ts).
 *
 * A row with neither `introduced` nor `versions` carries the record's default status and closes its entry.
 * A range of another release says nothing; when none is left the verdict is unknown, never "not affected".
 *
 * @param compare order of versions; the house's own unless a caller remembers parsed versions
 */
export function judge(
  subject: Subject,
  ranges: readonly Range[],
  compare: CompareVersions = byOrder,
): Verdict {
  return (
    judgeIfSpoken(subject, ranges, compare) ?? {
      status: 'unknown',
      rule: 'status unknown',
      range: undefined,
      because: 'No range speaks of what runs here.',
      fixedIn: undefined,
    }
  )
}

/** The same; undefined when no range speaks of the release that runs, so that nothing is said of it. */
export function judgeIfSpoken(
  subject: Subject,
  ranges: readonly Range[],
  compare: CompareVersions = byOrder,
): Verdict | undefined {
  const outcome = evaluate(subject, ranges, compare)
  return outcome && explained(subject, ranges, outcome, compare)
}

/** An outcome with its sentence and the version that mends it. */
export const explained = (
  subject: Subject,
  ranges: readonly Range[],
  outcome: Outcome,
  compare: CompareVersions,
): Verdict => ({
  status: outcome.status,
  rule: outcome.rule,
  range: outcome.range,
  because: inWords(subject, outcome),
  fixedIn: outcome.status === 'affected' ? fixedIn(subject, ranges, outcome.range, compare) : undefined,
})

/** The least version above the subject's that a range names as the first good one and that is good by all of them. */
function fixedIn(
  subject: Subject,
  ranges: readonly Range[],
  decisive: Range | undefined,
  compare: CompareVersions,
): string | undefined {
  const { version } = subject
  if (version === undefined) return undefined
  const above: string[] = []
  for (const range of ranges)
    for (const start of goodFrom(range))
      if (above.length < MOST_FIXES && (compare(range.scheme, version, start) ?? 0) < 0) above.push(start)
  // Nothing can contradict the one range there is.
  if (ranges.length === 1 && above.length === 1) return above[0]
  const scheme = decisive?.scheme ?? 'generic'
  return above
    .sort((a, b) => compare(scheme, a, b) ?? 0)
    .slice(0, MOST_TRIED)
    .find((start) => evaluate({ ...subject, version: start }, ranges, compare)?.status === 'not affected')
}

/** Versions a range names as the first good ones. */
function goodFrom({ status, introduced, introducedExcluded, fixed, changes }: Range): readonly string[] {
  if (changes !== undefined) {
    const starts = changes.filter((change) => change.status === 'unaffected').map(({ at }) => at)
    return status === 'affected' && fixed !== undefined ? [...starts, fixed] : starts
  }
  if (status === 'affected') return fixed === undefined ? NONE : [fixed]
  const isStart = status === 'unaffected' && introduced !== undefined && introduced !== '0'
  return isStart && !introducedExcluded ? [introduced] : NONE
}

const NONE: readonly string[] = []
