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
  /** Other inputs that trigger the same flaw; undefined: none were tried. */
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
export function gradePatch({ reproduction, variants, tests }: PatchEvidence): PatchGrading {
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
  if (variants !== undefined && variants.stopped < variants.tried) {
    return refused(
      `${variants.tried - variants.stopped} of ${variants.tried} variants of the proof still work.`,
    )
  }
  const shown = `The proof fell in ${reproduction.falls} of ${reproduction.runs} runs without the patch and in none with it; the benign input still passes.`
  const passing = (tests ?? []).filter(({ before }) => before === 'pass').length
  const lacking = [
    variants === undefined || variants.tried === 0 ? 'no variants were tried' : '',
    passing === 0 ? "the project's own tests were not run" : '',
  ].filter((words) => words !== '')
  const tried =
    (variants?.tried ?? 0) === 0 ? '' : ` ${variants?.stopped} of ${variants?.tried} variants are stopped.`
  if (lacking.length > 0)
    return { grade: 'stops proof only', detail: `${shown}${tried} Not shown: ${lacking.join('; ')}.` }
  return {
    grade: 'stops proof and variants',
    detail: `${shown} All ${variants?.tried} variants are stopped, and ${passing} of ${passing} of the project's tests that passed before still pass.`,
  }
}
