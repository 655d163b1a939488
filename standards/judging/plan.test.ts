import { describe, expect, it } from 'vitest'
import { nonces, recipeFor } from './judge.fixtures.ts'
import { planFaults } from './outcome.ts'
import { benignProgram, extendPlan, planRuns, shouldExtend } from './plan.ts'

const controls = (plan: { runs: { control: string }[] }) => {
  const counts: Record<string, number> = {}
  for (const { control } of plan.runs) counts[control] = (counts[control] ?? 0) + 1
  return counts
}

describe('planRuns', () => {
  const recipe = recipeFor('marker')
  it('plans three vulnerable runs and one of each control', () => {
    const plan = planRuns(recipe, { nonces: nonces() })
    expect(controls(plan)).toEqual({ vulnerable: 3, benign: 1, stub: 1, fixed: 1, 'fixed-benign': 1 })
    expect(planFaults(recipe, plan)).toEqual([])
    expect(plan.limits).toEqual({ wallMs: 15_000, cpuMs: 5000, memoryMiB: 128, outputBytes: 65_536 })
  })
  it('plans no fixed runs without a fix', () => {
    const { fixed: _, ...bare } = recipe
    expect(controls(planRuns(bare, { nonces: nonces() }))).toEqual({ vulnerable: 3, benign: 1, stub: 1 })
  })
  it('lets a discoverer ask for more runs, not for fewer', () => {
    expect(controls(planRuns({ ...recipe, repeats: 8 }, { nonces: nonces() })).vulnerable).toBe(8)
    expect(controls(planRuns({ ...recipe, repeats: 1 }, { nonces: nonces() })).vulnerable).toBe(3)
  })
  it('stops CPU exhaustion early', () => {
    expect(planRuns(recipeFor('cpu-time'), { nonces: nonces() }).limits).toMatchObject({
      cpuMs: 700,
      wallMs: 8000,
    })
  })
  it('gives every run its own nonce', () => {
    const plan = planRuns(recipe, { nonces: nonces() })
    expect(new Set(plan.runs.map(({ nonce }) => nonce)).size).toBe(plan.runs.length)
  })
  it('extends to twelve vulnerable and twelve fixed runs', () => {
    const plan = extendPlan(recipe, { nonces: nonces() })
    expect(controls(plan)).toEqual({ vulnerable: 12, benign: 1, stub: 1, fixed: 12, 'fixed-benign': 1 })
    expect(shouldExtend({ verdict: 'intermittent', runs: 3 })).toBe(true)
    expect(shouldExtend({ verdict: 'intermittent', runs: 12 })).toBe(false)
    expect(shouldExtend({ verdict: 'reproduced', runs: 3 })).toBe(false)
  })
})

describe('the default benign program', () => {
  const { benign: _, ...bare } = recipeFor('marker')
  it('loads the target and does nothing else, in the format of the proof', () => {
    expect(benignProgram(bare).source).toBe('require("toy-merge")\n')
    expect(benignProgram({ ...bare, proof: { ...bare.proof, format: 'module' } })).toMatchObject({
      format: 'module',
      source: 'import "toy-merge"\n',
    })
    expect(benignProgram({ ...bare, proof: { language: 'bytes', source: 'QQ==' } })).toEqual({
      language: 'bytes',
      source: 'Cg==',
    })
  })
  it('quotes a hostile name', () => {
    const target = { kind: 'npm', name: '"); evil(); ("', version: '1' } as const
    expect(benignProgram({ ...bare, target }).source).toBe('require("\\"); evil(); (\\"")\n')
  })
})
