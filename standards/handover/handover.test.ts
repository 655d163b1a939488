import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderGithub } from './github.ts'
import { fenced, type HandoverReport, within } from './report.ts'
import { renderVince } from './vince.ts'

const REPORT: HandoverReport = {
  house: { name: 'Test House', email: 'desk@house.test', url: 'https://house.test' },
  caseNumber: 'TOCSIN-2027-0001',
  title: 'Prototype pollution in example-merge',
  tlp: 'amber',
  identifiers: ['CVE-2027-10001'],
  embargo: { local: '2027-06-01T10:00', zone: 'America/New_York', endsAt: '2027-06-01T14:00:00.000Z' },
  published: false,
  exploited: null,
  told: [{ name: 'Vicuna Systems', at: '2027-03-02T15:00:00.000Z' }],
  flaws: [
    {
      title: 'Prototype pollution in example-merge',
      description: 'merge() follows __proto__.',
      ecosystem: 'npm',
      product: '@example/merge',
      versions: ['1.4.1'],
      fixedIn: '1.4.2',
      weaknesses: ['CWE-1321'],
      severity: 'high',
      cvss: ['AV:N/AC:L/Au:N/C:P/I:P/A:P', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
      shown: ['Falls in 5 of 5 runs.'],
      proof: 'merge({}, JSON.parse("```"))',
      discoverers: 2,
    },
  ],
}

describe('a report for GitHub', () => {
  it('is the body its REST API takes', () => {
    const body = renderGithub(REPORT)
    expect(body).toMatchObject({
      summary: REPORT.title,
      vulnerabilities: [
        {
          package: { ecosystem: 'npm', name: '@example/merge' },
          vulnerable_version_range: '= 1.4.1',
          patched_versions: '1.4.2',
        },
      ],
      cwe_ids: ['CWE-1321'],
      cvss_vector_string: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
      start_private_fork: false,
    })
    // Severity or vector, never both.
    expect(body).not.toHaveProperty('severity')
    expect(Object.keys(body).sort()).toEqual(
      [
        'cvss_vector_string',
        'cwe_ids',
        'description',
        'start_private_fork',
        'summary',
        'vulnerabilities',
      ].sort(),
    )
    expect(body.description).toContain('````js\nmerge({}, JSON.parse("```"))\n````')
  })
  it('says how bad it is in a word where there is no vector, and "other" for what it has no name for', () => {
    const [flaw] = REPORT.flaws
    const body = renderGithub({ ...REPORT, flaws: [{ ...flaw!, cvss: [], ecosystem: null, versions: [] }] })
    expect(body).toMatchObject({
      severity: 'high',
      vulnerabilities: [{ package: { ecosystem: 'other' }, vulnerable_version_range: null }],
    })
    expect(body).not.toHaveProperty('cvss_vector_string')
  })
  it('fits, however long', () => {
    const [flaw] = REPORT.flaws
    const body = renderGithub({
      ...REPORT,
      title: 'x'.repeat(5000),
      flaws: [{ ...flaw!, description: 'y'.repeat(200_000) }],
    })
    expect(body.summary.length).toBe(1024)
    expect(body.description.length).toBe(65_535)
  })
})

describe('a report for VINCE', () => {
  it('answers every question its form asks for', () => {
    const { fields, markdown } = renderVince(REPORT)
    for (const needed of [
      'product_name',
      'product_version',
      'vul_description',
      'vul_exploit',
      'vul_impact',
      'vul_discovery',
    ])
      expect([needed, fields[needed]]).toEqual([needed, expect.stringMatching(/\S/)])
    for (const yesOrNo of [
      'share_release',
      'credit_release',
      'comm_attempt',
      'multiplevendors',
      'vul_public',
      'vul_exploited',
      'vul_disclose',
    ])
      expect([yesOrNo, typeof fields[yesOrNo]]).toEqual([yesOrNo, 'boolean'])
    expect(fields).toMatchObject({
      vendor_name: 'Vicuna Systems',
      first_contact: '2027-03-02',
      tracking: 'TOCSIN-2027-0001, CVE-2027-10001',
      disclosure_plans:
        'Agreed to stay closed until 2027-06-01T10:00 (America/New_York), 2027-06-01T14:00:00.000Z.',
    })
    expect(markdown).toContain('## How does an attacker exploit it?\n\nFalls in 5 of 5 runs.')
    expect(markdown).toContain('## Is it publicly known?\n\nNo')
  })
  it('stays within what its columns take', () => {
    const [flaw] = REPORT.flaws
    const many = Array.from({ length: 40 }, (_, at) => ({
      ...flaw!,
      product: `product-${at}`,
      description: 'z'.repeat(3000),
    }))
    const { fields } = renderVince({ ...REPORT, flaws: many })
    expect(String(fields.product_name).length).toBeLessThanOrEqual(100)
    expect(String(fields.vul_description).length).toBeLessThanOrEqual(20_000)
  })
})

it('nothing in a code block ends it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('`', '```', '\n', 'x', '````'), { maxLength: 20 }), (pieces) => {
      const code = pieces.join('')
      const [fence] = fenced(code, 'js').split('js\n')
      expect(code).not.toContain(fence)
    }),
  )
  expect(within('  abc  ', 10)).toBe('abc')
})
