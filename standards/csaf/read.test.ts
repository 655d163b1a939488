import { describe, expect, it } from 'vitest'
import { readReport } from '../report/read.ts'

type Json = Record<string, unknown>
const csaf = (vulnerability: Json, more: Json = {}, document: Json = {}): unknown => ({
  document: { csaf_version: '2.0', title: 'Whole', ...document },
  ...more,
  vulnerabilities: [vulnerability],
})
const one = (vulnerability: Json, more: Json = {}, document: Json = {}) =>
  readReport('csaf', csaf(vulnerability, more, document)).items[0]!

const tree = {
  branches: [
    {
      category: 'vendor',
      name: 'Example',
      branches: [
        {
          category: 'product_name',
          name: 'lodash',
          branches: [
            {
              category: 'product_version_range',
              name: 'vers:npm/<4.17.12',
              product: { product_id: 'R', name: 'lodash <4.17.12' },
            },
            {
              category: 'product_version',
              name: '4.17.4',
              product: {
                product_id: 'A',
                name: 'lodash 4.17.4',
                product_identification_helper: { purl: 'pkg:npm/lodash@4.17.4' },
              },
            },
            {
              category: 'product_version',
              name: '4.17.12',
              product: {
                product_id: 'F',
                name: 'lodash 4.17.12',
                product_identification_helper: { purl: 'pkg:npm/lodash@4.17.12' },
              },
            },
          ],
        },
      ],
    },
  ],
  full_product_names: [{ product_id: 'OS', name: 'Some OS' }],
  relationships: [
    {
      category: 'installed_on',
      product_reference: 'A',
      relates_to_product_reference: 'OS',
      full_product_name: { product_id: 'A-on-OS', name: 'lodash on Some OS' },
    },
  ],
}

describe('readCsaf', () => {
  it('reads a vulnerability with all it says', () => {
    const { document, warnings } = one(
      {
        cve: 'CVE-2019-10744',
        cwe: { id: 'CWE-1321', name: 'x' },
        ids: [
          { system_name: 'GHSA', text: 'GHSA-jf85-cpcp-j695' },
          { system_name: 'Bugzilla', text: '42' },
        ],
        notes: [
          { category: 'details', text: 'Second.' },
          { category: 'description', text: 'First.' },
        ],
        product_status: { known_affected: ['A'], fixed: ['F'] },
        remediations: [{ category: 'vendor_fix', details: 'Update.' }],
        scores: [
          { products: ['A'], cvss_v3: { vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:H' } },
        ],
        references: [{ url: 'https://example.org/1', summary: 'x' }],
      },
      { product_tree: tree },
      {
        distribution: { tlp: { label: 'AMBER' } },
        acknowledgments: [{ names: ['Ada', 'Bob'], organization: 'Lab' }],
      },
    )
    expect(warnings).toEqual([])
    expect(document).toMatchObject({
      title: 'CVE-2019-10744: Whole',
      description: 'First.\n\nSecond.\n\nRemediation: Update.',
      component: { purl: 'pkg:npm/lodash', name: 'lodash', version: '4.17.4', fixedIn: '4.17.12' },
      identifiers: ['CVE-2019-10744', 'GHSA-jf85-cpcp-j695', 'Bugzilla 42'],
      weaknesses: ['CWE-1321'],
      severity: 'critical',
      tlp: 'amber',
      references: ['https://example.org/1'],
      credit: { name: 'Ada, Bob (Lab)', wish: 'named' },
    })
  })

  it('finds the package behind a relationship and the words of a range', () => {
    const related = one({ product_status: { known_affected: ['A-on-OS'] } }, { product_tree: tree })
    expect(related.document?.component).toEqual({ purl: 'pkg:npm/lodash', name: 'lodash', version: '4.17.4' })
    const ranged = one({ product_status: { known_affected: ['R'] } }, { product_tree: tree })
    expect(ranged.document?.component).toEqual({ name: 'lodash', affected: '<4.17.12' })
    const fixedOnly = one({ product_status: { fixed: ['F'] } }, { product_tree: tree })
    expect(fixedOnly.document?.component).toMatchObject({ purl: 'pkg:npm/lodash', fixedIn: '4.17.12' })
    const unknown = one({ product_status: { known_affected: ['nowhere'] } }, { product_tree: tree })
    expect(unknown.document?.component).toEqual({ name: 'nowhere' })
  })

  it('says so when more packages are affected than a finding holds', () => {
    const { document, warnings } = one(
      { product_status: { known_affected: ['OS', 'A'] } },
      { product_tree: tree },
    )
    expect(document?.component?.purl).toBe('pkg:npm/lodash')
    expect(warnings[0]).toMatch(/1 more affected product/)
  })

  it('takes a recipe from its note, or says why not', () => {
    const recipe = {
      target: { kind: 'npm', name: 'a', version: '1.0.0' },
      proof: { language: 'javascript', source: 'x' },
      oracle: 'marker',
    }
    const withNote = (text: string) => one({ notes: [{ category: 'other', title: 'tocsin-recipe', text }] })
    expect(withNote(JSON.stringify(recipe)).document?.recipe).toEqual(recipe)
    expect(withNote(JSON.stringify(recipe)).document?.description).toBeUndefined()
    expect(withNote('{}').warnings[0]).toMatch(/tocsin-recipe was left out/)
    expect(withNote('nonsense').warnings[0]).toMatch(/Not JSON/)
    expect(withNote('['.repeat(100)).warnings[0]).toMatch(/deeper/)
  })

  it('hears that a flaw is exploited, but not a denial of it', () => {
    const threat = (details: string) =>
      one({ threats: [{ category: 'exploit_status', details }] }).document?.exploited
    expect(threat('This is being actively exploited.')).toBe(true)
    expect(threat('No known public exploits specifically target this vulnerability.')).toBeUndefined()
    expect(threat('Exploitation in the wild has not been seen, nor is it exploited now.')).toBeUndefined()
  })

  it('reads CSAF 2.1 for what it shares', () => {
    const { document } = one(
      {
        cwes: [{ id: 'CWE-79' }],
        metrics: [{ content: { cvss_v4: { baseScore: 9.3, baseSeverity: 'CRITICAL' } } }],
      },
      {},
      { csaf_version: '2.1', distribution: { tlp: { label: 'AMBER+STRICT' } } },
    )
    expect(document).toMatchObject({ weaknesses: ['CWE-79'], severity: 'critical', tlp: 'amber+strict' })
  })

  it('refuses other versions and forms, accepts an empty list with a warning', () => {
    const error = (value: unknown) => readReport('csaf', value).documentError
    expect(error({ document: { csaf_version: '1.2' } })?.code).toBe('report-unsupported-version')
    expect(error({ document: {} })?.message).toMatch(/"none"/)
    expect(error({})?.code).toBe('report-wrong-form')
    expect(error([])?.code).toBe('report-wrong-form')
    const empty = readReport('csaf', { document: { csaf_version: '2.0' } })
    expect(empty.items).toEqual([])
    expect(empty.documentWarnings[0]).toMatch(/no vulnerability/)
    expect(readReport('csaf', csaf(7 as unknown as Json)).items[0]?.error?.path).toBe('/vulnerabilities/0')
  })
})
