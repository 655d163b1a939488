import { describe, expect, it } from 'vitest'
import { FALL, outcomeFor, planFor, recipeFor } from './judge.fixtures.ts'
import { judge } from './judge.ts'
import type { Recipe, ThreatModel } from './types.ts'

type Shown = Parameters<typeof outcomeFor>[1]
const JS_ORACLES = Object.keys(FALL) as (keyof typeof FALL)[]

const judged = (recipe: Recipe, shown: Shown, threatModels: ThreatModel[] = []) => {
  const plan = planFor(recipe)
  return judge(recipe, plan, outcomeFor(plan, shown), { threatModels })
}

describe.each(JS_ORACLES)('a proof judged by %s', (oracle) => {
  const recipe = recipeFor(oracle)
  const fall = FALL[oracle]

  it('is reproduced when only the vulnerable build falls, and the fix holds', () => {
    const judgement = judged(recipe, { vulnerable: fall })
    expect(judgement).toMatchObject({
      verdict: 'reproduced',
      falls: 3,
      runs: 3,
      fixHolds: true,
      alsoObserved: [],
    })
    expect(judgement.controls.map((c) => [c.control, c.observed, c.holds])).toEqual([
      ['vulnerable', 'falls', true],
      ['benign', 'stands', true],
      ['stub', 'stands', true],
      ['fixed', 'stands', true],
      ['fixed-benign', 'stands', true],
    ])
  })

  it('is not reproduced when the vulnerable build stands', () => {
    expect(judged(recipe, {}).verdict).toBe('not reproduced')
  })

  it('is not reproduced when it also falls against the stub: the proof marks itself', () => {
    const judgement = judged(recipe, { vulnerable: fall, stub: fall })
    expect(judgement.verdict).toBe('not reproduced')
    expect(judgement.reasons[0]).toContain('marks itself')
    expect(judgement.fixHolds).toBeUndefined()
  })

  it('is intermittent with a rate when runs disagree', () => {
    const judgement = judged(recipe, { vulnerable: (_run, i) => (i === 1 ? {} : fall) })
    expect(judgement).toMatchObject({ verdict: 'intermittent', falls: 2, runs: 3 })
    expect(judgement.reasons[0]).toMatch(/Rate 67% \(95% interval 21% to 94%\)/)
    // One standing run of a build that falls two times in three is no fix.
    expect(judgement.fixHolds).toBeUndefined()
  })

  it.each(['load-error', 'out-of-memory', 'infrastructure-error'] as const)(
    'cannot run when one vulnerable run ends in %s',
    (end) => {
      const judgement = judged(recipe, {
        vulnerable: (_run, i) => (i === 2 ? { end, error: 'no\u202e such module' } : fall),
      })
      expect(judgement.verdict).toBe('cannot run')
      expect(judgement.reasons[0]).not.toContain('\u202e')
    },
  )

  it.each(['load-error', 'out-of-memory', 'infrastructure-error', 'interrupted', 'threw'] as const)(
    'cannot run when the benign input ends in %s',
    (end) => {
      const judgement = judged(recipe, { vulnerable: fall, benign: { end, cpuMs: 20 } })
      expect(judgement.verdict).toBe('cannot run')
    },
  )

  it.each(['load-error', 'out-of-memory', 'infrastructure-error', 'interrupted'] as const)(
    'cannot run when the stub control ends in %s',
    (end) =>
      expect(judged(recipe, { vulnerable: fall, stub: { end, cpuMs: 20 } }).verdict).toBe('cannot run'),
  )

  it('lets the proof throw against the stub and against the fixed build', () => {
    const threw = { end: 'threw', error: 'TypeError: not a function' } as const
    expect(judged(recipe, { vulnerable: fall, stub: threw, fixed: threw })).toMatchObject({
      verdict: 'reproduced',
      fixHolds: true,
    })
  })

  it('falls even when the proof throws afterwards', () => {
    if (oracle === 'cpu-time') return
    expect(judged(recipe, { vulnerable: { ...fall, end: 'threw', error: 'boom' } }).verdict).toBe(
      'reproduced',
    )
  })

  it('says that a fix does not fix, and keeps the verdict on the vulnerable build', () => {
    if (oracle === 'differential') return // the fixed build is its reference: see below
    const judgement = judged(recipe, { vulnerable: fall, fixed: fall })
    expect(judgement).toMatchObject({ verdict: 'reproduced', fixHolds: false })
    expect(judgement.reasons[1]).toContain('does not fix')
  })

  it('leaves the fix unknown when the fixed build could not be loaded', () => {
    if (oracle === 'differential') return
    for (const shown of [
      { fixed: { end: 'load-error' } },
      { 'fixed-benign': { end: 'load-error' } },
    ] as const) {
      const judgement = judged(recipe, { vulnerable: fall, ...shown })
      expect(judgement.verdict).toBe('reproduced')
      expect(judgement.fixHolds).toBeUndefined()
      expect(judgement.reasons[1]).toContain('unknown')
    }
  })

  it('says when the fixed build lost its function', () => {
    if (oracle === 'differential') return
    const judgement = judged(recipe, { vulnerable: fall, 'fixed-benign': { end: 'threw', error: 'removed' } })
    expect(judgement).toMatchObject({ verdict: 'reproduced', fixHolds: false })
    expect(judgement.reasons[1]).toContain('breaks normal use')
  })

  it('is out of threat model when the project says so, and only then', () => {
    const words = 'Merging objects you do not trust is outside what this library promises.'
    const model = (entry: ThreatModel['outOfScope'][number], name = 'toy-merge'): ThreatModel => ({
      package: name,
      source: 'SECURITY.md',
      outOfScope: [entry],
    })
    const named = { ...recipe, entryPoint: 'merge()' }
    const out = judged(named, { vulnerable: fall }, [model({ entryPoint: 'merge', oracle, words })])
    expect(out.verdict).toBe('out of threat model')
    expect(out.reasons[0]).toContain(words)
    for (const models of [
      [model({ entryPoint: 'merge', words }, 'another-package')],
      [model({ entryPoint: 'parse', words })],
      [model({ entryPoint: 'merge', weakness: 'CWE-20', words })],
      [model({ words })],
    ]) {
      expect(judged(named, { vulnerable: fall }, models).verdict).toBe('reproduced')
    }
    expect(judged(named, {}, [model({ oracle, words })]).verdict).toBe('not reproduced')
    expect(judged(named, { vulnerable: fall, stub: fall }, [model({ oracle, words })]).verdict).toBe(
      'not reproduced',
    )
  })
})

