import { describe, expect, it } from 'vitest'
import { parseVersion } from '../versions/compare.ts'
import { comparatorsOf } from './comparators.ts'
import { contains, versMatcher } from './contains.ts'
import { formatVers } from './format.ts'
import { invertVers, mergeVers, simplifyVers } from './operations.ts'
import { parseVers, readVers } from './read.ts'
import type { Vers } from './types.ts'

const range = (text: string): Vers => {
  const { vers } = readVers(text)
  if (vers === undefined) throw new Error(`${text} cannot be read`)
  return vers
}

describe('a valid range', () => {
  it.each([
    'vers:npm/*',
    'vers:npm/1.2.3',
    'vers:npm/>=1.0.0|<2.0.0',
    'vers:npm/1.2.3|>=2.0.0|<5.0.0',
    'vers:gem/>=2.2.0|!=2.2.1|<2.3.0',
    'vers:pypi/0.0.0|0.0.1|>=0.0.2|<0.0.5|>1.0',
    'vers:pypi/!=5',
    'vers:pypi/!=1|!=2|3',
    'vers:deb/<1:2.0~rc1-1',
    'vers:maven/<1-rc|>1.0',
    'vers:generic/1%20SP1|1.1%20SP1',
    'vers:npm/1.0%252F0',
    'vers:datetime/>=2024-01-01T00:00:00Z|<2024-02-01T00:00:00+01:00',
    'vers:all/*',
    'vers:none/*',
    'vers:example/2|1',
    'vers:some.new-type/1.0|>2.0',
  ])('%s is read and written as it is', (text) => {
    expect(readVers(text).problems).toEqual([])
    expect(formatVers(parseVers(text)!)).toBe(text)
  })
  it('keeps its constraints decoded, in the order they were written', () => {
    expect(parseVers('vers:generic/1.0%20SP1|>=2%2A')).toEqual({
      scheme: 'generic',
      constraints: [
        { comparator: '=', version: '1.0 SP1' },
        { comparator: '>=', version: '2*' },
      ],
    })
  })
  it('warns of a type nobody knows and of texts without a place in the order', () => {
    expect(readVers('vers:npm/1.0.0').warnings).toEqual([])
    expect(readVers('vers:test/1').warnings[0]).toContain('"test" is not known')
    expect(readVers('vers:npm/latest').warnings[0]).toContain('"latest" is no npm version')
  })
})

