import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bounds, type Constraint, stretchesOf } from './constraints.ts'
import { readVers } from './read-vers.ts'
import { readVersionWords } from './version-words.ts'

const from = (introduced: string) => ({ introduced })
const beyond = (introduced: string) => ({ introduced, introducedExcluded: true })
const below = (lessThan: string, low = {}) => ({ introduced: '0', ...low, lessThan })
const upTo = (lessThanOrEqual: string, low = {}) => ({ introduced: '0', ...low, lessThanOrEqual })
const only = (version: string) => ({ introduced: version, lessThanOrEqual: version })

describe('the words of a version', () => {
  it.each([
    ['<1.2.3', [below('1.2.3')]],
    ['< 1.2.3', [below('1.2.3')]],
    ['<=1.2.3', [upTo('1.2.3')]],
    ['≤ 1.2.3', [upTo('1.2.3')]],
    ['> 1.5', [beyond('1.5')]],
    ['>= 3.00', [from('3.00')]],
    ['>=4.0|<4.5', [below('4.5', from('4.0'))]],
    ['>= 8.0.0 | <= 8.5.1', [upTo('8.5.1', from('8.0.0'))]],
    ['>1.2.0|<2.4.0|>=3.0|<3.1', [below('2.4.0', beyond('1.2.0')), below('3.1', from('3.0'))]],
    ['<2.1|>4.2', [below('2.1'), beyond('4.2')]],
    ['>= V2.0 < V2.3', [below('V2.3', from('V2.0'))]],
    ['>= 1.0, < 2.0', [below('2.0', from('1.0'))]],
    ['>= 1.0 and < 2.0', [below('2.0', from('1.0'))]],
    ['V1.0 through V2.3', [upTo('V2.3', from('V1.0'))]],
    ['Versions 1.0 to 2.3', [upTo('2.3', from('1.0'))]],
    ['between 1.0 and 2.3', [upTo('2.3', from('1.0'))]],
    ['01.14.000 -01.47.000', [upTo('01.47.000', from('01.14.000'))]],
    ['1.0 – 2.3', [upTo('2.3', from('1.0'))]],
    ['from 1.0 before 2.0', [below('2.0', from('1.0'))]],
    ['All versions', [from('0')]],
    ['all known versions', [from('0')]],
    ['*', [from('0')]],
    ['All versions < V4.5', [below('V4.5')]],
    ['All versions prior to V4.5', [below('V4.5')]],
    ['Firmware versions before 2.1.1', [below('2.1.1')]],
    ['Version 1.2 and prior', [upTo('1.2')]],
    ['1.2, and all previous versions', [upTo('1.2')]],
    ['prior to and including 2.2.5', [upTo('2.2.5')]],
    ['up to 2.3', [upTo('2.3')]],
    ['4.2 and later', [from('4.2')]],
    ['V3 or newer', [from('V3')]],
    ['since 1.4', [from('1.4')]],
    ['5.0|5.1', [only('5.0'), only('5.1')]],
    ['5.1, 6.0 and 6.1', [only('5.1'), only('6.0'), only('6.1')]],
    ['3.7 SP1 | 3.7 SP2', [only('3.7 SP1'), only('3.7 SP2')]],
    ['8.1.x', [upTo('8.1.*', from('8.1'))]],
    ['>= 6.x | <= 10.x', [upTo('10.*', from('6'))]],
    ['<=Ver.9.1.0', [upTo('9.1.0')]],
    ['Firmware__20.011', [only('20.011')]],
    ['<R511.5_TCU4_HF4', [below('R511.5_TCU4_HF4')]],
    ['<= 3.1 Service Pack 1A', [upTo('3.1 Service Pack 1A')]],
    ['<= 1.0.3 (3354)', [upTo('1.0.3 (3354)')]],
    ['15.2(6)E2a', [only('15.2(6)E2a')]],
    ['2.', [only('2')]],
  ])('%j names %j', (text, stretches) => {
    expect(readVersionWords(text)).toEqual({ stretches })
  })

  it.each([
    ['< 7.101 (only on Windows)', [below('7.101')], 'only on Windows'],
    ['8.1 (Standard Editions)', [only('8.1')], 'Standard Editions'],
    ['<=B13__without_Patch_C62W003', [upTo('B13')], 'without_Patch_C62W003'],
    ['All versions < V4.5 only when SNMP is on', [below('V4.5')], 'only when SNMP is on'],
  ])('%j holds under a condition', (text, stretches, condition) => {
    expect(readVersionWords(text)).toEqual({ stretches, condition })
  })

  it('are doubtful where they are a long number', () => {
    expect(readVersionWords('2700988')).toEqual({ stretches: [only('2700988')], isNumber: true })
    expect(readVersionWords('<=20130114')).toEqual({ stretches: [upTo('20130114')] })
  })

  it.each([
    '',
    '|',
    'n/a',
    'see advisory',
    'before',
    '<',
    '>= 1 <',
    '< = 1',
    '<> 1.0',
    '<<1.0',
    '<2.22 | <=1.01',
    '>= 1.0 | >= 2.0',
    '>= 1.0 | 1.5',
    '>8.x',
    '2.2.5 <= 2.2.5.1',
    '< March 13, 2019 | < 4.003',
    '< august 28',
    '<8/30/2024',
    '< PI Vision 2020',
    '< 6.6 (6.x series)',
    '< 1.49 (1.29 for NX7)',
    '1SAP551100R0001 (revision index B1 with BSP <= UN30 1.76)',
    '<=LF',
    '< 3.3 SP1 3.x',
    '1.2 *',
    'Q-Series',
    'CODESYS Control for PFC100',
    'DH-IPC-HDW1XXX,',
    '<=Illustra.Ess4.01.02.10',
    '<=The_first_5_digits_of_serial_No._"26061"',
    '4.7, 4.8 and earlier releases of 3.x',
    '1'.repeat(600),
  ])('%j are shown rather than guessed at', (text) => {
    expect(readVersionWords(text)).toBeUndefined()
  })

  it('never take long, and never name a stretch without a beginning', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 512 }), (text) => {
        for (const { introduced } of readVersionWords(text)?.stretches ?? []) expect(introduced).not.toBe('')
      }),
    )
    const started = performance.now()
    for (const text of [
      '1 '.repeat(256),
      '<'.repeat(512),
      '<1'.repeat(256),
      '1|'.repeat(256),
      `1${' ('.repeat(250)}`,
      `1${' to 1'.repeat(100)}`,
      `1${' and'.repeat(120)}`,
      `1${'_'.repeat(500)}`,
      `from ${' '.repeat(500)}`,
      `v.v.v.${'v.'.repeat(250)}`,
    ])
      readVersionWords(text)
    expect(performance.now() - started).toBeLessThan(200)
  })
})

