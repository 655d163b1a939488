import { describe, expect, it } from 'vitest'
import { FALL, outcomeFor, planFor, recipeFor } from './judge.fixtures.ts'
import { judge } from './judge.ts'
import type { Control, Oracle } from './types.ts'

describe('an outcome is hostile input', () => {
  const recipe = recipeFor('prototype-pollution')
  const plan = planFor(recipe)
  const good = outcomeFor(plan, { vulnerable: FALL['prototype-pollution'] })
  const [first] = good.runs
  it.each([
    ['nothing', undefined],
    ['text', 'reproduced'],
    ['no runs', { ...good, runs: [] }],
    ['a missing run', { ...good, runs: good.runs.slice(1) }],
    ['a run answered twice', { ...good, runs: [...good.runs, { ...first }] }],
    ['an unplanned run', { ...good, runs: [...good.runs, { ...first, id: 'vulnerable-99' }] }],
    [
      'one run under the name of another',
      { ...good, runs: good.runs.map((run) => ({ ...run, id: first!.id })) },
    ],
    ['negative CPU time', { ...good, runs: good.runs.map((run) => ({ ...run, cpuMs: -1 })) }],
    ['an unknown end', { ...good, runs: good.runs.map((run) => ({ ...run, end: 'won' })) }],
    ['too many runs', { ...good, runs: Array.from({ length: 65 }, (_, i) => ({ ...first, id: `r${i}` })) }],
    ['an overlong log', { ...good, runs: good.runs.map((run) => ({ ...run, log: 'x'.repeat(65_537) })) }],
  ])('with %s it cannot run', (_name, outcome) => {
    const judgement = judge(recipe, plan, outcome)
    expect(judgement).toMatchObject({ verdict: 'cannot run', falls: 0, controls: [] })
    expect(judgement.reasons[0]).toMatch(/runner/)
  })
})

describe('a plan is read again', () => {
  const recipe = recipeFor('cpu-time')
  const plan = planFor(recipe)
  const outcome = outcomeFor(plan, { vulnerable: FALL['cpu-time'] })
  const without = (control: Control) => ({
    ...plan,
    runs: plan.runs.filter((run) => run.control !== control),
  })
  it.each([
    ['another oracle', { ...plan, oracle: 'marker' as Oracle }],
    ['another proof', { ...plan, proof: { ...plan.proof, source: '1' } }],
    ['another benign program', { ...plan, benign: plan.proof }],
    ['a CPU limit that everything reaches', { ...plan, limits: { ...plan.limits, cpuMs: 1 } }],
    [
      'a stub that is the target',
      {
        ...plan,
        runs: plan.runs.map((run) => (run.build === 'stub' ? { ...run, build: 'vulnerable' as const } : run)),
      },
    ],
    ['no stub', without('stub')],
    ['no benign run', without('benign')],
    ['no vulnerable run', without('vulnerable')],
    ['one nonce for all', { ...plan, runs: plan.runs.map((run) => ({ ...run, nonce: '0'.repeat(32) })) }],
  ])('with %s it cannot run', (_name, other) => {
    const runs = outcome.runs.filter(({ id }) => other.runs.some((run) => run.id === id))
    expect(judge(recipe, other, { ...outcome, runs }).verdict).toBe('cannot run')
  })
})
