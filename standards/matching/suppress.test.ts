import { describe, expect, it } from 'vitest'
import type { VexProduct, VexStatement } from '../vex/types.ts'
import type { Match } from './engine.ts'
import { judge } from './judge.ts'
import { range, subject } from './matching.fixtures.ts'
import { subjectsOf } from './names.ts'
import { createVexIndex, exposureOf, type Holder } from './suppress.ts'

const holder = (purl: string): Holder => ({
  purl,
  subjects: subjectsOf({ ref: 'r', kind: 'package', name: '', purl, cpes: [] }),
})
const pump = holder('pkg:npm/toy-pump@1.2.3?arch=x86_64')
const product = (over: Partial<VexProduct>): VexProduct => ({ id: 'p', cpes: [], subcomponents: [], ...over })
const statement = (over: Partial<VexStatement>): VexStatement => ({
  document: 'https://example.org/vex/1',
  where: '/statements/0',
  vulnerabilities: ['CVE-2026-10001'],
  products: [product({ purl: 'pkg:npm/toy-pump@1.2.3' })],
  status: 'not_affected',
  justification: 'vulnerable_code_not_present',
  author: 'Example Pumps',
  timestamp: '2026-03-01T00:00:00.000Z',
  ...over,
})
const match = (fixed = '2.0.0'): Match<string> => ({
  component: 'r',
  advisory: 'GHSA-1',
  subject: subject('1.2.3'),
  verdict: judge(subject('1.2.3'), [range({ fixed })]),
})
const state = (statements: VexStatement[], component = pump, within: Holder[] = []) =>
  exposureOf(match(), {
    vex: createVexIndex(statements),
    vulnerabilities: ['GHSA-1', 'cve-2026-10001'],
    component,
    within,
  }).state

describe('a match in the light of VEX', () => {
  it('is suppressed, with the statement and its reason, by whichever identifier it names', () => {
    const exposure = exposureOf(match(), {
      vex: createVexIndex([statement({})]),
      vulnerabilities: ['GHSA-1', 'CVE-2026-10001'],
      component: pump,
      notes: [
        { reachable: 'no', text: 'never imported', author: 'somebody', at: '2026-03-02T00:00:00.000Z' },
      ],
    })
    expect(exposure).toMatchObject({
      state: 'suppressed',
      verdict: { status: 'affected' },
      statement: { document: 'https://example.org/vex/1' },
      stated: 'Stated by “Example Pumps” on 2026-03-01: not affected, “vulnerable code not present”.',
      notes: [{ reachable: 'no' }],
    })
  })
  it('is suppressed by what is fixed, and by no other status', () => {
    const states = (['fixed', 'affected', 'under_investigation', undefined] as const).map((status) =>
      state([statement({ status })]),
    )
    expect(states).toEqual(['suppressed', 'affected', 'affected', 'affected'])
    expect(
      exposureOf(match(), {
        vex: createVexIndex([statement({ status: 'affected', action: 'Update.' })]),
        vulnerabilities: ['CVE-2026-10001'],
        component: pump,
      }).stated,
    ).toBe('Stated by “Example Pumps” on 2026-03-01: affected, “Update.”.')
  })
  it('is not suppressed by a note, nor by a statement about something else', () => {
    const others = [
      { purl: 'pkg:npm/toy-pump@1.2.4' },
      { purl: 'pkg:npm/toy-valve@1.2.3' },
      { purl: 'pkg:pypi/toy-pump@1.2.3' },
      { purl: 'pkg:npm/toy-pump@1.2.3?arch=arm64' },
      { purl: 'pkg:npm/toy-pump', versionRange: 'vers:npm/<1.2.3' },
      { purl: 'pkg:npm/toy-pump', versionRange: 'before 9' },
      { purl: 'pkg:npm/toy-pump@1.2.3', only: 'serial 7' },
      { id: 'toy-pump' },
    ]
    for (const other of others)
      expect([other, state([statement({ products: [product(other)] })])]).toEqual([other, 'affected'])
    expect(state([statement({ vulnerabilities: ['CVE-2026-10002'] })])).toBe('affected')
  })
  it('is suppressed by statements about its every version, its range, its architecture or its release', () => {
    for (const purl of ['pkg:npm/toy-pump', 'pkg:npm/toy-pump@v1.2.3', 'pkg:npm/toy-pump@1.2.3?arch=x86_64'])
      expect(state([statement({ products: [product({ purl })] })])).toBe('suppressed')
    const ranged = product({ purl: 'pkg:npm/toy-pump', versionRange: 'vers:npm/>=1.0.0|<1.3.0' })
    expect(state([statement({ products: [ranged] })])).toBe('suppressed')
    const debian = product({ purl: 'pkg:deb/debian/curl@7.88.1?distro=debian-12' })
    const on = (distro: string) =>
      state(
        [statement({ products: [debian] })],
        holder(`pkg:deb/debian/curl@7.88.1?arch=amd64&distro=${distro}`),
      )
    expect([on('debian-12.4'), on('debian-11')]).toEqual(['suppressed', 'affected'])
  })
  it('follows the newest statement that holds, however it names the product', () => {
    const later = (over: Partial<VexStatement>) =>
      statement({ timestamp: '2026-04-01T00:00:00.000Z', ...over })
    const all = [product({ purl: 'pkg:npm/toy-pump' })]
    expect(state([statement({}), later({ status: 'affected', products: all })])).toBe('affected')
    expect(state([later({ status: 'fixed', products: all }), statement({ status: 'affected' })])).toBe(
      'suppressed',
    )
  })
  it('is suppressed where the product it is part of is, as far as the statement goes', () => {
    const house = holder('pkg:generic/pump-house@4')
    const of = (subcomponents: VexProduct[]) => [
      statement({ products: [product({ purl: 'pkg:generic/pump-house@4', subcomponents })] }),
    ]
    const valve = product({ purl: 'pkg:npm/toy-valve' })
    const own = product({ purl: 'pkg:npm/toy-pump' })
    expect(state(of([]), pump, [house])).toBe('suppressed')
    expect(state(of([valve, own]), pump, [house])).toBe('suppressed')
    expect(state(of([valve]), pump, [house])).toBe('affected')
    expect(state(of([own]), pump, [])).toBe('affected')
  })
  it('stays what it is where it is not affected anyway', () => {
    const context = {
      vex: createVexIndex([statement({})]),
      vulnerabilities: ['CVE-2026-10001'],
      component: pump,
    }
    expect(exposureOf(match('1.0.0'), context).state).toBe('not affected')
    const unknown = { ...match(), verdict: judge(subject('latest'), [range({ fixed: '2.0.0' })]) }
    expect(exposureOf(unknown, context).state).toBe('suppressed')
  })
})
