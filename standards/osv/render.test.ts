import { describe, expect, it } from 'vitest'
import { bareAdvisory, fullAdvisory } from '../advisory/advisory.fixtures.ts'
import { renderOsv } from './render.ts'

describe('renderOsv', () => {
  const record = renderOsv(fullAdvisory)

  it('gives every affected package of a known ecosystem its ranges, one interval each', () => {
    expect(record.affected).toEqual([
      {
        package: { ecosystem: 'npm', name: '@example/merge', purl: 'pkg:npm/%40example/merge' },
        ranges: [
          { type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.4.2' }] },
          { type: 'SEMVER', events: [{ introduced: '2.0.0' }, { fixed: '2.1.1' }] },
        ],
      },
      {
        package: { ecosystem: 'npm', name: 'example-merge-cli', purl: 'pkg:npm/example-merge-cli' },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0.3.0' }, { last_affected: '0.9.9' }] }],
      },
    ])
  })
  it('keeps what OSV has no place for', () => {
    expect(record.database_specific).toMatchObject({
      number: 'TOCSIN-2026-0001',
      cwe_ids: ['CWE-1321', 'CWE-20'],
      affected_elsewhere: [{ purl: 'pkg:deb/debian/example-merge' }],
    })
    expect(record.details).toContain(fullAdvisory.content.evidence)
  })
  it('names itself outside of the registered prefixes and carries scores by their version', () => {
    expect(record.id).toBe('x_TOCSIN-2026-0001')
    expect(record.aliases).toEqual(['CVE-2026-10001', 'GHSA-2345-6789-cfgh'])
    expect(record.severity?.map((entry) => entry.type)).toEqual(['CVSS_V3', 'CVSS_V4', 'CVSS_V2'])
  })
  it('leaves out what an advisory does not say, and never reads "no range" as "nothing affected"', () => {
    const bare = renderOsv(bareAdvisory)
    expect(bare).not.toHaveProperty('severity')
    expect(bare).not.toHaveProperty('credits')
    expect(bare).not.toHaveProperty('aliases')
    expect(bare.affected[0]?.ranges).toEqual([{ type: 'SEMVER', events: [{ introduced: '0' }] }])
  })
})
