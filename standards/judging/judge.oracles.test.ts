import { describe, expect, it } from 'vitest'
import { C_RECIPE, FALL, outcomeFor, planFor, recipeFor } from './judge.fixtures.ts'
import { judge } from './judge.ts'
import type { Control, Recipe, RunObservation, Verdict } from './types.ts'

type Shown = Parameters<typeof outcomeFor>[1]

const judged = (recipe: Recipe, shown: Shown) => {
  const plan = planFor(recipe)
  return judge(recipe, plan, outcomeFor(plan, shown))
}

describe('judging CPU time', () => {
  const recipe = recipeFor('cpu-time')
  const verdict = (vulnerable: Partial<RunObservation>, benignMs = 5): [Verdict, string] => {
    const judgement = judged(recipe, { vulnerable, benign: { cpuMs: benignMs } })
    return [judgement.verdict, judgement.reasons[0]!]
  }
  it('needs both the floor and the ratio, or the limit', () => {
    expect(verdict({ cpuMs: 401 })[0]).toBe('reproduced')
    expect(verdict({ cpuMs: 400 })[0]).toBe('not reproduced')
    expect(verdict({ cpuMs: 399, wallMs: 90_000 })[0]).toBe('not reproduced')
    expect(verdict({ cpuMs: 650 }, 65)[0]).toBe('not reproduced')
    expect(verdict({ cpuMs: 651 }, 65)[0]).toBe('reproduced')
    expect(verdict({ cpuMs: 700 }, 99)[0]).toBe('reproduced')
  })
  it('cannot run when the benign input is slow, and says how to mend it', () => {
    expect(verdict({ cpuMs: 702 }, 100)).toEqual(['cannot run', expect.stringContaining('less than 100 ms')])
  })
  it('does not count waiting as CPU time', () => {
    expect(verdict({ end: 'interrupted', cpuMs: 3, wallMs: 8000 })[0]).toBe('cannot run')
  })
  it('needs a benign input somebody wrote', () => {
    const { benign: _, ...bare } = recipe
    const judgement = judged(bare, { vulnerable: FALL['cpu-time'] })
    expect(judgement.verdict).toBe('cannot run')
    expect(judgement.reasons[0]).toContain('benign program')
  })
})

describe('judging a difference', () => {
  const recipe = recipeFor('differential')
  it('needs a fixed build', () => {
    const { fixed: _, ...bare } = recipe
    expect(judged(bare, { vulnerable: FALL.differential }).verdict).toBe('cannot run')
  })
  it.each(['fixed', 'fixed-benign'] as const)('cannot run when the %s run gives no answer', (control) => {
    expect(judged(recipe, { vulnerable: FALL.differential, [control]: { end: 'load-error' } }).verdict).toBe(
      'cannot run',
    )
  })
  it('does not take a proof that only observes its nonce for a difference', () => {
    const own = (run: { nonce: string }) => ({ observations: [`"${run.nonce}"`] })
    expect(judged(recipe, { vulnerable: own, fixed: own, stub: own }).verdict).toBe('not reproduced')
  })
  it('does not take chance for a difference', () => {
    const judgement = judged(recipe, {
      vulnerable: (_r, i) => ({ observations: [`${i}.5`] }),
      fixed: { observations: ['0.1'] },
    })
    expect(judgement.verdict).toBe('cannot run')
    expect(judgement.reasons[0]).toContain('differs from run to run')
  })
  it('does not accept a difference that the benign input shows as well', () => {
    const judgement = judged(recipe, { vulnerable: FALL.differential, benign: { observations: ['"other"'] } })
    expect(judgement.verdict).toBe('not reproduced')
  })
  it('does not accept an observation the inert stand-in gives too', () => {
    expect(judged(recipe, { vulnerable: FALL.differential, stub: FALL.differential }).verdict).toBe(
      'not reproduced',
    )
    // The stub may agree with the fixed build: nothing happened there either.
    expect(
      judged(recipe, { vulnerable: FALL.differential, stub: { observations: ['"fixed behaviour"'] } })
        .verdict,
    ).toBe('reproduced')
  })
})

describe('judging a sanitizer report', () => {
  const recipe = (weakness?: string): Recipe => ({
    ...C_RECIPE,
    ...(weakness === undefined ? {} : { weakness }),
  })
  const report = (sanitizer: string): Partial<Record<Control, Partial<RunObservation>>> => ({
    vulnerable: { end: 'threw', sanitizer },
  })
  it.each([
    ['CWE-122', 'heap-buffer-overflow', 'reproduced'],
    ['CWE-416', 'heap-use-after-free', 'reproduced'],
    ['CWE-119', 'stack-buffer-overflow', 'reproduced'],
    [undefined, 'heap-buffer-overflow', 'reproduced'],
    ['CWE-416', 'heap-buffer-overflow', 'not reproduced'],
    ['CWE-122', 'SEGV on unknown address', 'not reproduced'],
    ['CWE-401', 'heap-buffer-overflow', 'not reproduced'],
    ['CWE-79', 'heap-buffer-overflow', 'not reproduced'],
  ] as [string | undefined, string, Verdict][])('claim %s, report %s: %s', (weakness, shown, verdict) => {
    expect(judged(recipe(weakness), report(shown)).verdict).toBe(verdict)
  })
  it('does not count a signal without a report', () => {
    expect(judged(recipe(), { vulnerable: { end: 'threw', error: 'signal 11' } }).verdict).toBe(
      'not reproduced',
    )
  })
})
