import Value from 'typebox/value'
import { benignProgram, CONTROLS } from './plan.ts'
import { quote, storable } from './text.ts'
import { type Program, type Recipe, type RunObservation, RunOutcome, type RunPlan } from './types.ts'

/** The part of a plan the judge needs; a {@link RunPlan} is one. */
export type JudgedPlan = Pick<RunPlan, 'proof' | 'benign' | 'oracle' | 'runs' | 'limits'>

const sameProgram = (a: Program, b: Program): boolean =>
  a.language === b.language && a.format === b.format && a.source === b.source

/**
 * Faults of a plan against its recipe. A plan is usually our own, but a bundle may bring one along: with a
 * CPU limit of one millisecond, or a "stub" run on the vulnerable build, anything could be shown.
 * @returns sentences; empty when the plan may be judged by
 */
export function planFaults(recipe: Recipe, plan: JudgedPlan): string[] {
  const faults: string[] = []
  if (plan.oracle !== recipe.oracle) {
    faults.push(`The plan watches ${plan.oracle}, the recipe claims ${recipe.oracle}.`)
  }
  if (!sameProgram(plan.proof, recipe.proof)) {
    faults.push("The plan's proof is not the recipe's.")
  }
  if (!sameProgram(plan.benign, benignProgram(recipe))) {
    faults.push("The plan's benign program is not the recipe's.")
  }
  if (recipe.oracle === 'cpu-time' && plan.limits.cpuMs < 400) {
    faults.push(`A CPU limit of ${plan.limits.cpuMs} ms is below the 400 ms the cpu-time oracle needs.`)
  }
  const ids = new Set(plan.runs.map((run) => run.id))
  const nonces = new Set(plan.runs.map((run) => run.nonce))
  if (ids.size !== plan.runs.length) faults.push('Two planned runs have the same id.')
  if (nonces.size !== plan.runs.length) faults.push('Two planned runs have the same nonce.')
  for (const run of plan.runs) {
    const due = CONTROLS[run.control]
    if (run.build !== due.build || run.program !== due.program) {
      faults.push(
        `Run ${quote(run.id)} is no ${run.control} run: it puts the ${run.program} on the ${run.build} build.`,
      )
    }
  }
  for (const control of ['vulnerable', 'benign', 'stub'] as const) {
    if (!plan.runs.some((run) => run.control === control)) {
      faults.push(`No ${control} run was planned, and nothing is reproduced without one.`)
    }
  }
  return faults
}

/**
 * Reads a runner's answer as hostile input: its shape, and that it holds exactly one observation for each
 * planned run. Nothing it says about itself (counts, order) is used.
 * @returns the outcome with known members only and storable text, ready to be kept as evidence
 */
export function checkOutcome(
  plan: JudgedPlan,
  outcome: unknown,
): { ok: true; outcome: RunOutcome } | { ok: false; faults: string[] } {
  if (!Value.Check(RunOutcome, outcome)) {
    // typebox lists every branch of a union; the first error is the nearest to the cause.
    const first = Value.Errors(RunOutcome, outcome)[0]
    const where = first === undefined || first.instancePath === '' ? 'the whole answer' : first.instancePath
    return {
      ok: false,
      faults: [`The runner's answer does not fit its schema at ${where}: ${first?.message ?? 'unreadable'}.`],
    }
  }
  const faults: string[] = []
  const planned = new Set(plan.runs.map((run) => run.id))
  const seen = new Set<string>()
  for (const run of outcome.runs) {
    if (!planned.has(run.id))
      faults.push(`The runner answered for ${quote(run.id)}, which was never planned.`)
    else if (seen.has(run.id)) faults.push(`The runner answered twice for ${quote(run.id)}.`)
    seen.add(run.id)
  }
  for (const id of planned) if (!seen.has(id)) faults.push(`The runner did not answer for ${quote(id)}.`)
  return faults.length === 0 ? { ok: true, outcome: cleaned(outcome) } : { ok: false, faults }
}

/** Known members only; text that canonical JSON and the database can hold. */
function cleaned(outcome: RunOutcome): RunOutcome {
  const { environment } = outcome
  return {
    driver: outcome.driver,
    environment: {
      driverVersion: storable(environment.driverVersion),
      engine: storable(environment.engine),
      platform: storable(environment.platform),
      contains: environment.contains.map(storable),
      leavesOpen: environment.leavesOpen.map(storable),
    },
    runs: outcome.runs.map(cleanedRun),
  }
}

const cleanedRun = (run: RunObservation): RunObservation => ({
  id: run.id,
  end: run.end,
  polluted: run.polluted.map(storable),
  cpuMs: run.cpuMs,
  wallMs: run.wallMs,
  marked: run.marked,
  sinks: run.sinks.map(storable),
  canaryLeaked: run.canaryLeaked,
  observations: run.observations.map(storable),
  ...(run.sanitizer === undefined ? {} : { sanitizer: storable(run.sanitizer) }),
  ...(run.error === undefined ? {} : { error: storable(run.error) }),
  log: storable(run.log),
})
