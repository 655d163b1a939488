import { type PlanWithoutBuilds, planRuns } from './plan.ts'
import type { Control, Oracle, PlannedRun, Recipe, RunObservation, RunOutcome } from './types.ts'

/** Builders for tests: a recipe, its plan, and an outcome in which each control shows what it is told to. */

export const recipeFor = (oracle: Oracle, extra: Partial<Recipe> = {}): Recipe => ({
  target: { kind: 'npm', name: 'toy-merge', version: '1.0.0' },
  fixed: { version: '1.0.1' },
  proof: { language: 'javascript', format: 'commonjs', source: "require('toy-merge')(JSON.parse('{}'))" },
  benign: { language: 'javascript', format: 'commonjs', source: "require('toy-merge')({ a: 1 })" },
  oracle,
  ...extra,
})

/** A memory error in a C program, shown by the bytes it reads. */
export const C_RECIPE: Recipe = {
  target: {
    kind: 'source',
    language: 'c',
    name: 'toy',
    version: '1',
    entry: 'main.c',
    files: { 'main.c': 'int main(){}' },
  },
  fixed: { version: '2', files: { 'main.c': 'int main(){return 0;}' } },
  proof: { language: 'bytes', source: 'QUFB' },
  oracle: 'sanitizer',
}

/** Deterministic nonces: 32 hexadecimal characters, counting. */
export function nonces(): () => string {
  let n = 0
  return () => (n++).toString(16).padStart(32, '0')
}

export const planFor = (recipe: Recipe, repeats?: number): PlanWithoutBuilds =>
  planRuns(recipe, repeats === undefined ? { nonces: nonces() } : { nonces: nonces(), repeats })

export const quietRun = (id: string): RunObservation => ({
  id,
  end: 'completed',
  polluted: [],
  cpuMs: 5,
  wallMs: 9,
  marked: false,
  sinks: [],
  canaryLeaked: false,
  observations: ['"fixed behaviour"'],
  log: '',
})

/** The members of an observation that make each oracle fire. */
export const FALL: Record<Exclude<Oracle, 'sanitizer'>, Partial<RunObservation>> = {
  'prototype-pollution': { polluted: ['Object.prototype.polluted'] },
  'cpu-time': { end: 'interrupted', cpuMs: 702 },
  marker: { marked: true },
  'canary-read': { canaryLeaked: true },
  differential: { observations: ['"vulnerable behaviour"'] },
}

type Shown = Partial<RunObservation> | ((planned: PlannedRun, index: number) => Partial<RunObservation>)

/** The stub observes nothing unless told otherwise: it is inert. */
export function outcomeFor(plan: PlanWithoutBuilds, shown: Partial<Record<Control, Shown>>): RunOutcome {
  const seen = new Map<Control, number>()
  return {
    driver: 'wasm',
    environment: {
      driverVersion: '1',
      engine: 'test engine',
      platform: 'test',
      contains: ['network'],
      leavesOpen: [],
    },
    runs: plan.runs.map((planned) => {
      const index = seen.get(planned.control) ?? 0
      seen.set(planned.control, index + 1)
      const told = shown[planned.control]
      const base = quietRun(planned.id)
      if (planned.control === 'stub') base.observations = []
      return { ...base, ...(typeof told === 'function' ? told(planned, index) : told) }
    }),
  }
}
