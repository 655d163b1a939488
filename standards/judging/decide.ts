import { wilson } from '../statistics/wilson.ts'
import type { Evidence } from './controls.ts'
import { masked } from './reading.ts'
import { list, ofRuns, quote } from './text.ts'
import { outOfScope } from './threat-model.ts'
import type { Control, ControlResult, Oracle, Recipe, ThreatModel, Verdict } from './types.ts'
import { weaknessFits } from './weakness.ts'

export interface Decision {
  verdict: Verdict
  reason: string
}

/** A control's result. */
export function resultOf(evidence: Evidence, control: Control): ControlResult {
  const found = evidence.results.find((entry) => entry.control === control)
  // planFaults and checkOutcome have made sure of vulnerable, benign and stub.
  if (found === undefined) throw new Error(`judge: no ${control} run reached the judge`)
  return found
}

/** The first rule that applies decides; the order is that of what makes a later rule meaningless. */
export function decide(
  recipe: Recipe,
  evidence: Evidence,
  others: readonly Oracle[],
  threatModels: readonly ThreatModel[],
): Decision {
  const vulnerable = resultOf(evidence, 'vulnerable')
  const benign = resultOf(evidence, 'benign')
  const stub = resultOf(evidence, 'stub')
  const target = quote(`${recipe.target.name}@${recipe.target.version}`)
  const no = (reason: string): Decision => ({ verdict: 'not reproduced', reason })
  const unable = (reason: string): Decision => ({ verdict: 'cannot run', reason })

  if (recipe.oracle === 'differential') {
    const unusable = differenceUnusable(evidence)
    if (unusable !== undefined) return unable(unusable)
  }
  if (vulnerable.observed === 'no answer')
    return unable(`The proof could not be judged on ${target}: ${vulnerable.detail}.`)
  if (benign.falls > 0) {
    return no(
      `The benign input falls too, so the proof shows nothing the target does only under attack: ${benign.detail}.`,
    )
  }
  if (benign.observed === 'no answer') {
    const advice =
      recipe.oracle === 'cpu-time'
        ? ' Give a benign input of the length of the attack that takes less than 100 ms.'
        : ''
    return unable(`The benign input does not pass on ${target}: ${benign.detail}.${advice}`)
  }
  if (stub.falls > 0) {
    return no(
      `The proof marks itself: it also falls against an inert stand-in for the target (${stub.detail}).`,
    )
  }
  if (stub.observed === 'no answer') {
    return unable(
      `The control against an inert stand-in gave no answer: ${stub.detail}. Let the proof end when the target does nothing.`,
    )
  }
  if (weaknessFits(recipe.weakness, recipe.oracle) === 'does not match') {
    return no(
      `The class does not match the claim: ${recipe.weakness} is not what a ${recipe.oracle} observation can show.`,
    )
  }
  if (vulnerable.falls === 0) {
    return no(
      others.length > 0
        ? `The claimed class (${recipe.oracle}) was not observed on ${target}; another class was observed: ${list(others)}.`
        : `${target} stands: ${vulnerable.detail}.`,
    )
  }
  const stated = outOfScope(recipe, threatModels)
  if (stated !== undefined) {
    return {
      verdict: 'out of threat model',
      reason: `${target} falls as claimed (${ofRuns(vulnerable.falls, vulnerable.runs)}), but its project does not count this as a flaw: ${quote(stated.words, 500)} (${quote(stated.source)}).`,
    }
  }
  if (vulnerable.falls < vulnerable.runs) {
    const [low, high] = wilson(vulnerable.falls, vulnerable.runs)
    return {
      verdict: 'intermittent',
      reason: `${target} falls sometimes: ${vulnerable.detail}. Rate ${percent(vulnerable.falls / vulnerable.runs)} (95% interval ${percent(low)} to ${percent(high)}); the benign input and the inert stand-in stand.`,
    }
  }
  return {
    verdict: 'reproduced',
    reason: `${target} ${vulnerable.detail}; the benign input and the inert stand-in stand.`,
  }
}

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** A difference means something only when each build, asked again, says the same. */
function differenceUnusable(evidence: Evidence): string | undefined {
  for (const control of ['fixed', 'fixed-benign'] as const) {
    const found = evidence.results.find((entry) => entry.control === control)
    if (found === undefined || found.observed === 'no answer') {
      return `There is nothing to compare with: on the fixed build ${found?.detail ?? `no ${control} run was planned`}.`
    }
  }
  const fallen = evidence.runs.vulnerable
    .filter(({ reading }) => reading.answer === 'falls')
    .map(({ run, planned }) => JSON.stringify(masked(run, planned.nonce)))
  return new Set(fallen).size > 1
    ? 'What the proof observes differs from run to run on the same build: observe something that does not depend on time or chance.'
    : undefined
}
