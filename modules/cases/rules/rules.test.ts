import { describe, expect, it } from 'vitest'
import { agreedIdentifiers, caseNumber, faceOf } from './identity.ts'
import { gradePatch, type PatchEvidence, type SubtestPair } from './patch.ts'

describe('gradePatch', () => {
  const reproduction = {
    verdict: 'reproduced',
    falls: 3,
    runs: 3,
    fixHolds: true,
    reasons: ['falls', 'The fix holds.'],
  }
  const bare: PatchEvidence = {
    reproduction,
    otherProofs: undefined,
    variants: undefined,
    tests: undefined,
  }
  const test = (before: SubtestPair['before'], after: SubtestPair['after'], name = 't'): SubtestPair => ({
    name,
    before,
    after,
  })

  it('says "stops proof only" without variants and the project\'s own tests', () => {
    expect(gradePatch(bare)).toEqual({
      grade: 'stops proof only',
      detail: expect.stringContaining('no variants of the proof were tried; the project'),
    })
    expect(gradePatch({ ...bare, variants: { tried: 5, stopped: 5 } }).grade).toBe('stops proof only')
    expect(gradePatch({ ...bare, tests: [test('pass', 'pass')] }).grade).toBe('stops proof only')
    expect(
      gradePatch({ ...bare, variants: { tried: 0, stopped: 0 }, tests: [test('pass', 'pass')] }).grade,
    ).toBe('stops proof only')
  })
  it('takes tests that failed before for no evidence, either way', () => {
    const tests = [test('fail', 'fail'), test('fail', 'missing')]
    expect(gradePatch({ ...bare, variants: { tried: 2, stopped: 2 }, tests }).grade).toBe('stops proof only')
  })
  it('gives the better grade for variants and passing tests together', () => {
    const tests = [test('pass', 'pass'), test('fail', 'fail')]
    expect(gradePatch({ ...bare, variants: { tried: 4, stopped: 4 }, tests })).toEqual({
      grade: 'stops proof and variants',
      detail: expect.stringContaining('All 4 variants'),
    })
  })
  it.each([
    ['the proof still works', { reproduction: { ...reproduction, fixHolds: false } }],
    ['nobody knows whether it holds', { reproduction: { ...reproduction, fixHolds: undefined } }],
    ['the proof shows nothing without it', { reproduction: { ...reproduction, verdict: 'not reproduced' } }],
    ['another proof still works', { otherProofs: { tried: 2, stopped: 1 } }],
    ['a variant still works', { variants: { tried: 3, stopped: 2 } }],
    ['a test breaks', { variants: { tried: 3, stopped: 3 }, tests: [test('pass', 'fail')] }],
    ['a test disappears', { tests: [test('pass', 'missing')] }],
  ] as [string, Partial<PatchEvidence>][])('refuses when %s', (_name, change) => {
    expect(gradePatch({ ...bare, ...change }).grade).toBe('refused')
  })
})

describe('caseNumber', () => {
  it('counts within a year', () => {
    expect(caseNumber(2026, 1)).toBe('TOCSIN-2026-0001')
    expect(caseNumber(2026, 12345)).toBe('TOCSIN-2026-12345')
    expect(() => caseNumber(2026, 0)).toThrow(RangeError)
  })
})

describe('faceOf', () => {
  const part = {
    title: 'Pollution in defaultsDeep',
    package: 'lodash',
    severity: 'high',
    tlp: 'amber',
  } as const
  it('is the root cause itself when there is one', () => expect(faceOf([part])).toEqual(part))
  it('takes the worst severity and the most restricted label', () => {
    expect(
      faceOf([
        part,
        { ...part, severity: 'critical', tlp: 'clear' },
        { ...part, severity: 'unknown', tlp: 'red' },
      ]),
    ).toEqual({
      title: '3 root causes in lodash',
      package: 'lodash',
      severity: 'critical',
      tlp: 'red',
    })
    expect(faceOf([part, { ...part, package: 'hoek' }])).toMatchObject({
      title: '2 root causes in 2 packages',
      package: null,
    })
  })
})

describe('agreedIdentifiers', () => {
  it('keeps what most reports that name an identifier agree on', () => {
    expect(
      agreedIdentifiers([
        ['CVE-2019-10744'],
        [],
        ['CVE-2019-10744', 'GHSA-jf85-cpcp-j695'],
        ['CVE-2018-0001'],
      ]),
    ).toEqual(['CVE-2019-10744', 'GHSA-jf85-cpcp-j695'])
  })
  it('keeps none when reports disagree evenly, and one when it stands alone', () => {
    expect(agreedIdentifiers([['CVE-2019-10744'], ['CVE-2018-0001']])).toEqual([])
    expect(agreedIdentifiers([['CVE-2019-10744'], []])).toEqual(['CVE-2019-10744'])
    expect(agreedIdentifiers([])).toEqual([])
  })
})
