import { readEvidence } from './controls.ts'
import { decide, resultOf } from './decide.ts'
import { judgeFix } from './fix.ts'
import { otherClasses } from './other-classes.ts'
import { checkOutcome, type JudgedPlan, planFaults } from './outcome.ts'
import { remarks } from './remarks.ts'
import { whatIsMissing } from './requirements.ts'
import { list } from './text.ts'
import type { Judgement, Recipe, ThreatModel } from './types.ts'

/** Changes whenever the same evidence could be judged differently. */
export const JUDGE_VERSION = 'tocsin-judge/1'

/**
 * Judges a reproduction: docs/proofs.md, with four controls. Pure: the same inputs give the same judgement
 * anywhere, and the order of the runs is irrelevant.
 *
 * @param outcome the runner's answer, read as hostile input
 * @param options.threatModels what projects state they do not count as a flaw
 */
export function judge(
  recipe: Recipe,
  plan: JudgedPlan,
  outcome: unknown,
  options: { threatModels?: readonly ThreatModel[] } = {},
): Judgement {
  const planned = plan.runs.filter(({ control }) => control === 'vulnerable').length
  const obstacles = [...whatIsMissing(recipe), ...planFaults(recipe, plan)]
  if (obstacles.length > 0) return cannotRun(planned, obstacles)
  const checked = checkOutcome(plan, outcome)
  if (!checked.ok) return cannotRun(planned, checked.faults.slice(0, 5))

  const evidence = readEvidence(recipe, plan, checked.outcome.runs)
  const others = otherClasses(recipe, plan, evidence, 'vulnerable')
  const decision = decide(recipe, evidence, others, options.threatModels ?? [])
  const vulnerable = resultOf(evidence, 'vulnerable')
  const fell = decision.verdict !== 'cannot run' && decision.verdict !== 'not reproduced'
  const fix = fell
    ? judgeFix(evidence, vulnerable.falls / vulnerable.runs, otherClasses(recipe, plan, evidence, 'fixed'))
    : undefined

  const reasons = [decision.reason]
  if (fix !== undefined) reasons.push(fix.reason)
  if (others.length > 0 && fell) reasons.push(`The proof also triggers another class: ${list(others)}.`)
  reasons.push(...remarks(recipe, checked.outcome, evidence, fell, options.threatModels ?? []))
  return {
    judgeVersion: JUDGE_VERSION,
    verdict: decision.verdict,
    falls: vulnerable.falls,
    runs: vulnerable.runs,
    controls: evidence.results,
    reasons,
    alsoObserved: others,
    ...(fix?.holds === undefined ? {} : { fixHolds: fix.holds }),
  }
}

const cannotRun = (runs: number, reasons: string[]): Judgement => ({
  judgeVersion: JUDGE_VERSION,
  verdict: 'cannot run',
  falls: 0,
  runs,
  controls: [],
  reasons,
  alsoObserved: [],
})
