import { describe, expect, it } from 'vitest'
import { judge } from './judge.ts'
import { range, subject } from './matching.fixtures.ts'
import { defaultRange } from './membership.ts'
import type { Range } from './types.ts'

const verdict = (version: string | undefined, ...ranges: Range[]) => judge(subject(version), ranges)
const told = (version: string | undefined, ...ranges: Range[]) => {
  const { status, rule } = verdict(version, ...ranges)
  return `${status}: ${rule}`
}

describe('ranges as OSV has them', () => {
  const fixed = range({ introduced: '1.0.0', fixed: '1.4.0' })
  it('begin with the version that introduced it and end before the one that fixed it', () => {
    expect(['0.9.9', '1.0.0', '1.3.9', '1.4.0-rc.1', '1.4.0'].map((version) => told(version, fixed))).toEqual(
      [
        'not affected: outside every range',
        'affected: in range',
        'affected: in range',
        'affected: in range',
        'not affected: outside every range',
      ],
    )
  })
  it('say in a sentence which range and order decided, and the least version that is good by all of them', () => {
    const later = range({ introduced: '1.4.0', fixed: '1.4.2' })
    expect(verdict('1.2.3', fixed, later)).toEqual({
      status: 'affected',
      rule: 'in range',
      range: fixed,
      because: '1.2.3 lies from 1.0.0 to before 1.4.0 (npm order).',
      fixedIn: '1.4.2',
    })
  })
  it('end with the last affected version', () => {
    const last = range({ lastAffected: '2.0.0' })
    expect(['2.0.0', '2.0.1'].map((version) => verdict(version, last).status)).toEqual([
      'affected',
      'not affected',
    ])
  })
  it('count listed versions besides, equal in their order whatever their spelling', () => {
    const listed = range({ space: 'pypi', scheme: 'pypi', introduced: undefined, versions: ['1.0', '1.2'] })
    const of = (version: string) => judge(subject(version, { space: 'pypi' }), [listed])
    expect([of('1.0.0'), of('1.1')].map(({ status, rule }) => [status, rule])).toEqual([
      ['affected', 'listed version'],
      ['not affected', 'outside every range'],
    ])
    expect(of('1.2').because).toBe('1.2 is one of the 2 versions listed as affected.')
  })
  it('of one release say nothing about another', () => {
    const debian = (release: string | undefined) =>
      range({ space: 'debian', release, name: 'curl', scheme: 'deb', fixed: '7.88.1-10+deb12u5' })
    const of = (release: string | undefined, ...ranges: Range[]) =>
      judge(subject('7.74.0-1.3+deb11u9', { space: 'debian', name: 'curl', release }), ranges)
    expect(of('12.4', debian('12')).status).toBe('affected')
    expect(of('bookworm', debian('12')).status).toBe('affected')
    expect(of('11', debian(undefined)).status).toBe('affected')
    expect(of('11', debian('12'))).toMatchObject({
      status: 'unknown',
      rule: 'status unknown',
      range: undefined,
    })
    expect(of(undefined, debian('12'))).toMatchObject({
      status: 'unknown',
      because: 'The advisory speaks of debian 12; which release runs here is not known.',
    })
  })
})

