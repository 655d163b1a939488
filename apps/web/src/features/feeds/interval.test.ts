import { describe, expect, it } from 'vitest'
import { intervalWords } from './interval.ts'

const none = {
  kind: 'package' as const,
  space: 'npm',
  release: null,
  name: 'lodash',
  scheme: 'semver',
  status: 'affected',
  introduced: null,
  introducedExcluded: false,
  fixed: null,
  lastAffected: null,
  changes: null,
  versions: null,
  about: null,
  stated: null,
  words: null,
  justification: null,
  note: null,
}

describe('intervalWords', () => {
  it.each([
    [{}, 'every version'],
    [{ introduced: '0' }, 'every version'],
    [{ introduced: '0', fixed: '4.17.21' }, 'before 4.17.21'],
    [{ introduced: '1.0', fixed: '1.2' }, 'from 1.0, before 1.2'],
    [{ introduced: '1.0', introducedExcluded: true }, 'after 1.0'],
    [{ lastAffected: '3' }, 'up to and including 3'],
    [{ introduced: 'b2', lastAffected: 'b2' }, 'only b2'],
    [{ versions: ['1.1', '1.3'] }, '1.1, 1.3'],
  ])('%j is %s', (part, words) => {
    expect(intervalWords({ ...none, ...part })).toBe(words)
  })
})
