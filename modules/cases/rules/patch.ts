/** Results of one of the project's own tests, with and without the patch. */
export interface SubtestPair {
  name: string
  before: 'pass' | 'fail'
  after: 'pass' | 'fail' | 'missing'
}

export interface PatchEvidence {
  reproduction: {
    verdict: string
    falls: number
    runs: number
    fixHolds: boolean | undefined
    reasons: readonly string[]
  }
  /** Proofs of the same root cause from other reports; undefined: there are none. */
  otherProofs: { tried: number; stopped: number } | undefined
  /** Inputs derived from the proof to trigger the same flaw another way; undefined: none were tried. */
  variants: { tried: number; stopped: number } | undefined
  /** Undefined: the project's tests were not run. */
  tests: readonly SubtestPair[] | undefined
}

export interface PatchGrading {
  grade: 'stops proof only' | 'stops proof and variants' | 'refused'
  detail: string
}

const refused = (detail: string): PatchGrading => ({ grade: 'refused', detail })

/**
 * Grades a candidate patch. A proof of concept alone judges no patch (of 14 bad patches for real bugs all
 * 14 stopped the proof): the better grade needs variants and the project's own tests, compared per subtest
 * from pass to pass, because good projects have tests that fail before any patch.
 */
export function gradePatch({ reproduction, otherProofs, variants, tests }: PatchEvidence): PatchGrading {
  if (reproduction.verdict !== 'reproduced' && reproduction.verdict !== 'intermittent') {
    return refused(
      `The proof shows nothing without the patch (${reproduction.verdict}), so it cannot show that the patch works.`,
    )
  }
  if (reproduction.fixHolds === false)
    return refused(`The patch does not hold. ${reproduction.reasons[1] ?? ''}`.trim())
  if (reproduction.fixHolds === undefined) {
    return refused(`The runs do not show whether the patch holds. ${reproduction.reasons[1] ?? ''}`.trim())
  }
  const broken = (tests ?? []).filter(({ before, after }) => before === 'pass' && after !== 'pass')
  if (broken.length > 0) {
    const names = broken
      .slice(0, 3)
      .map(({ name }) => name)
      .join(', ')
    return refused(`The patch breaks ${broken.length} of the project's tests that passed before: ${names}.`)
  }
  if (otherProofs !== undefined && otherProofs.stopped < otherProofs.tried) {
    return refused(
      `${otherProofs.tried - otherProofs.stopped} of ${otherProofs.tried} other proofs of it still work.`,
    )
  }
  if (variants !== undefined && variants.stopped < variants.tried) {
    return refused(
      `${variants.tried - variants.stopped} of ${variants.tried} variants of the proof still work.`,
    )
  }
  const others = otherProofs?.tried ?? 0
  const shown = [
    `The proof fell in ${reproduction.falls} of ${reproduction.runs} runs without the patch and in none with it; the benign input still passes.`,
    others === 0
      ? ''
      : others === 1
        ? 'Another reported proof of the same root cause stops as well.'
        : `${others} other reported proofs of the same root cause stop as well.`,
    variants === undefined || variants.tried === 0
      ? ''
      : `All ${variants.tried} variants of the proof are stopped.`,
  ].filter((words) => words !== '')
  const passing = (tests ?? []).filter(({ before }) => before === 'pass').length
  const lacking = [
    variants === undefined || variants.tried === 0 ? 'no variants of the proof were tried' : '',
    passing === 0 ? "the project's own tests were not run" : '',
  ].filter((words) => words !== '')
  if (lacking.length > 0)
    return { grade: 'stops proof only', detail: [...shown, `Not shown: ${lacking.join('; ')}.`].join(' ') }
  return {
    grade: 'stops proof and variants',
    detail: [...shown, `${passing} of ${passing} of the project's tests that passed before still pass.`].join(
      ' ',
    ),
  }
}