describe('ranges as CVE records have them', () => {
  const product = (over: Partial<Range>) =>
    range({ kind: 'product', space: 'linux', name: 'linux', scheme: 'semver', ...over })
  const of = (version: string | undefined, ...ranges: Range[]) =>
    judge(subject(version, { kind: 'product', space: 'linux', name: 'linux' }), ranges)

  it('let the first that holds the version decide, and the default for what none holds', () => {
    const rows = [
      product({ introduced: '1.5.0', lastAffected: '1.5.0', status: 'unaffected' }),
      product({ introduced: '1.0.0', fixed: '2.0.0' }),
      product({ introduced: '1.6.0', fixed: '1.7.0', status: 'unaffected' }),
    ]
    const asDefault = (status: Range['status']) => [...rows, defaultRange(rows[0]!, status)]
    expect(['1.5.0', '1.6.5', '3.0.0'].map((version) => of(version, ...asDefault('unknown')).status)).toEqual(
      ['not affected', 'affected', 'unknown'],
    )
    expect(of('3.0.0', ...asDefault('affected'))).toMatchObject({
      status: 'affected',
      because: 'Every version is affected that is not named otherwise, and 3.0.0 is not.',
    })
    expect(of('3.0.0', ...asDefault('unaffected'))).toMatchObject({
      status: 'not affected',
      rule: 'stated unaffected',
    })
  })
  it('change their status within, in the order of their changes', () => {
    const row = product({
      lastAffected: '9.0.0',
      status: 'affected',
      changes: [
        { at: '5.2.3', status: 'unaffected' },
        { at: '6.0.0', status: 'affected' },
        { at: '6.1.1', status: 'unaffected' },
      ],
    })
    expect(['5.2.2', '5.2.3', '6.0.9', '8.0.0'].map((version) => of(version, row).status)).toEqual([
      'affected',
      'not affected',
      'affected',
      'not affected',
    ])
    expect(of('6.0.0', row).fixedIn).toBe('6.1.1')
  })
  it('hold whole branches where they end in .*, and read a Linux record as Linux means it', () => {
    const linux = [
      product({ scheme: 'git', introduced: 'e81a7018d93a', fixed: '1ea775021282' }),
      defaultRange(product({ scheme: 'git' }), 'unaffected'),
      product({ scheme: 'custom', introduced: '4.19', lastAffected: '4.19' }),
      product({ introduced: '0', fixed: '4.19', status: 'unaffected' }),
      product({ introduced: '5.10.37', lastAffected: '5.10.*', status: 'unaffected' }),
      product({ introduced: '5.12.4', lastAffected: '5.12.*', status: 'unaffected' }),
      product({ scheme: 'original_commit_for_fix', introduced: '5.13', status: 'unaffected' }),
      defaultRange(product({}), 'affected'),
    ]
    const versions = ['4.14.200', '4.19', '5.10.36', '5.10.37', '5.10.140', '5.11.1', '5.12.4', '6.1.5']
    expect(versions.map((version) => of(version, ...linux).status)).toEqual([
      'not affected',
      'affected',
      'affected',
      'not affected',
      'not affected',
      'affected',
      'not affected',
      'not affected',
    ])
    expect(of('5.11.1', ...linux).fixedIn).toBe('5.12.4')
    expect(of('aaaabbbbcccc', ...linux.slice(0, 2)).status).toBe('unknown')
  })
  it('of several entries count each by itself, the worst first', () => {
    const entry = (introduced: string, fixed: string) => {
      const row = product({ introduced, fixed })
      return [row, defaultRange(row, 'unaffected')]
    }
    const rows = [...entry('1.0.0', '1.5.0'), ...entry('2.0.0', '2.5.0')]
    expect(['1.2.0', '2.2.0', '1.7.0'].map((version) => of(version, ...rows).status)).toEqual([
      'affected',
      'affected',
      'not affected',
    ])
  })
})

describe('what cannot be known', () => {
  it('is unknown, with the reason', () => {
    const row = range({ introduced: '1.0.0', fixed: '1.4.0' })
    expect(verdict(undefined, row)).toMatchObject({
      status: 'unknown',
      rule: 'version missing',
      because:
        'The inventory gives no version; the advisory speaks of from 1.0.0 to before 1.4.0 (npm order).',
    })
    expect(told('latest', row)).toBe('unknown: version not comparable')
    expect(told('1.0.0', range({ status: 'unknown' }))).toBe('unknown: status unknown')
    expect(told('1.0.0')).toBe('unknown: status unknown')
  })
  it('is known all the same where every answer would be the same', () => {
    expect(told(undefined, range())).toBe('affected: in range')
    expect(told('latest', range({ fixed: '2.0.0', status: 'unaffected' }))).toBe(
      'not affected: outside every range',
    )
    const row = range({ introduced: '1.0.0', fixed: '1.4.0' })
    expect(told('latest', row, range())).toBe('affected: in range')
    expect(told('1.0.0', range({ introduced: '1.0.0', fixed: 'soon' }))).toBe('affected: in range')
  })
  it('names of versions that no order knows are compared as they are written', () => {
    const exact = range({ scheme: 'custom', introduced: 'Rev B', lastAffected: 'Rev B' })
    expect([told('rev b', exact), told('rev c', exact)]).toEqual([
      'affected: listed version',
      'not affected: outside every range',
    ])
  })
  it('hostile versions are shown without what hides or reorders', () => {
    const { because } = verdict('1.0\u202e\u0000'.repeat(50), range({ fixed: '2.0.0' }))
    expect(because.length).toBeLessThan(200)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters must be gone
    expect(because).not.toMatch(/[\u0000\u202e]/)
  })
})
