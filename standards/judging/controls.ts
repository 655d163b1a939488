import type { JudgedPlan } from './outcome.ts'
import {
  BENIGN_CPU_MAX_MS,
  masked,
  type Reading,
  type ReadingContext,
  readBenign,
  readRun,
  sameObservations,
} from './reading.ts'
import { ofRuns } from './text.ts'
import type { Control, ControlResult, Oracle, PlannedRun, Recipe, RunObservation } from './types.ts'

export interface ReadRun {
  planned: PlannedRun
  run: RunObservation
  reading: Reading
}

/** Every run of a reproduction, read by the claimed oracle, and each control's result. */
export interface Evidence {
  runs: Record<Control, ReadRun[]>
  results: ControlResult[]
  /** CPU time of the slowest benign run when it may serve as measure. */
  benignCpuMs: number | undefined
}

const ORDER: readonly Control[] = ['vulnerable', 'benign', 'stub', 'fixed', 'fixed-benign']
type Pair = Omit<ReadRun, 'reading'>

/** Reads the runs of a checked outcome (`checkOutcome`) control by control. */
export function readEvidence(
  recipe: Recipe,
  plan: JudgedPlan,
  observations: readonly RunObservation[],
): Evidence {
  const byId = new Map(observations.map((run) => [run.id, run]))
  const pairs = Object.fromEntries(
    ORDER.map((control) => [
      control,
      plan.runs.flatMap((planned): Pair[] => {
        const run = planned.control === control ? byId.get(planned.id) : undefined
        return run === undefined ? [] : [{ planned, run }]
      }),
    ]),
  ) as Record<Control, Pair[]> // fromEntries forgets its keys; ORDER holds every control

  const benignCpuMs = usableBenignCpu(recipe, pairs.benign)
  const context = (oracle: Oracle, reference?: readonly string[]): ReadingContext => ({
    oracle,
    cpuLimitMs: plan.limits.cpuMs,
    benignCpuMs,
    reference,
    weakness: recipe.weakness,
  })
  const read = (control: Control, reference?: readonly string[]): ReadRun[] =>
    pairs[control].map((pair) => ({
      ...pair,
      reading: (CONTROL_IS_BENIGN[control] ? readBenign : readRun)(
        pair.run,
        pair.planned.nonce,
        context(recipe.oracle, reference),
      ),
    }))

  const runs = {
    vulnerable: read('vulnerable', agreed(pairs.fixed)),
    benign: read('benign', agreed(pairs['fixed-benign'])),
    stub: read('stub', []),
    fixed: read('fixed', agreed(pairs.fixed)),
    'fixed-benign': read('fixed-benign', agreed(pairs.benign)),
  }
  if (recipe.oracle === 'differential') {
    runs.stub = runs.stub.map((entry) => ({ ...entry, reading: readStubDifference(entry, runs.vulnerable) }))
  }
  const results = ORDER.filter((control) => runs[control].length > 0).map((control) =>
    resultOf(control, runs[control]),
  )
  return { runs, results, benignCpuMs }
}

const CONTROL_IS_BENIGN: Record<Control, boolean> = {
  vulnerable: false,
  benign: true,
  stub: false,
  fixed: false,
  'fixed-benign': true,
}

/** Only a benign input that somebody wrote measures an attack; loading the target is no input at all. */
function usableBenignCpu(recipe: Recipe, benign: readonly Pair[]): number | undefined {
  if (recipe.benign === undefined || benign.length === 0) return undefined
  if (benign.some(({ run }) => run.end !== 'completed' || run.cpuMs >= BENIGN_CPU_MAX_MS)) return undefined
  return Math.max(...benign.map(({ run }) => run.cpuMs))
}

/** What all these runs observed, when every one of them answered and all agree. */
function agreed(pairs: readonly Pair[]): readonly string[] | undefined {
  const [first, ...rest] = pairs
  if (first === undefined) return undefined
  if (pairs.some(({ run }) => run.end !== 'completed' && run.end !== 'threw')) return undefined
  const reference = masked(first.run, first.planned.nonce)
  return rest.every(({ run, planned }) => sameObservations(masked(run, planned.nonce), reference))
    ? reference
    : undefined
}

/** A stand-in that gives the very observation of a fallen run shows that the proof brought it along. */
function readStubDifference(stub: ReadRun, vulnerable: readonly ReadRun[]): Reading {
  if (stub.reading.answer === 'no answer') return stub.reading
  const seen = masked(stub.run, stub.planned.nonce)
  const same = vulnerable.some(
    ({ run, planned, reading }) =>
      reading.answer === 'falls' && sameObservations(masked(run, planned.nonce), seen),
  )
  return same
    ? { answer: 'falls', why: 'it observed the same as on the vulnerable build' }
    : { answer: 'stands', why: 'it did not observe what the vulnerable build gives' }
}

function resultOf(control: Control, runs: readonly ReadRun[]): ControlResult {
  const expected = control === 'vulnerable' ? 'falls' : 'stands'
  const fallen = runs.filter(({ reading }) => reading.answer === 'falls')
  const silent = runs.filter(({ reading }) => reading.answer === 'no answer')
  const observed =
    silent.length > 0
      ? 'no answer'
      : fallen.length === runs.length
        ? 'falls'
        : fallen.length === 0
          ? 'stands'
          : 'mixed'
  const parts: string[] = []
  if (fallen.length > 0)
    parts.push(`fell in ${ofRuns(fallen.length, runs.length)}: ${fallen[0]!.reading.why}`)
  if (silent.length > 0)
    parts.push(`no answer in ${ofRuns(silent.length, runs.length)}: ${silent[0]!.reading.why}`)
  const standing = runs.filter(({ reading }) => reading.answer === 'stands')
  if (standing.length > 0) {
    parts.push(`stood in ${ofRuns(standing.length, runs.length)}: ${standing[0]!.reading.why}`)
  }
  return {
    control,
    expected,
    observed,
    holds: observed === expected,
    falls: fallen.length,
    runs: runs.length,
    detail: parts.join('; '),
  }
}