describe('judge', () => {
  const recipe = recipeFor('prototype-pollution')
  const fall = FALL['prototype-pollution']

  it('does not take an interruption for a fall, unless exhausting the CPU is the claim', () => {
    for (const oracle of JS_ORACLES) {
      const { verdict } = judged(recipeFor(oracle), {
        vulnerable: { ...FALL[oracle], end: 'interrupted', cpuMs: 702 },
      })
      expect([oracle, verdict]).toEqual([oracle, oracle === 'cpu-time' ? 'reproduced' : 'cannot run'])
    }
  })

  it('reports another class instead of the claimed one', () => {
    const judgement = judged(recipeFor('marker'), { vulnerable: fall })
    expect(judgement).toMatchObject({ verdict: 'not reproduced', alsoObserved: ['prototype-pollution'] })
    expect(judgement.reasons[0]).toContain('another class was observed: prototype-pollution')
  })

  it('reports no other class that the stub or the benign input shows as well', () => {
    for (const control of ['stub', 'benign'] as const) {
      expect(judged(recipeFor('marker'), { vulnerable: fall, [control]: fall }).alsoObserved).toEqual([])
    }
  })

  it('names a class beside the claimed one', () => {
    const judgement = judged(recipe, { vulnerable: { ...fall, marked: true } })
    expect(judgement).toMatchObject({ verdict: 'reproduced', alsoObserved: ['marker'] })
  })

  it.each([
    ['CWE-78', 'prototype-pollution'],
    ['CWE-89', 'prototype-pollution'],
    ['CWE-1321', 'cpu-time'],
    ['CWE-1333', 'marker'],
    ['CWE-22', 'marker'],
    ['CWE-416', 'canary-read'],
  ] as [string, keyof typeof FALL][])('does not let %s be shown by %s', (weakness, oracle) => {
    const judgement = judged(recipeFor(oracle, { weakness }), { vulnerable: FALL[oracle] })
    expect(judgement.verdict).toBe('not reproduced')
    expect(judgement.reasons[0]).toContain('class does not match the claim')
  })

  it('lets a difference show any weakness, and says what it cannot show', () => {
    const judgement = judged(recipeFor('differential', { weakness: 'CWE-918' }), {
      vulnerable: FALL.differential,
    })
    expect(judgement.verdict).toBe('reproduced')
    expect(judgement.reasons.join(' ')).toContain('for a person to confirm')
  })

  it('does not decide on a weakness it does not know', () => {
    const judgement = judged(recipeFor('marker', { weakness: 'CWE-9999' }), { vulnerable: FALL.marker })
    expect(judgement.verdict).toBe('reproduced')
    expect(judgement.reasons.join(' ')).toContain("not in the judge's table")
  })

  it('does not call a fix good when a different class remains in the fixed build', () => {
    const judgement = judged(recipe, { vulnerable: fall, fixed: { marked: true } })
    expect(judgement.verdict).toBe('reproduced')
    expect(judgement.fixHolds).toBeUndefined()
    expect(judgement.reasons[1]).toContain('a different one remains')
  })

  it('says nothing of a fix when none is named', () => {
    const { fixed: _, ...bare } = recipe
    const judgement = judged(bare, { vulnerable: fall })
    expect(judgement.verdict).toBe('reproduced')
    expect('fixHolds' in judgement).toBe(false)
    expect(judgement.controls).toHaveLength(3)
  })

  it('trusts a fix of an intermittent flaw only after enough standing runs', () => {
    const half = { vulnerable: (_run: unknown, i: number) => (i % 2 === 0 ? fall : {}) }
    expect(judged(recipe, half).fixHolds).toBeUndefined()
    const plan = planFor({ ...recipe, repeats: 12 })
    const many = { ...plan, runs: [...plan.runs] }
    for (let i = 2; i <= 12; i++) {
      many.runs.push({
        ...plan.runs.find((r) => r.control === 'fixed')!,
        id: `fixed-${i}`,
        nonce: `f${i}`.padStart(32, '0'),
      })
    }
    expect(judge({ ...recipe, repeats: 12 }, many, outcomeFor(many, half))).toMatchObject({
      verdict: 'intermittent',
      falls: 6,
      runs: 12,
      fixHolds: true,
    })
  })

  it('says that the recorder only shows that a sink was reached', () => {
    const judgement = judged(recipeFor('marker'), {
      vulnerable: (run) => ({ sinks: [`kill ${run.nonce}`] }),
    })
    expect(judgement.verdict).toBe('reproduced')
    expect(judgement.reasons.join(' ')).toContain('not that a command ran')
  })

  it('counts a sink only with the nonce of its own run', () => {
    expect(
      judged(recipeFor('marker'), { vulnerable: { sinks: ['kill 1', `kill ${'0'.repeat(31)}1`] } }),
    ).toMatchObject({
      falls: 1, // the second run's nonce is …1
      verdict: 'intermittent',
    })
  })

  it('notes when a stated threat model could be compared only in part', () => {
    const model: ThreatModel = {
      package: 'toy-merge',
      source: 'SECURITY.md',
      outOfScope: [{ entryPoint: 'x', words: 'w' }],
    }
    expect(judged(recipe, { vulnerable: fall }, [model]).reasons.join(' ')).toContain('only in part')
  })
})
