import { describe, expect, it } from 'vitest'
import { judge } from './expected.ts'
import expectedFailures from './expected-failures.json' with { type: 'json' }
import { SUITES } from './registry.ts'
import { Recorder } from './suite.ts'

describe('judge', () => {
  const outcome = {
    passed: ['a/1', 'a/2'],
    failed: [
      { case: 'a/3', why: 'x' },
      { case: 'a/4', why: 'y' },
    ],
    skipped: [{ case: 'a/5', why: 'z' }],
  }
  const known = (name: string, suite = 's') => ({ suite, case: name, why: 'known' })

  it('tells expected failures from others', () => {
    const judged = judge('s', outcome, [known('a/3'), known('a/4', 'another suite')])
    expect(judged).toMatchObject({ passed: 2, skipped: 1, expected: 1, mended: [], share: 0.5 })
    expect(judged.unexpected).toEqual([{ case: 'a/4', why: 'y' }])
  })
  it('reports an expected failure that passes, so that the list can only shrink', () => {
    expect(judge('s', outcome, [known('a/1')]).mended).toEqual(['a/1'])
  })
  it('leaves cases alone that this corpus does not hold', () => {
    expect(judge('s', outcome, [known('elsewhere/9')])).toMatchObject({ expected: 0, mended: [] })
  })
})

describe('Recorder', () => {
  it('makes a throw the failure of its case only', async () => {
    const recorder = new Recorder()
    await recorder.check('a', () => {
      throw new TypeError('broken')
    })
    await recorder.check('b', async () => undefined)
    expect(recorder.outcome).toEqual({
      passed: ['b'],
      failed: [{ case: 'a', why: 'threw TypeError: broken' }],
      skipped: [],
    })
  })
})

describe('the list of expected failures', () => {
  it('names suites that exist, each case once, with a reason', () => {
    const names = SUITES.map((suite) => suite.name)
    for (const entry of expectedFailures) {
      expect(names).toContain(entry.suite)
      expect(entry.why.length).toBeGreaterThan(20)
    }
    expect(new Set(expectedFailures.map((entry) => `${entry.suite} ${entry.case}`)).size).toBe(
      expectedFailures.length,
    )
  })
})
