import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FALL, outcomeFor, planFor, recipeFor } from './judge.fixtures.ts'
import { judge } from './judge.ts'
import type { RunObservation } from './types.ts'

const oracle = fc.constantFrom(...(Object.keys(FALL) as (keyof typeof FALL)[]))
const end = fc.constantFrom(
  'completed',
  'threw',
  'load-error',
  'interrupted',
  'out-of-memory',
  'infrastructure-error',
)
const shown = fc.record(
  {
    end,
    polluted: fc.constantFrom([], ['Object.prototype.x']),
    cpuMs: fc.constantFrom(0, 50, 99, 100, 401, 700, 5000),
    marked: fc.boolean(),
    canaryLeaked: fc.boolean(),
    observations: fc.constantFrom([], ['1'], ['2']),
    sinks: fc.constantFrom([], [`kill ${'0'.repeat(32)}`]),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<RunObservation>>
// Often quiet, or every verdict would be "cannot run" and the properties would say little.
const control = fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: shown })
const scene = fc.record({
  oracle,
  vulnerable: fc.array(fc.oneof(fc.constant('fall' as const), control), { minLength: 3, maxLength: 3 }),
  benign: control,
  stub: control,
  fixed: control,
  'fixed-benign': control,
})
const make = (s: typeof scene extends fc.Arbitrary<infer T> ? T : never) => {
  const recipe = recipeFor(s.oracle)
  const plan = planFor(recipe)
  const outcome = outcomeFor(plan, {
    ...s,
    vulnerable: (_run, i) =>
      s.vulnerable[i] === 'fall' ? FALL[s.oracle] : (s.vulnerable[i] as Partial<RunObservation>),
  })
  return { recipe, plan, outcome }
}

describe('judge, for any evidence', () => {
  it('does not depend on the order of runs', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7, maxLength: 7 })
    fc.assert(
      fc.property(scene, order, (s, indices) => {
        const { recipe, plan, outcome } = make(s)
        const runs = indices.map((i) => outcome.runs[i]!)
        expect(judge(recipe, plan, { ...outcome, runs })).toEqual(judge(recipe, plan, outcome))
      }),
    )
  })

  it('never reproduces without the stub or the benign control', () => {
    fc.assert(
      fc.property(scene, fc.constantFrom('stub', 'benign'), (s, dropped) => {
        const { recipe, plan, outcome } = make(s)
        const runs = plan.runs.filter((run) => run.control !== dropped)
        const kept = outcome.runs.filter((run) => runs.some(({ id }) => id === run.id))
        expect(judge(recipe, { ...plan, runs }, { ...outcome, runs: kept }).verdict).toBe('cannot run')
        expect(judge(recipe, plan, { ...outcome, runs: kept }).verdict).toBe('cannot run')
      }),
    )
  })

  it('reproduces only when every vulnerable run fell and benign and stub stood', () => {
    let reproduced = 0
    fc.assert(
      fc.property(scene, (s) => {
        const { recipe, plan, outcome } = make(s)
        const judgement = judge(recipe, plan, outcome)
        if (judgement.verdict !== 'reproduced') return
        reproduced++
        expect(judgement.falls).toBe(3)
        for (const c of judgement.controls.slice(0, 3))
          expect([c.control, c.holds]).toEqual([c.control, true])
      }),
      { numRuns: 500 },
    )
    expect(reproduced).toBeGreaterThan(0)
  })

  it('never changes the verdict on the vulnerable build for what the fixed build does', () => {
    fc.assert(
      fc.property(scene, control, control, (s, fixed, fixedBenign) => {
        if (s.oracle === 'differential') return
        const a = make(s)
        const b = make({ ...s, fixed, 'fixed-benign': fixedBenign })
        expect(judge(b.recipe, b.plan, b.outcome).verdict).toBe(judge(a.recipe, a.plan, a.outcome).verdict)
      }),
    )
  })

  it('never throws and never reproduces on an answer that is not an outcome', () => {
    const recipe = recipeFor('marker')
    const plan = planFor(recipe)
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        expect(judge(recipe, plan, junk).verdict).toBe('cannot run')
      }),
    )
  })
})
