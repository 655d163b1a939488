import { describe, expect, it } from 'vitest'
import type { Judgement } from '../../api/types.ts'
import { controlSentence, fixSentence, verdictSentence } from './words.ts'

const recipe = {
  target: { kind: 'npm', name: 'lodash', version: '4.17.11' },
  proof: { language: 'javascript', source: 'x' },
  oracle: 'prototype-pollution',
} as const

const judgement = (verdict: Judgement['verdict'], falls: number, runs: number): Judgement => ({
  judgeVersion: '1',
  verdict,
  falls,
  runs,
  controls: [],
  reasons: [],
  alsoObserved: [],
})

const sentence = (verdict: Judgement['verdict'], falls: number, runs: number) =>
  verdictSentence({ target: 'lodash@4.17.11', recipe, judgement: judgement(verdict, falls, runs) })

describe('verdictSentence', () => {
  it('begins with the verdict and says n of N', () => {
    expect(sentence('reproduced', 3, 3)).toMatch(/^Reproduced\..*lodash@4\.17\.11 fell in 3 of 3 runs/)
    expect(sentence('intermittent', 5, 12)).toMatch(/^Intermittent\..*5 of 12/)
  })

  it('does not say that it stood when it fell and only a control objected', () => {
    expect(sentence('not reproduced', 3, 3)).toContain('a control objected')
    expect(sentence('not reproduced', 0, 3)).toContain('stood in all 3 runs')
  })
})

describe('fixSentence', () => {
  it('says nothing about a fix nobody named', () => {
    expect(fixSentence(judgement('reproduced', 3, 3), undefined)).toBeUndefined()
  })

  it('says nothing about a fix when nothing fell', () => {
    expect(fixSentence(judgement('not reproduced', 0, 3), '2.0.0')).toBeUndefined()
  })

  it('never takes an undecided fix for a good one', () => {
    expect(fixSentence(judgement('reproduced', 3, 3), '2.0.0')).toContain('could not be decided')
    expect(fixSentence({ ...judgement('reproduced', 3, 3), fixHolds: false }, '2.0.0')).toContain(
      'does not mend',
    )
    expect(fixSentence({ ...judgement('reproduced', 3, 3), fixHolds: true }, '2.0.0')).toContain('stands')
  })
})

describe('controlSentence', () => {
  it('puts what was expected beside what was seen', () => {
    const control = {
      control: 'stub',
      expected: 'stands',
      holds: false,
      detail: '',
      runs: 1,
      falls: 1,
    } as const
    expect(controlSentence({ ...control, observed: 'falls' })).toBe('expected to stand, fell')
    expect(controlSentence({ ...control, observed: 'no answer' })).toBe('expected to stand, gave no answer')
  })
})
