import { describe, expect, it } from 'vitest'
import { affects, compareNpm, exactVersion } from './npm.ts'
import { normaliseRange } from './phrases.ts'

describe('affects', () => {
  it.each([
    ['<4.17.12', '4.17.11', true],
    ['<4.17.12', '4.17.12', false],
    ['<4.17.12', '4.17.12-rc.1', true],
    ['>=1.0.0 <2.0.0 || >=3.0.0 <3.1.0', '3.0.5', true],
    ['*', '0.0.1', true],
    ['<4.17.12', 'v4.0.0', true],
    ['<4.17.12', 'latest', undefined],
    ['whatever', '1.0.0', undefined],
  ])('%s, %s: %s', (range, version, expected) => {
    expect(affects(range, version)).toBe(expected)
  })
})

describe('normaliseRange', () => {
  it.each([
    ['before 4.17.12', '<4.17.12'],
    ['versions prior to v2.0', '<2.0'],
    ['< 4.0.1', '<4.0.1'],
    ['<=1.2.5', '<=1.2.5'],
    ['up to and including 1.2.5', '<=1.2.5'],
    ['1.2.5 and earlier', '<=1.2.5'],
    ['2.0.0 or later', '>=2.0.0'],
    ['from 1.0.0 before 1.2.0', '>=1.0.0 <1.2.0'],
    ['>= 1.0.0, < 2.0.0', '>=1.0.0 <2.0.0'],
    ['1.0.0 - 1.2.5', '>=1.0.0 <=1.2.5'],
    ['1.0.0 through 1.2.5', '<=1.2.5'],
    ['all versions', '*'],
    ['1.2.3', '1.2.3'],
    ['vers:npm/>=1.0.0|<2.0.0|>=3.0.0|<=3.1.0', '>=1.0.0 <2.0.0 || >=3.0.0 <=3.1.0'],
    ['vers:npm/*', '*'],
    [' VERS:npm/ >= 1.0.0 | != 1.5.0 | < 2.0.0', '>=1.0.0 <1.5.0 || >1.5.0 <2.0.0'],
    ['vers:npm/<2.0.0|>=1.0.0', '>=1.0.0 <2.0.0'],
    ['vers:none/*', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('%j → %s', (words, range) => {
    expect(normaliseRange(words)).toBe(range)
  })
})

describe('versions', () => {
  it('are ordered as npm orders them', () => {
    expect(compareNpm('1.0.0-rc.1', '1.0.0')).toBeLessThan(0)
    expect(compareNpm('1.10.0', '1.9.0')).toBeGreaterThan(0)
    expect(compareNpm('1.0.0', 'x')).toBeUndefined()
    expect(exactVersion(' v1.2.3 ')).toBe('1.2.3')
    expect(exactVersion('1.2')).toBeUndefined()
  })
})
