import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReports } from './reports.ts'
import { readScannerResult } from './scanner.ts'

describe('a table of what was done', () => {
  it('is read under the headings people write, whatever separates them', () => {
    const text =
      '\uFEFFCVE;Status;Device;Date;Notes\nCVE-2026-1;Patched;front desk;2026-12-01;"by Ann; at noon"\n'
    expect(readReports(text)).toEqual({
      reports: [
        {
          line: 2,
          report: {
            vulnerability: 'CVE-2026-1',
            said: 'deployed',
            asset: 'front desk',
            at: '2026-12-01T00:00:00.000Z',
            words: 'by Ann; at noon',
          },
        },
      ],
      problems: [],
    })
  })
  it('names each line that says nothing, and reads the others', () => {
    const text =
      'vulnerability,status,date\n,done,\nCVE-2026-1,perhaps,\nCVE-2026-2,done,01/02/2026\nCVE-2026-3,done,2026-02-30\nCVE-2026-4,done,\n'
    const { reports, problems } = readReports(text)
    expect(reports.map(({ report }) => report.vulnerability)).toEqual(['CVE-2026-4'])
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 4, 5])
    expect(problems[1]!.message).toContain('"perhaps" is no status')
  })
  it('says what is missing when the columns are not named', () => {
    expect(() => readReports('CVE-2026-1,done\n')).toThrow(/first line names the columns/)
    expect(() => readReports('')).toThrow(RangeError)
    expect(() => readReports('vulnerability,status\n"CVE-2026-1,done\n')).toThrow(/no table/)
  })
  it('answers any text with reports, problems or one sentence', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        try {
          const { reports, problems } = readReports(`vulnerability,status\n${text}`)
          return reports.length + problems.length <= text.split(/\r\n|\r|\n/).length
        } catch (error) {
          return error instanceof RangeError
        }
      }),
    )
  })
})

describe('the result of a scanner', () => {
  it('is read from SARIF by rule, and by message where the rule names none', () => {
    const result = (ruleId: string, text: string) => ({ ruleId, message: { text } })
    const sarif = {
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'Sweep' } },
          results: [result('CVE-2026-1111', 'like CVE-2026-9999'), result('rule-7', 'see cve-2026-2222')],
        },
      ],
    }
    expect(readScannerResult(JSON.stringify(sarif))).toEqual({
      tool: 'Sweep',
      found: ['CVE-2026-1111', 'CVE-2026-2222'],
    })
  })
  it('leaves out what a CycloneDX document calls settled', () => {
    const bom = {
      bomFormat: 'CycloneDX',
      vulnerabilities: [
        { id: 'CVE-2026-1111' },
        { id: 'CVE-2026-2222', analysis: { state: 'not_affected' } },
        { id: 'CVE-2026-3333', analysis: { state: 'exploitable' } },
      ],
    }
    expect(readScannerResult(JSON.stringify(bom)).found).toEqual(['CVE-2026-1111', 'CVE-2026-3333'])
  })
  it('is read from the JSON of Trivy and Grype', () => {
    const trivy = { SchemaVersion: 2, Results: [{ Vulnerabilities: [{ VulnerabilityID: 'CVE-2026-1111' }] }] }
    const grype = { matches: [{ vulnerability: { id: 'GHSA-cfgh-jmpq-rvwx' } }] }
    expect(readScannerResult(JSON.stringify(trivy)).found).toEqual(['CVE-2026-1111'])
    expect(readScannerResult(JSON.stringify(grype)).found).toEqual(['GHSA-CFGH-JMPQ-RVWX'])
  })
  it('is refused with words when it is an inventory, or nothing known', () => {
    expect(() => readScannerResult('{"bomFormat":"CycloneDX"}')).toThrow(/Import it as one/)
    expect(() => readScannerResult('{"hello":1}')).toThrow(/no result of a scanner/)
    expect(() => readScannerResult('no')).toThrow(/scanner result cannot be read/)
  })
})
