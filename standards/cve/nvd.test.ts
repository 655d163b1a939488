import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RecordError } from '../vulnerability/error.ts'
import { damaged } from '../vulnerability/hostile.fixtures.ts'
import { nvdPage } from './cve.fixtures.ts'
import { readNvdPage } from './nvd.ts'

describe('readNvdPage', () => {
  const page = readNvdPage(JSON.stringify(nvdPage))
  const facts = page.items[0]!.facts
  it('says where in the collection it stands', () => {
    expect(page).toMatchObject({ startIndex: 0, resultsPerPage: 1, totalResults: 7, problems: [] })
    expect(page.timestamp).toBe('2026-11-20T10:00:00.123Z')
  })
  it('reads scores, the answers spelled technicalImpact, and the KEV mark', () => {
    expect(facts.cvss.map(({ version, provider }) => [version, provider])).toEqual([
      ['3.1', 'nvd@nist.gov'],
      ['2.0', 'nvd@nist.gov'],
    ])
    expect(facts.ssvc[0]).toMatchObject({
      exploitation: 'active',
      automatable: 'no',
      technicalImpact: 'partial',
    })
    expect(facts.kev?.dateAdded).toBe('2026-03-03')
    expect(facts).toMatchObject({
      status: 'Analyzed',
      updated: '2026-03-04T05:06:07.890Z',
      weaknesses: ['CWE-1321'],
    })
  })
  it('gives vulnerable products as vendor, product and one interval each', () => {
    const rest = { versionType: 'custom', status: 'affected' }
    expect(
      facts.products.map(({ vendor, product, interval, conditional }) => ({
        vendor,
        product,
        interval,
        conditional,
      })),
    ).toEqual([
      {
        vendor: 'example',
        product: 'merge',
        interval: { introduced: '0.2.9', introducedExcluded: true, lessThan: '1.2.6', ...rest },
        conditional: undefined,
      },
      {
        vendor: 'example',
        product: 'os_:one',
        interval: { introduced: '2.0 sp1', lessThanOrEqual: '2.0 sp1', ...rest },
        conditional: undefined,
      },
      {
        vendor: 'example',
        product: 'everything',
        interval: { introduced: '0', ...rest },
        conditional: undefined,
      },
      {
        vendor: 'example',
        product: 'firmware',
        interval: { introduced: '0', lessThanOrEqual: '3.1', ...rest },
        conditional: true,
      },
    ])
    expect(facts.problems).toEqual([expect.stringContaining('no CPE 2.3 name')])
  })
  it('keeps the rest when an item is broken', () => {
    const broken = { vulnerabilities: [null, { cve: { id: 'x' } }, ...nvdPage.vulnerabilities] }
    expect(readNvdPage(broken).items).toHaveLength(1)
    expect(readNvdPage(broken).problems).toHaveLength(2)
  })
  it('throws nothing but RecordError', () => {
    fc.assert(
      fc.property(fc.oneof(damaged(nvdPage), fc.anything()), (value) => {
        try {
          readNvdPage(value)
        } catch (error) {
          expect(error).toBeInstanceOf(RecordError)
        }
      }),
      { numRuns: 500 },
    )
  })
})
