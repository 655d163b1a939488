import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RecordError } from '../vulnerability/error.ts'
import { damaged } from '../vulnerability/hostile.fixtures.ts'
import { readGhsa } from './read.ts'

const rest = {
  ghsa_id: 'GHSA-2345-6789-cfgh',
  cve_id: 'CVE-2026-10001',
  html_url: 'https://github.com/advisories/GHSA-2345-6789-cfgh',
  summary: 'Prototype pollution',
  description: 'In example-merge.',
  severity: 'critical',
  identifiers: [
    { value: 'GHSA-2345-6789-cfgh', type: 'GHSA' },
    { value: 'CVE-2026-10001', type: 'CVE' },
  ],
  references: ['https://nvd.nist.gov/vuln/detail/CVE-2026-10001', 'https://example.org/a'],
  published_at: '2026-02-28T00:00:00Z',
  updated_at: '2026-03-01T00:00:00Z',
  withdrawn_at: null,
  vulnerabilities: [
    {
      package: { ecosystem: 'npm', name: 'example-merge' },
      vulnerable_version_range: '>= 2.0.0, < 2.0.3',
      first_patched_version: '2.0.3',
    },
    {
      package: { ecosystem: 'npm', name: 'example-merge' },
      vulnerable_version_range: '< 1.2.6',
      first_patched_version: '1.2.6',
    },
    {
      package: { ecosystem: 'pip', name: 'Example_Merge' },
      vulnerable_version_range: '<= 1.4',
      first_patched_version: null,
    },
    {
      package: { ecosystem: 'npm', name: 'after' },
      vulnerable_version_range: '> 1.0.0, <= 1.4.0',
      first_patched_version: null,
    },
    {
      package: { ecosystem: 'other', name: 'thing' },
      vulnerable_version_range: '< 1',
      first_patched_version: null,
    },
    {
      package: { ecosystem: 'npm', name: 'prose' },
      vulnerable_version_range: 'some of them',
      first_patched_version: null,
    },
  ],
  cvss: { vector_string: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', score: 9.8 },
  cvss_severities: {
    cvss_v3: { vector_string: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', score: 9.8 },
    cvss_v4: { vector_string: null, score: 0 },
  },
  cwes: [{ cwe_id: 'CWE-1321', name: 'Prototype Pollution' }],
  credits: [{ user: { login: 'finder' }, type: 'reporter' }],
}

describe('readGhsa', () => {
  const { osv, facts, document } = readGhsa(JSON.stringify(rest))
  const ranges = (name: string) =>
    (osv.affected as { package: { name: string }; ranges: { events: unknown }[] }[])
      .find((entry) => entry.package.name === name)
      ?.ranges.map(({ events }) => events)

  it('reads the REST form as it reads the others', () => {
    expect(facts).toMatchObject({
      id: 'GHSA-2345-6789-cfgh',
      aliases: ['CVE-2026-10001'],
      severityWord: 'critical',
      weaknesses: ['CWE-1321'],
      credits: [{ name: 'finder', type: 'reporter' }],
    })
    expect(facts.cvss).toHaveLength(1)
    expect(document).toEqual(rest)
  })
  it('joins the ranges of one package, from the first version on first', () => {
    expect(ranges('example-merge')).toEqual([
      [{ introduced: '0' }, { fixed: '1.2.6' }, { introduced: '2.0.0' }, { fixed: '2.0.3' }],
      // The Python package of the same normalised name is another entry; `find` gives the first.
    ])
  })
  it('says "up to and including" where there is no patch, with the normal name', () => {
    const python = facts.affected.find(({ ecosystem }) => ecosystem === 'PyPI')
    expect(python).toMatchObject({
      name: 'example-merge',
      intervals: [{ introduced: '0', lessThanOrEqual: '1.4' }],
    })
  })
  it('begins after an excluded version with the next one SemVer knows', () => {
    expect(ranges('after')).toEqual([[{ introduced: '1.0.1-0' }, { last_affected: '1.4.0' }]])
  })
  it('loses nothing it cannot express', () => {
    expect(osv.database_specific).toMatchObject({
      affected_elsewhere: [{ ecosystem: 'other', name: 'thing' }],
    })
    expect(JSON.stringify(osv)).toContain('some of them')
  })
  it('takes the advisory database, which is OSV already', () => {
    const read = readGhsa({ ...osv })
    expect(read.osv).toEqual(osv)
    expect(read.facts.affected).toEqual(facts.affected)
  })
  it('throws nothing but RecordError', () => {
    expect(() => readGhsa({ ghsaId: 'GHSA-1' })).toThrow(RecordError)
    fc.assert(
      fc.property(fc.oneof(damaged(rest), fc.anything()), (value) => {
        try {
          readGhsa(value)
        } catch (error) {
          expect(error).toBeInstanceOf(RecordError)
        }
      }),
      { numRuns: 500 },
    )
  })
})