describe('what breaks a rule is read, and the rule named', () => {
  it.each([
    ['VERS:npm/1.0.0', 'lower case'],
    ['vers:NPM/1.0.0', 'lower case'],
    ['vers:npm/>= 1.0.0 | <2.0.0', 'white space'],
    ['vers:npm/|1.0.0', 'A constraint is empty'],
    ['vers:npm/1.0.0|', 'A constraint is empty'],
    ['vers:npm/1.0.0||2.0.0', 'A constraint is empty'],
    ['vers:npm/=1.0.0', 'without "="'],
    ['vers:npm/1.0.0|>', 'No version follows ">"'],
    ['vers:npm/>=>1.0.0', 'percent-encoded'],
    ['vers:npm/1.*', 'percent-encoded'],
    ['vers:npm/1.0%zz', 'percent sign'],
    ['vers:npm/1.0%09', 'printable ASCII'],
    ['vers:npm/1.0%C3%A9', 'printable ASCII'],
    ['vers:npm/1.0é', 'printable ASCII'],
    ['vers:npm/*|1.0.0', 'asterisk stands alone'],
    ['vers:npm/*|*', 'asterisk stands alone'],
    ['vers:all/1.0', 'the one form vers:all/*'],
    ['vers:none/1.0', 'the one form vers:none/*'],
    ['vers:invalid/1.0', 'never valid'],
    ['vers:npm/2.0.0|1.0.0', '1.0.0 is out of place'],
    ['vers:npm/>=1.0.0|<1.0.0', '1.0.0 occurs twice'],
    ['vers:pypi/1.0|>1.0.0', '1.0.0 occurs twice'],
    ['vers:example/1|2|1', '1 occurs twice'],
    ['vers:npm/1.0.0|<2.0.0', '<2.0.0 cannot follow 1.0.0'],
    ['vers:npm/1.0.0|!=1.5.0|<2.0.0', '<2.0.0 cannot follow 1.0.0'],
    ['vers:npm/>1.0.0|>=2.0.0', '>=2.0.0 cannot follow >1.0.0'],
    ['vers:npm/<1.0.0|1.5.0|<=2.0.0', '<=2.0.0 cannot follow 1.5.0'],
    ['vers:npm/<1.0.0|!=1.5.0|<=2.0.0', '<=2.0.0 cannot follow <1.0.0'],
    ['vers:datetime/2024-01-01t00:00:00z', 'RFC 3339'],
  ])('%s', (text, rule) => {
    const { vers, problems } = readVers(text)
    expect(vers).toBeDefined()
    expect(problems.join(' ')).toContain(rule)
    expect(parseVers(text)).toBeUndefined()
  })
  it.each([
    '',
    'vers:',
    'vers:npm',
    'vers:npm/',
    'vers:npm/|',
    'vers:/1.0',
    'vers:1npm/1.0',
    'vers:n_pm/1.0',
    'pkg:npm/1.0',
    '>=1.0',
    `vers:npm/${'1|'.repeat(5000)}1`,
    `vers:npm/${'1'.repeat(70_000)}`,
  ])('%.40s is no range at all', (text) => {
    const { vers, problems } = readVers(text)
    expect(vers).toBeUndefined()
    expect(problems).toHaveLength(1)
  })
  it('and written in canonical form where that can be told', () => {
    expect(formatVers(range('VERS:PyPI/ =2.0 | >=0.1 ||1.0'))).toBe('vers:pypi/>=0.1|1.0|2.0')
    expect(formatVers(range('vers:generic/b|a'))).toBe('vers:generic/b|a')
    expect(
      formatVers({ scheme: 'generic', constraints: [{ comparator: '=', version: '1 é*|\t%\ud800' }] }),
    ).toBe('vers:generic/1%20%C3%A9%2A%7C%09%25%EF%BF%BD')
  })
})

describe('containment', () => {
  it.each([
    ['vers:npm/*', '1.0.0', true],
    ['vers:npm/*', 'anything', true],
    ['vers:all/*', 'anything', true],
    ['vers:none/*', '1.0.0', false],
    ['vers:pypi/<=1.3.0|3.0.0', '3.0', true],
    ['vers:pypi/<=1.3.0|3.0.0', '1.3', true],
    ['vers:pypi/<=1.3.0|3.0.0', '2', false],
    ['vers:pypi/>=3.0.0|2.0.3', '2.0.3', true],
    ['vers:pypi/!=5', '5.0', false],
    ['vers:pypi/!=5', '6', true],
    ['vers:npm/>=1.0.0|!=1.5.0|<2.0.0', '1.5.0', false],
    ['vers:npm/>=1.0.0|!=1.5.0|<2.0.0', '1.5.1', true],
    ['vers:npm/>=1.0.0|<2.0.0', '2.0.0-rc.1', true],
    ['vers:npm/>=1.0.0|<2.0.0', 'latest', undefined],
    ['vers:npm/latest|<1.0.0', 'latest', true],
    ['vers:npm/latest|<1.0.0', '0.1.0', true],
    ['vers:npm/latest|<1.0.0', '2.0.0', undefined],
    ['vers:git/abcdef', 'abcdef', true],
    ['vers:git/abcdef', 'fedcba', undefined],
    ['vers:deb/<1:1.0-2', '9:1', false],
    ['vers:deb/<1:1.0-2', '5.0', true],
    ['vers:generic/>=1.0|<2.0', '1.5-foo', true],
    ['vers:generic/>=1.0|<2.0', '2.0-foo', undefined],
    ['vers:generic/>=1.0|<2.0', '3.0-foo', false],
    ['vers:pypi/0.0.2|0.0.6|>=0.0.0|0.0.1', '0.0.3', true],
    ['no range', '1.0', undefined],
  ])('%s has %s: %s', (text, version, expected) => {
    expect(contains(text, version)).toBe(expected)
  })
  it('is the same for a version that was read once', () => {
    const matcher = versMatcher(range('vers:maven/>=1.0|<2.0-rc1'))
    expect(matcher.hasKey(parseVersion('maven', '2.0-beta')!)).toBe(true)
    expect(matcher.hasKey(parseVersion('maven', '2.0')!)).toBe(false)
    expect(versMatcher(range('vers:none/*')).hasKey(parseVersion('npm', '1.0.0')!)).toBe(false)
  })
})

