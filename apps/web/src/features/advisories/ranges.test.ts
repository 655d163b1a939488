import { describe, expect, it } from 'vitest'
import { nameOfPurl, rangeWords } from './ranges.ts'

describe('rangeWords', () => {
  it.each([
    [{ introduced: '0', fixed: '4.17.12' }, 'all versions before 4.17.12'],
    [{ introduced: '1.0.0', fixed: '1.2.0' }, 'from 1.0.0, fixed in 1.2.0'],
    [{ introduced: '1.0.0', lastAffected: '1.2.0' }, 'from 1.0.0 up to 1.2.0'],
    [{ introduced: '0', lastAffected: '1.2.0' }, 'all versions up to 1.2.0'],
    [{ introduced: '2.0.0' }, 'from 2.0.0; no fixed version is known'],
  ])('%j reads “%s”', (range, words) => {
    expect(rangeWords(range)).toBe(words)
  })

  it('never says that an open range is fixed', () => {
    expect(rangeWords({ introduced: '0' })).toContain('no fixed version is known')
  })
})

describe('nameOfPurl', () => {
  it.each([
    ['pkg:npm/lodash', 'lodash'],
    ['pkg:npm/%40cookiex/deep@0.0.6', '@cookiex/deep'],
    ['pkg:npm/%40cookiex/deep?a=b', '@cookiex/deep'],
    ['lodash', 'lodash'],
    ['pkg:npm/%zz', '%zz'],
  ])('%s is %s', (purl, name) => {
    expect(nameOfPurl(purl)).toBe(name)
  })
})
