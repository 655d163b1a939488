import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Problems } from '../vulnerability/record.ts'
import { fullCve } from './cve.fixtures.ts'
import { nameForm } from './form.ts'
import { readCve } from './read.ts'

const named = (document: unknown): string[] => {
  const problems = new Problems()
  nameForm(document as Record<string, unknown>, problems)
  return problems.list
}
// biome-ignore lint/suspicious/noExplicitAny: records are taken apart here
const changed = (change: (record: any) => void) => {
  const record = structuredClone(fullCve)
  change(record)
  return named(record)
}

describe('the form of a CVE record', () => {
  it('is not spoken of where it is kept', () => {
    expect(named(fullCve)).toEqual([])
  })
  it('names another version, and a container that is not there', () => {
    expect(changed((record) => Object.assign(record, { dataVersion: '4.0' }))).toEqual([
      'dataVersion: "4.0" is no version of CVE JSON 5.',
    ])
    expect(changed((record) => Object.assign(record, { containers: undefined }))).toEqual([
      expect.stringContaining('containers.cna is missing'),
    ])
  })
  it('names who does not say who it is, by its place', () => {
    const found = changed((record) => {
      record.containers.cna.providerMetadata.orgId = 7
      record.containers.adp[0].providerMetadata = {}
    })
    expect(found).toEqual([
      'containers.cna.providerMetadata.orgId: a value of type number names no organisation.',
      'containers.adp[0].providerMetadata.orgId is missing.',
    ])
  })
  it('asks for a word in English, of a rejected record for its reason', () => {
    const french = [{ lang: 'fr', value: 'Non.' }]
    expect(changed((record) => Object.assign(record.containers.cna, { descriptions: french }))).toEqual([
      'containers.cna.descriptions: none is in English, as CVE JSON 5 asks.',
    ])
    const rejected = { state: 'REJECTED', cveId: 'CVE-2026-10001' }
    const cna = { providerMetadata: { orgId: 'x' }, rejectedReasons: [{ lang: 'en-GB', value: 'No.' }] }
    expect(named({ cveMetadata: rejected, containers: { cna } })).toEqual([])
    expect(
      named({ cveMetadata: rejected, containers: { cna: { ...cna, rejectedReasons: french } } }),
    ).toEqual(['containers.cna.rejectedReasons: none is in English, as CVE JSON 5 asks.'])
  })
  it('never throws, whatever a record holds, and the record stays as it came', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 4 }), (given) => {
        const before = structuredClone(given)
        named(given)
        const cveMetadata = { cveId: 'CVE-2026-10001' }
        readCve(JSON.stringify({ ...given, cveMetadata }))
        expect(given).toEqual(before)
      }),
    )
  })
})
