import type { SuiteOutcome } from './suite.ts'

/** A case that is known to fail, and why that is right or cannot be mended yet. */
export interface ExpectedFailure {
  suite: string
  case: string
  why: string
}

export interface Judged {
  passed: number
  skipped: number
  /** Failed as the list says. */
  expected: number
  /** Failed though the list does not hold them. */
  unexpected: Array<{ case: string; why: string }>
  /** On the list, yet passed: take them off, the list may only shrink. */
  mended: string[]
  /** Share of the cases run that passed, 0–1; 1 when none was run. */
  share: number
}

/** A suite's outcome against its expected failures. Entries for cases the corpus does not hold are left alone. */
export function judge(suite: string, outcome: SuiteOutcome, list: readonly ExpectedFailure[]): Judged {
  const known = new Set(list.filter((entry) => entry.suite === suite).map((entry) => entry.case))
  const unexpected = outcome.failed.filter((note) => !known.has(note.case))
  const run = outcome.passed.length + outcome.failed.length
  return {
    passed: outcome.passed.length,
    skipped: outcome.skipped.length,
    expected: outcome.failed.length - unexpected.length,
    unexpected,
    mended: outcome.passed.filter((name) => known.has(name)),
    share: run === 0 ? 1 : outcome.passed.length / run,
  }
}
