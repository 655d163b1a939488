import { describe, expect, it } from 'vitest'
import { createAdvisoryIndex } from '../matching/advisory-index.ts'
import { subjectsOf } from '../matching/names.ts'
import { createOrder } from '../matching/order.ts'
import type { Range } from '../matching/types.ts'
import { findExposures } from './find.ts'
import { thingOf } from './thing.ts'
import type { SaidRecord } from './types.ts'

const range = (over: Partial<Range>): Range => ({
  kind: 'package',
  space: 'npm',
  release: undefined,
  name: 'toy',
  scheme: 'npm',
  status: 'affected',
  introduced: '1.0.0',
  introducedExcluded: false,
  fixed: '1.4.0',
  lastAffected: undefined,
  changes: undefined,
  versions: undefined,
  ...over,
})
const record = (ref: string, over: Partial<SaidRecord> = {}, ...ranges: Partial<Range>[]): SaidRecord => ({
  ref,
  href: null,
  vulnerability: 'CVE-2026-0001',
  cves: ['CVE-2026-0001'],
  title: `Title of ${ref}`,
  ranges: (ranges.length > 0 ? ranges : [{}]).map(range),
  ...over,
})
const found = (version: string | undefined, ...records: SaidRecord[]) => {
  const index = createAdvisoryIndex()
  for (const { ref, ranges } of records) index.put({ id: ref, ranges })
  const component = {
    ref: 'c',
    kind: 'package' as const,
    name: 'toy',
    cpes: [],
    purl: `pkg:npm/toy${version ? `@${version}` : ''}`,
  }
  const faces = new Map(records.map((one) => [one.ref, one]))
  return [
    ...findExposures(
      [{ ref: 'c', subjects: subjectsOf(component) }],
      index,
      (ref) => faces.get(ref),
      createOrder(),
    ),
  ].flatMap((one) => one.found)
}

describe('what is found of a component', () => {
  it('is one exposure a vulnerability, with everything each record says', () => {
    const [one, ...others] = found(
      '1.2.0',
      record('ghsa/GHSA-1'),
      record('cve/CVE-2026-0001', {}, { fixed: '1.5.0' }),
    )
    expect(others).toEqual([])
    expect(one).toMatchObject({
      vulnerability: 'CVE-2026-0001',
      status: 'affected',
      fixedIn: '1.5.0',
      scheme: 'npm',
    })
    expect(one!.said.map(({ ref, verdict, fixedIn }) => [ref, verdict, fixedIn])).toEqual([
      ['cve/CVE-2026-0001', 'affected', '1.5.0'],
      ['ghsa/GHSA-1', 'affected', '1.4.0'],
    ])
    expect(one!.because).toMatch(/1\.2\.0 lies from 1\.0\.0 to before 1\.5\.0/)
  })
  it('is affected where any record says so, and shows who disagrees', () => {
    const [one] = found('1.4.5', record('ghsa/GHSA-1'), record('cve/CVE-2026-0001', {}, { fixed: '1.5.0' }))
    expect(one!.status).toBe('affected')
    expect(one!.said.map(({ verdict }) => verdict)).toEqual(['affected', 'not affected'])
  })
  it('is not affected where one record can tell and the other cannot', () => {
    const [one] = found(
      '1.4.5',
      record('ghsa/GHSA-1'),
      record('x/1', {}, { scheme: 'custom', introduced: 'Rev B', fixed: 'Rev C' }),
    )
    expect(one!.status).toBe('not affected')
  })
  it('is unknown, never "not affected", where no record can tell', () => {
    const [one] = found(undefined, record('ghsa/GHSA-1'))
    expect(one).toMatchObject({ status: 'unknown', rule: 'version missing' })
  })
  it('is nothing where nothing is said', () => {
    expect(found('1.0.0', record('ghsa/GHSA-1', {}, { name: 'other' }))).toEqual([])
  })
  it('keeps vulnerabilities apart', () => {
    expect(found('1.2.0', record('a/1'), record('a/2', { vulnerability: 'CVE-2026-0002' }))).toHaveLength(2)
  })
  it('does not depend on the order records come in', () => {
    const records = [
      record('b/1', {}, { fixed: '1.5.0' }),
      record('a/1'),
      record('c/1', {}, { fixed: '1.3.0' }),
    ]
    expect(found('1.2.0', ...records)).toEqual(found('1.2.0', ...[...records].reverse()))
  })
})

describe('a thing', () => {
  it('is one whatever versions of it run where', () => {
    const thing = (purl: string) => {
      const component = { ref: 'c', kind: 'package' as const, name: 'toy', cpes: [], purl }
      return thingOf(component, subjectsOf(component))
    }
    expect(thing('pkg:npm/%40acme/toy@1.0.0')).toMatchObject({
      key: 'package/npm/@acme/toy',
      label: '@acme/toy',
      version: '1.0.0',
    })
    expect(thing('pkg:npm/toy@1.0.0').key).toBe(thing('pkg:npm/toy@2.0.0').key)
  })
  it('of words is the product they were found to mean, under its own name', () => {
    const component = { ref: 'c', kind: 'product' as const, name: 'ASA 5500 box', cpes: [], version: '9.1' }
    expect(
      thingOf(component, [], [{ vendor: 'cisco', product: 'adaptive_security_appliance' }]),
    ).toMatchObject({
      kind: 'product',
      key: 'product/cisco/adaptive_security_appliance',
      label: 'cisco ASA 5500 box',
    })
  })
})
