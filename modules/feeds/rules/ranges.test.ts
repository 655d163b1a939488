import { describe, expect, it } from 'vitest'
import { readNvdPage } from '../../../standards/cve/nvd.ts'
import { readCve } from '../../../standards/cve/read.ts'
import { readGhsa } from '../../../standards/ghsa/read.ts'
import { closedLabel, fromCsaf, fromCve, fromGhsa, fromNvd } from './derive.ts'

const cve = (...affected: object[]) =>
  fromCve(
    readCve({
      cveMetadata: { cveId: 'CVE-2026-10001', state: 'PUBLISHED' },
      containers: { cna: { affected, providerMetadata: { shortName: 'acme' } } },
    }).facts,
  )
const brief = ({ ranges }: { ranges: ReturnType<typeof cve>['ranges'] }) =>
  ranges.map(({ space, name, status, introduced, fixed, lastAffected, words }) => [
    `${space}/${name}`,
    status,
    introduced === undefined ? 'the rest' : `${introduced}..${fixed ?? lastAffected ?? ''}`,
    ...(words === undefined ? [] : [words]),
  ])

describe('a CVE record', () => {
  const versions = [{ version: '1.0', lessThan: '1.4', status: 'affected', versionType: 'semver' }]
  it('closes each product entry with its default, which is unknown where it is not said', () => {
    const product = { vendor: 'Acme', product: 'Pump', versions }
    expect(
      brief(
        cve({ ...product, defaultStatus: 'unaffected' }, product, {
          ...product,
          product: 'Valve',
          defaultStatus: 'affected',
          versions: undefined,
        }),
      ),
    ).toEqual([
      ['acme/pump', 'affected', '1.0..1.4'],
      ['acme/pump', 'unaffected', 'the rest'],
      ['acme/pump', 'affected', '1.0..1.4'],
      ['acme/pump', 'unknown', 'the rest'],
      ['acme/valve', 'affected', 'the rest'],
    ])
  })
  it('keeps versions it cannot read with their words, which leave the rest open', () => {
    const odd = {
      vendor: 'Acme',
      product: 'Pump',
      versions: [{ version: 'see advisory', status: 'affected' }],
    }
    expect(
      brief(cve({ ...odd, defaultStatus: 'unaffected' }, { ...odd, defaultStatus: 'affected' })),
    ).toEqual([
      ['acme/pump', 'unknown', 'the rest', 'see advisory'],
      ['acme/pump', 'affected', 'the rest', 'see advisory'],
    ])
  })
  it('names no product where nobody knew a name', () => {
    const derived = cve(
      { vendor: 'n/a', product: 'n/a', versions },
      { vendor: 'n/a', product: 'Pump', versions },
    )
    expect(brief(derived).map(([name]) => name)).toEqual(['/pump', '/pump'])
    expect(derived.names.map(({ name }) => name)).toEqual(['pump'])
  })
  it('tells its products as they are written, with the CPE name it gives', () => {
    const cpes = ['nonsense', 'cpe:2.3:a:acme_inc:pump:1.0:*:*:*:*:*:*:*']
    expect(
      cve(
        { vendor: 'Acme', product: 'Pump', versions },
        { vendor: 'ACME', product: 'PUMP', versions, cpes },
        { packageURL: 'pkg:npm/pump', versions },
      ).names,
    ).toEqual([
      {
        space: 'acme',
        name: 'pump',
        vendor: 'Acme',
        product: 'Pump',
        cpe: 'cpe:2.3:a:acme_inc:pump:*:*:*:*:*:*:*:*',
      },
    ])
  })
})

describe('an item of NVD', () => {
  it('tells products with their CPE names, and which count only together with others', () => {
    const match = (criteria: string) => ({ vulnerable: true, criteria })
    const firmware = match('cpe:2.3:o:acme:pump_firmware:*:*:*:*:*:*:*:*')
    const page = readNvdPage({
      vulnerabilities: [
        {
          cve: {
            id: 'CVE-2026-10001',
            configurations: [
              {
                operator: 'AND',
                nodes: [
                  { operator: 'OR', cpeMatch: [firmware] },
                  {
                    operator: 'OR',
                    cpeMatch: [{ ...match('cpe:2.3:h:acme:pump:-:*:*:*:*:*:*:*'), vulnerable: false }],
                  },
                ],
              },
              { nodes: [{ operator: 'OR', cpeMatch: [match('cpe:2.3:a:acme:app:1.0:*:*:*:*:*:*:*')] }] },
            ],
          },
        },
      ],
    })
    const derived = fromNvd(page.items[0]!.facts)
    expect(brief(derived)).toEqual([
      ['acme/pump_firmware', 'affected', '0..', expect.stringMatching(/together/)],
      ['acme/app', 'affected', '1.0..1.0'],
    ])
    expect(derived.names.map(({ cpe }) => cpe)).toEqual([
      'cpe:2.3:o:acme:pump_firmware:*:*:*:*:*:*:*:*',
      'cpe:2.3:a:acme:app:*:*:*:*:*:*:*:*',
    ])
  })
})

describe("an advisory of GitHub's API", () => {
  it('keeps ranges that OSV has no form for', () => {
    const line = (vulnerable_version_range: string) => ({
      package: { ecosystem: 'npm', name: 'pump' },
      vulnerable_version_range,
    })
    const derived = fromGhsa(
      readGhsa({ ghsa_id: 'GHSA-2345-6789-cfgh', vulnerabilities: [line('< 1.4'), line('some of them')] }),
    )
    expect(brief(derived)).toEqual([
      ['npm/pump', 'affected', '0..1.4'],
      ['npm/pump', 'unknown', 'the rest', 'some of them'],
    ])
  })
})

describe('a CSAF document', () => {
  const document = (head: object) => ({
    document: { title: 'T', tracking: { id: 'A-1' }, ...head },
    product_tree: {
      full_product_names: [
        { product_id: 'P', name: 'Pump', product_identification_helper: { cpe: 'cpe:/a:acme:pump:1' } },
      ],
    },
    vulnerabilities: [{ cve: 'CVE-2026-10001', product_status: { known_affected: ['P'] } }],
  })
  it('says what its products are, and nothing any more once it is withdrawn', () => {
    expect(fromCsaf(document({}))).toMatchObject({
      state: 'published',
      ranges: [{ about: 'CVE-2026-10001', space: 'acme', name: 'pump', introduced: '1', lastAffected: '1' }],
      names: [{ space: 'acme', name: 'pump', cpe: 'cpe:2.3:a:acme:pump:*:*:*:*:*:*:*:*' }],
      problems: [],
    })
    expect(fromCsaf(document({ category: 'csaf_withdrawn' }))?.state).toBe('withdrawn')
    expect(fromCsaf(document({ category: 'csaf_superseded' }))?.state).toBe('withdrawn')
  })
  it.each([
    ['WHITE', undefined],
    ['CLEAR', undefined],
    ['UNLABELED', undefined],
    ['AMBER', 'amber'],
    ['AMBER+STRICT', 'amber+strict'],
    ['GREEN', 'green'],
    ['SECRET', 'SECRET'],
  ])('marked %s is for everybody, or not', (label, closed) => {
    expect(closedLabel(document({ distribution: { tlp: { label } } }))).toBe(closed)
    expect(closedLabel(document({}))).toBeUndefined()
  })
})