describe('a vers range', () => {
  it.each([
    ['vers:npm/>=1.0.0|<2.0.0', 'npm', [below('2.0.0', from('1.0.0'))]],
    ['vers:npm/ >= 2.2.0| <2.3.0', 'npm', [below('2.3.0', from('2.2.0'))]],
    ['vers:all/*', 'custom', [from('0')]],
    ['vers:pypi/*', 'pypi', [from('0')]],
    [
      'vers:intdot/>2.1.0|!=2.4.0|<4.2.0',
      'intdot',
      [below('2.4.0', beyond('2.1.0')), below('4.2.0', beyond('2.4.0'))],
    ],
    [
      'vers:intdot/<2.1.0|>4.2.0|!=5.1',
      'intdot',
      [below('2.1.0'), below('5.1', beyond('4.2.0')), beyond('5.1')],
    ],
    ['vers:intdot/!=1.0|<2.0', 'intdot', [below('1.0'), below('2.0', beyond('1.0'))]],
    ['vers:intdot/!=1.0', 'intdot', [below('1.0'), beyond('1.0')]],
    ['vers:intdot/!=1.0|>=2.0', 'intdot', [from('2.0')]],
    ['vers:generic/1.0|1.2', 'generic', [only('1.0'), only('1.2')]],
    ['vers:generic/<1.2|=4.2', 'generic', [below('1.2'), only('4.2')]],
    ['VERS:Deb/>=1%3A2.0', 'deb', [from('1:2.0')]],
    ['vers:x/||>1|<=2|', 'x', [upTo('2', beyond('1'))]],
  ])('%j names %j %j', (text, scheme, stretches) => {
    expect(readVers(text)).toEqual({ scheme, stretches })
  })
  it.each([
    'vers:npm/',
    'vers:/1',
    'vers:all/<1',
    'vers:none/*',
    'vers:npm/*|<1',
    'vers:npm/<>3.2.0',
    'vers:npm/<1|<2',
    'vers:npm/>1|>2',
    'vers:npm/<%zz',
    'npm/1',
  ])('%j is none', (text) => {
    expect(readVers(text)).toBeUndefined()
  })

  it('holds what the specification says it holds, and is refused only where its bounds do not take turns', () => {
    // Versions are whole numbers here, so that membership can be counted.
    const comparator = fc.constantFrom('<', '<=', '>', '>=', '=', '!=')
    const lists = fc
      .uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 7 })
      .chain((versions) =>
        fc
          .array(comparator, { minLength: versions.length, maxLength: versions.length })
          .map((comparators) =>
            versions
              .sort((a, b) => a - b)
              .map((version, at): Constraint => ({ comparator: comparators[at]!, version: String(version) })),
          ),
      )
    fc.assert(
      fc.property(lists, (constraints) => {
        const bounds = constraints.filter(({ comparator: one }) => /[<>]/.test(one))
        const takeTurns = bounds.every(
          (one, at) => at === 0 || one.comparator[0] !== bounds[at - 1]!.comparator[0],
        )
        const stretches = stretchesOf(constraints)
        expect(stretches !== undefined).toBe(takeTurns)
        for (let version = 0; takeTurns && version <= 31; version++)
          expect([version, stretches!.some((stretch) => isWithin(version, stretch))]).toEqual([
            version,
            isHeld(version, constraints),
          ])
      }),
      { numRuns: 1000 },
    )
  })
})

const isWithin = (version: number, { introduced, introducedExcluded, lessThan, lessThanOrEqual }: Bounds) =>
  (introducedExcluded ? version > Number(introduced) : version >= Number(introduced)) &&
  (lessThan === undefined || version < Number(lessThan)) &&
  (lessThanOrEqual === undefined || version <= Number(lessThanOrEqual))

/** The specification's own steps; a range of exclusions alone is everything else, as PyPI's `!=5` is. */
function isHeld(version: number, constraints: readonly Constraint[]): boolean {
  const equal = constraints.find((one) => Number(one.version) === version)
  if (equal) return equal.comparator.endsWith('=') && equal.comparator !== '!='
  const bounds = constraints.filter(({ comparator }) => /[<>]/.test(comparator))
  if (bounds.length === 0) return constraints.every(({ comparator }) => comparator === '!=')
  const next = bounds.findIndex((one) => Number(one.version) > version)
  // Below an upper bound, or above the last bound where that is a lower one.
  return next < 0 ? bounds.at(-1)!.comparator.startsWith('>') : bounds[next]!.comparator.startsWith('<')
}
