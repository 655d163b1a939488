import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findUnsafe } from '../report/hygiene.ts'
import { RecordError } from '../vulnerability/error.ts'
import { damaged } from '../vulnerability/hostile.fixtures.ts'
import { fullCve } from './cve.fixtures.ts'
import { readCve } from './read.ts'

const { facts } = readCve(JSON.stringify(fullCve))

describe('readCve', () => {
  it('says what the record says, instants in UTC', () => {
    expect(facts).toMatchObject({
      id: 'CVE-2026-10001',
      state: 'PUBLISHED',
      assigner: 'example-cna',
      published: '2026-02-28T23:59:59.000Z',
      updated: '2026-02-28T23:00:00.000Z',
      public: '2026-02-27T00:00:00.000Z',
      title: 'Prototype pollution in example-merge',
      description: 'In English.',
      weaknesses: ['CWE-1321', 'CWE-20'],
      tags: ['unsupported-when-assigned'],
      credits: [{ name: 'A. Finder', type: 'finder' }],
    })
  })
  it("surfaces CISA's answers and mark with their provider", () => {
    expect(facts.ssvc).toEqual([
      {
        exploitation: 'public poc',
        automatable: 'yes',
        technicalImpact: 'total',
        role: 'CISA Coordinator',
        timestamp: '2026-03-02T17:26:49.506Z',
        provider: 'CISA-ADP',
      },
    ])
    expect(facts.kev).toEqual({
      dateAdded: '2026-03-03',
      reference: 'https://www.cisa.gov/known-exploited',
      provider: 'CISA-ADP',
    })
  })
  it('recalculates scores, and shows where the record states another', () => {
    expect(
      facts.cvss.map(({ version, baseScore, statedScore }) => [version, baseScore, statedScore]),
    ).toEqual([
      ['3.1', 9.8, undefined],
      ['2.0', 7.5, 7.4],
    ])
    expect(facts.problems).toEqual([expect.stringContaining('no CVSS vector')])
  })
  it('gives versions as intervals and shows what names none', () => {
    const [affected] = facts.affected
    expect(affected?.intervals).toEqual([
      { versionType: 'semver', introduced: '0.3.0', lessThan: '1.2.6', status: 'affected' },
      { versionType: 'custom', introduced: '2.0.0', lessThan: '2.0.3', status: 'affected' },
      { versionType: 'custom', introduced: '3.0.0', lessThanOrEqual: '3.0.0', status: 'affected' },
      { versionType: 'custom', introduced: '0', lessThanOrEqual: '5.15.*', status: 'unaffected' },
      { versionType: 'custom', introduced: '6.8', status: 'unaffected' },
      { versionType: 'custom', introduced: '9.1', lessThan: '9.1.14', status: 'affected' },
      {
        versionType: 'custom',
        introduced: '10',
        lessThan: '11',
        status: 'affected',
        changes: [{ at: '10.5', status: 'unaffected' }],
      },
    ])
    expect(affected?.unread).toEqual(['See references', '4, lessThan https://example.org/releases'])
    expect(affected).toMatchObject({
      defaultStatus: 'unaffected',
      routines: ['merge'],
      provider: 'example-cna',
    })
  })
  it('names each address once, with the tags of everybody who names it', () => {
    expect(facts.references).toEqual([
      { url: 'https://example.org/a', name: 'the advisory', tags: ['vendor-advisory', 'x_transferred'] },
      { url: 'https://example.org/b', tags: [] },
    ])
  })
  it('leaves the document as it came, unknown members and all', () => {
    expect(readCve(JSON.stringify(fullCve)).document).toEqual(fullCve)
    const given = structuredClone(fullCve)
    expect(readCve(given).document).toBe(given)
    expect(given).toEqual(fullCve)
  })
  it('gives the reason of a rejected record as its description', () => {
    const rejected = {
      cveMetadata: { cveId: 'CVE-2026-10002', state: 'REJECTED', dateRejected: '2026-03-01T00:00:00Z' },
      containers: {
        cna: { rejectedReasons: [{ lang: 'en', value: 'Not a flaw.' }], replacedBy: ['CVE-2026-10001', 'x'] },
      },
    }
    expect(readCve(rejected).facts).toMatchObject({
      state: 'REJECTED',
      description: 'Not a flaw.',
      rejected: '2026-03-01T00:00:00.000Z',
      replacedBy: ['CVE-2026-10001'],
    })
  })
})

describe('what is no CVE record', () => {
  const codeOf = (input: unknown) => {
    try {
      readCve(input)
      return 'read'
    } catch (error) {
      return error instanceof RecordError ? error.code : String(error)
    }
  }
  it('is refused with the place and how to mend it', () => {
    expect(codeOf('{"a":')).toBe('record-not-json')
    expect(() => readCve('{\n "a": }')).toThrow(/line 2, column 7/)
    expect(codeOf('[]')).toBe('record-wrong-form')
    expect(codeOf({ cveMetadata: { cveId: 'CVE-1-1' } })).toBe('record-no-identifier')
    expect(codeOf('['.repeat(100))).toBe('record-too-deep')
    expect(codeOf(' '.repeat(17 * 1024 * 1024))).toBe('record-too-large')
    expect(codeOf(new Uint8Array([0xff, 0xff, 0x00]))).toBe('record-not-text')
  })
  it('throws nothing else, however damaged the record', () => {
    fc.assert(
      fc.property(fc.oneof(damaged(fullCve), fc.anything()), (value) => {
        expect(codeOf(value)).toMatch(/^(?:read|record-[a-z-]+)$/)
      }),
      { numRuns: 500 },
    )
  })
  it('holds nothing a database cannot keep', () => {
    fc.assert(
      fc.property(damaged(fullCve), (value) => {
        if (codeOf(value) === 'read') expect(findUnsafe(readCve(value).facts)).toBeUndefined()
      }),
      { numRuns: 200 },
    )
  })
})