describe('ranges', () => {
  it.each([
    ['vers:npm/>1.0.0|>=2.0.0|<3.0.0', 'vers:npm/>1.0.0|<3.0.0'],
    ['vers:npm/<1.0.0|<=2.0.0', 'vers:npm/<=2.0.0'],
    ['vers:npm/>=1.0.0|1.5.0|<2.0.0', 'vers:npm/>=1.0.0|<2.0.0'],
    ['vers:npm/0.5.0|<1.0.0', 'vers:npm/<1.0.0'],
    ['vers:npm/>=1.0.0|!=1.5.0|<2.0.0|!=3.0.0', 'vers:npm/>=1.0.0|!=1.5.0|<2.0.0'],
    ['vers:npm/>=1.0.0|!=1.0.0', 'vers:npm/>1.0.0'],
    ['vers:npm/<=1.0.0|>1.0.0', 'vers:npm/*'],
    ['vers:npm/1.0.0|!=1.0.0', 'vers:none/*'],
    ['vers:none/*', 'vers:none/*'],
  ])('%s are simplified to %s', (text, expected) => {
    expect(formatVers(simplifyVers(range(text))!)).toBe(expected)
  })
  it.each([
    ['vers:npm/>=1.0.0|<2.0.0', 'vers:npm/<1.0.0|>=2.0.0'],
    ['vers:npm/1.0.0', 'vers:npm/!=1.0.0'],
    ['vers:npm/!=1.0.0|!=2.0.0', 'vers:npm/1.0.0|2.0.0'],
    ['vers:npm/*', 'vers:none/*'],
    ['vers:all/*', 'vers:none/*'],
    ['vers:none/*', 'vers:all/*'],
  ])('%s are inverted to %s', (text, expected) => {
    expect(formatVers(invertVers(range(text))!)).toBe(expected)
  })
  it.each([
    [['vers:npm/<1.0.0', 'vers:npm/>=1.0.0|<2.0.0'], 'vers:npm/<2.0.0'],
    [['vers:npm/<1.0.0', 'vers:npm/>1.0.0'], 'vers:npm/!=1.0.0'],
    [['vers:npm/2.0.0', 'vers:npm/1.0.0', 'vers:none/*'], 'vers:npm/1.0.0|2.0.0'],
    [['vers:npm/1.0.0', 'vers:all/*'], 'vers:npm/*'],
    [['vers:none/*'], 'vers:none/*'],
  ])('%j are merged to %s', (texts, expected) => {
    expect(formatVers(mergeVers(texts.map(range))!)).toBe(expected)
  })
  it('of two schemes, of no known order and of nothing are not brought together', () => {
    expect(mergeVers([range('vers:npm/1'), range('vers:pypi/1')])).toBeUndefined()
    expect(mergeVers([range('vers:git/aaaaaaa'), range('vers:git/bbbbbbb')])).toBeUndefined()
    expect(mergeVers([])).toBeUndefined()
    expect(simplifyVers(range('vers:npm/<latest'))).toBeUndefined()
    expect(invertVers(range('vers:generic/1-foo|1-bar'))).toBeUndefined()
  })
  it.each([
    ['vers:npm/>=1.0.0|<2.0.0|>=3.0.0|<=3.1.0', '>=1.0.0 <2.0.0 || >=3.0.0 <=3.1.0'],
    ['vers:npm/1.0.0|>2.0.0', '1.0.0 || >2.0.0'],
    ['vers:npm/>=1.0.0|!=1.5.0', '>=1.0.0 <1.5.0 || >1.5.0'],
    ['vers:npm/*', '*'],
    ['vers:none/*', undefined],
    ['vers:npm/<latest', undefined],
  ])('%s in comparators: %s', (text, expected) => {
    expect(comparatorsOf(range(text))).toBe(expected)
  })
})
