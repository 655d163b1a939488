import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EpssError, readEpss } from './epss.ts'
import { KevError, readKev } from './kev.ts'

const entry = {
  cveID: 'CVE-2026-0001',
  vulnerabilityName: 'Toy',
  dateAdded: '2026-11-20',
  dueDate: '2026-11-23',
  knownRansomwareCampaignUse: 'Known',
}

describe('readKev', () => {
  it('looks up by CVE and says as of when', () => {
    const catalog = readKev({
      catalogVersion: '2026.11.20',
      dateReleased: '2026-11-20T12:00:00Z',
      count: 1,
      vulnerabilities: [entry],
    })
    expect(catalog).toMatchObject({
      catalogVersion: '2026.11.20',
      dateReleased: '2026-11-20T12:00:00Z',
      problems: [],
    })
    expect(catalog.entries.get('CVE-2026-0001')).toMatchObject({
      dateAdded: '2026-11-20',
      knownRansomwareUse: true,
    })
    expect(catalog.entries.get('CVE-2026-0002')).toBeUndefined()
  })
  it('keeps the rest when an entry is broken, and notices a file that is cut off', () => {
    const catalog = readKev({
      count: 9,
      vulnerabilities: [null, { ...entry, cveID: 'x' }, { ...entry, dateAdded: 3 }, entry],
    })
    expect(catalog.entries.size).toBe(1)
    expect(catalog.problems).toHaveLength(4)
  })
  it('reads text and bytes, and says where they are no JSON', () => {
    const text = JSON.stringify({ vulnerabilities: [{ ...entry, cwes: ['CWE-79', 'CWE-079'], notes: 'a' }] })
    expect(readKev(text)).toEqual(readKev(Buffer.from(text)))
    expect(readKev(text).entries.get('CVE-2026-0001')).toMatchObject({ weaknesses: ['CWE-79'], notes: 'a' })
    expect(() => readKev(`${text.slice(0, -1)}`)).toThrow(/line 1, column/)
  })
  it('refuses anything else with KevError', () => {
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        expect(() => readKev(junk)).toThrow(KevError)
      }),
    )
  })
})

describe('readEpss', () => {
  it('reads the CSV file, the API and a list alike', () => {
    const expected = { cve: 'CVE-2026-0001', epss: 0.00878, percentile: 0.74313, date: '2026-11-22' }
    for (const text of [
      '#model_version:v2026.01.01,score_date:2026-11-22T00:00:00+0000\ncve,epss,percentile\nCVE-2026-0001,0.00878,0.74313\n',
      JSON.stringify({
        status: 'OK',
        data: [{ ...expected, epss: '0.008780000', percentile: '0.743130000' }],
      }),
      JSON.stringify([expected]),
    ]) {
      const { scores, problems } = readEpss(text)
      expect({ scores, problems }).toEqual({ scores: new Map([['CVE-2026-0001', expected]]), problems: [] })
      expect(readEpss(Buffer.from(text))).toEqual(readEpss(text))
    }
  })
  it('says which model made the scores, where the file does', () => {
    expect(readEpss('#model_version:v2026.01.01,score_date:x\ncve,epss,percentile\n').modelVersion).toBe(
      'v2026.01.01',
    )
  })
  it('leaves out rows that are no scores and says which', () => {
    const read = readEpss(
      'cve,epss,percentile\nCVE-2026-0001,2,0.5\nx,0.1,0.1\nCVE-2026-0003,0.1,-0.1\nCVE-2026-0002,0.1,0.5',
    )
    expect([...read.scores.keys()]).toEqual(['CVE-2026-0002'])
    expect(read.problems).toHaveLength(3)
  })
  it('refuses anything else with EpssError', () => {
    for (const text of ['', '{', '{}', '[', 'hello', 'cve;epss\n', '{"data":5}'])
      expect(() => readEpss(text)).toThrow(EpssError)
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          expect(readEpss(text).scores.size).toBe(0)
        } catch (error) {
          expect(error).toBeInstanceOf(EpssError)
        }
      }),
    )
  })
})

const corpus = process.env.TOCSIN_CORPUS ?? ''
describe.skipIf(corpus === '' || !existsSync(join(corpus, 'kev')))('real files', () => {
  it('every entry of the KEV catalogue is read', () => {
    const value = JSON.parse(
      readFileSync(join(corpus, 'kev/known_exploited_vulnerabilities.json'), 'utf8'),
    ) as { count: number }
    const catalog = readKev(value)
    expect(catalog.problems).toEqual([])
    expect(catalog.entries.size).toBe(value.count)
  })
  it('every EPSS value of the sample is read', () => {
    const text = readFileSync(join(corpus, 'epss/sample.json'), 'utf8')
    const { scores, problems } = readEpss(text)
    expect(problems).toEqual([])
    for (const item of JSON.parse(text) as { cve: string; epss: number }[])
      expect(scores.get(item.cve)?.epss).toBe(item.epss)
  })
})
