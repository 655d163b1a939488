import type { Evidence, ReadRun } from './controls.ts'
import type { JudgedPlan } from './outcome.ts'
import { readRun } from './reading.ts'
import type { Control, Oracle, Recipe } from './types.ts'

/** Classes whose observation is an event; `differential` needs a reference, so it is never found by chance. */
const EVENTS: readonly Oracle[] = ['prototype-pollution', 'marker', 'canary-read', 'sanitizer']

const firedIn = (runs: readonly ReadRun[], oracle: Oracle, evidence: Evidence, plan: JudgedPlan): boolean =>
  runs.some(
    ({ run, planned }) =>
      readRun(run, planned.nonce, {
        oracle,
        cpuLimitMs: plan.limits.cpuMs,
        benignCpuMs: evidence.benignCpuMs,
        reference: undefined,
        weakness: undefined,
      }).answer === 'falls',
  )

/**
 * Classes other than the claimed one that fired in a control's runs. What also fires against the stub or
 * with the benign input does not count: it is not the target's doing, or not the attack's.
 */
export function otherClasses(
  recipe: Recipe,
  plan: JudgedPlan,
  evidence: Evidence,
  control: Control,
): Oracle[] {
  const candidates = recipe.benign === undefined ? EVENTS : [...EVENTS, 'cpu-time' as const]
  return candidates.filter(
    (oracle) =>
      oracle !== recipe.oracle &&
      firedIn(evidence.runs[control], oracle, evidence, plan) &&
      !firedIn(evidence.runs.stub, oracle, evidence, plan) &&
      !firedIn(evidence.runs.benign, oracle, evidence, plan),
  )
}
