import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RecordError } from '../vulnerability/error.ts'
import { newestClaims } from './newest.ts'
import { readVex } from './read.ts'
import type { VexStatement } from './types.ts'
import { csaf, cycloneDx, openVex } from './vex.fixtures.ts'
import { writeOpenVex } from './write-openvex.ts'

const codeOf = (input: unknown): string => {
  try {
    readVex(input)
    return 'read'
  } catch (error) {
    return error instanceof RecordError ? `${error.code} ${error.path}` : `threw ${error}`
  }
}
const open = (over: object) => ({ ...openVex, statements: [{ ...openVex.statements[0], ...over }] })

describe('OpenVEX', () => {
  it('is read statement by statement', () => {
    const vex = readVex(JSON.stringify(openVex))
    expect(vex).toMatchObject({
      form: 'openvex',
      id: 'https://example.org/vex/1',
      author: 'Example Pumps',
      timestamp: '2026-03-01T09:00:00.000Z',
      version: '3',
      problems: [],
    })
    expect(vex.statements[0]).toMatchObject({
      document: 'https://example.org/vex/1',
      where: '/statements/0',
      vulnerabilities: ['CVE-2026-10001', 'GHSA-aaaa-bbbb-cccc'],
      status: 'not_affected',
      justification: 'vulnerable_code_not_in_execute_path',
      impact: 'The valve is never opened.',
      timestamp: '2026-03-01T09:00:00.000Z',
      products: [
        {
          id: 'pkg:npm/toy-pump@1.2.3',
          purl: 'pkg:npm/toy-pump@1.2.3',
          cpes: ['cpe:2.3:a:example:toy-pump:1.2.3:*:*:*:*:*:*:*'],
          subcomponents: [{ purl: 'pkg:npm/toy-valve@2.0.0' }],
        },
      ],
    })
    expect(vex.statements[1]).toMatchObject({
      action: 'Update to 1.3.0.',
      timestamp: '2026-03-02T00:00:00.000Z',
    })
  })
  it('names what a statement lacks, and keeps the statement', () => {
    const lacking = [
      open({ status: 'fine' }),
      open({ status: undefined }),
      open({ vulnerability: {} }),
      open({ products: [] }),
      open({ products: [7] }),
      open({ justification: undefined, impact_statement: undefined }),
      open({ status: 'affected' }),
      { ...openVex, statements: [7] },
      { ...openVex, author: '' },
      { ...openVex, timestamp: 'yesterday' },
      { ...openVex, '@context': undefined },
    ]
    for (const document of lacking) {
      const vex = readVex(document)
      expect([vex.statements.length, vex.problems.length > 0]).toEqual([document.statements.length, true])
    }
    expect(readVex(lacking[0]).statements[0]?.status).toBeUndefined()
  })
  it('as its first versions had it is read too', () => {
    const { statements } = readVex(open({ vulnerability: 'CVE-1', products: ['pkg:npm/toy-pump@1.2.3'] }))
    expect(statements[0]).toMatchObject({
      vulnerabilities: ['CVE-1'],
      products: [{ purl: 'pkg:npm/toy-pump@1.2.3' }],
    })
  })
  it('comes out as it went in, whatever stands in it', () => {
    expect(writeOpenVex(readVex(openVex))).toEqual({ document: openVex, problems: [] })
    const value = fc.jsonValue({ maxDepth: 3 })
    const statement = fc.record(
      {
        vulnerability: value,
        products: value,
        status: value,
        timestamp: value,
        justification: value,
        more: value,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(statement, value)), value, value, (statements, id, author) => {
        const document = { ...openVex, '@id': id, author, statements: statements.filter(isObject) }
        expect(writeOpenVex(readVex(document)).document).toEqual(document)
      }),
    )
  })
  it('changes in what was changed alone', () => {
    const vex = readVex(openVex)
    const [first] = vex.statements
    first!.status = 'fixed'
    delete first!.justification
    const { justification: _, ...rest } = openVex.statements[0]!
    expect(writeOpenVex(vex).document).toEqual({
      ...openVex,
      statements: [{ ...rest, status: 'fixed' }, openVex.statements[1]],
    })
  })
  it('keeps the instant of a statement that had the document’s when the document gets a new one', () => {
    const vex = { ...readVex(openVex), timestamp: '2026-04-01T00:00:00.000Z' }
    const { document } = writeOpenVex(vex)
    expect(document).toMatchObject({
      timestamp: '2026-04-01T00:00:00.000Z',
      statements: [{ timestamp: '2026-03-01T09:00:00.000Z' }, { timestamp: '2026-03-02T00:00:00Z' }],
    })
  })
})

describe('CSAF', () => {
  it('says of products by status and reason', () => {
    const { id, author, statements } = readVex(csaf)
    expect([id, author]).toEqual(['EX-1', 'Example Pumps'])
    const said = statements.map(({ status, justification, impact, action, products }) => ({
      status,
      justification,
      impact,
      action,
      products: products.map((product) => product.id),
    }))
    expect(said).toEqual(
      expect.arrayContaining([
        {
          status: 'not_affected',
          justification: 'component_not_present',
          impact: 'There is no valve.',
          action: undefined,
          products: ['P-1.2'],
        },
        { status: 'affected', action: 'Update to 1.4.', products: ['P-1.3'] },
        { status: 'fixed', products: ['P-1.4'] },
      ]),
    )
    expect(said).toHaveLength(3)
    expect(statements[0]).toMatchObject({
      vulnerabilities: ['CVE-2026-10001', 'EX-BUG-7'],
      timestamp: '2026-03-01T09:00:00.000Z',
      products: [{ vendor: 'Example', name: 'Toy Pump', cpes: [expect.stringMatching(/toy_pump/)] }],
    })
  })
  it('of a part of a product is about the product and its part', () => {
    const named = (product_id: string, name: string) => ({ product_id, name })
    const { statements } = readVex({
      ...csaf,
      product_tree: {
        full_product_names: [named('X', 'Valve'), named('Y', 'Pump')],
        relationships: [
          {
            category: 'installed_on',
            product_reference: 'X',
            relates_to_product_reference: 'Y',
            full_product_name: named('X-on-Y', 'Valve on pump'),
          },
        ],
      },
      vulnerabilities: [{ cve: 'CVE-1', product_status: { known_not_affected: ['X-on-Y'] } }],
    })
    expect(statements[0]?.products).toMatchObject([{ id: 'Y', subcomponents: [{ id: 'X-on-Y' }] }])
  })
})

describe('CycloneDX', () => {
  it('says of components by their references, and of versions otherwise where it does', () => {
    const { statements, problems } = readVex(cycloneDx)
    expect(problems).toEqual([])
    expect(statements).toMatchObject([
      {
        vulnerabilities: ['CVE-2026-10001', 'GHSA-aaaa-bbbb-cccc'],
        status: 'not_affected',
        justification: 'code_not_reachable',
        impact: 'The valve is never opened.',
        author: 'Example Pumps',
        timestamp: '2026-03-05T00:00:00.000Z',
        products: [
          { id: 'pump', purl: 'pkg:npm/toy-pump@1.2.3' },
          { id: 'inner', name: 'seat' },
          { id: 'urn:cdx:00000000-0000-0000-0000-000000000000/1#elsewhere' },
        ],
      },
      {
        status: 'affected',
        action: 'Update to 1.3.0. Update to another release.',
        products: [{ purl: 'pkg:npm/toy-pump', versionRange: 'vers:npm/>=1.0.0|<1.3.0' }],
      },
      { status: 'not_affected', products: [{ purl: 'pkg:npm/toy-pump', version: '0.9.0' }] },
    ])
    expect(statements).toHaveLength(3)
  })
  it('can be written as OpenVEX, as far as that has a place for it', () => {
    const { document, problems } = writeOpenVex(readVex(cycloneDx))
    expect(document).toMatchObject({
      author: 'Example Pumps',
      version: 2,
      statements: [
        { vulnerability: { name: 'CVE-2026-10001' }, justification: 'vulnerable_code_not_in_execute_path' },
        { products: [{ '@id': 'pump', identifiers: { purl: 'pkg:npm/toy-pump@0.9.0' } }] },
      ],
    })
    expect(problems).toEqual([expect.stringMatching(/vers:npm/)])
    expect(readVex(document).statements).toHaveLength(2)
  })
})

describe('what is none', () => {
  it('is refused with the place', () => {
    expect(codeOf('["not", "a", "document"]')).toBe('record-wrong-form ')
    expect(codeOf('{')).toBe('record-not-json ')
    expect(codeOf({})).toBe('record-wrong-form ')
    expect(codeOf({ '@context': openVex['@context'] })).toBe('record-wrong-form /statements')
    expect(codeOf({ '@context': 'https://schema.org', statements: [] })).toBe('record-wrong-form /@context')
    expect(codeOf({ bomFormat: 'SPDX' })).toBe('record-wrong-form /bomFormat')
    expect(codeOf({ document: { csaf_version: '1.2' } })).toBe('record-wrong-form /document/csaf_version')
  })
  it('never makes a reader throw anything else', () => {
    const value = fc.jsonValue({ maxDepth: 5 })
    fc.assert(
      fc.property(value, (any) => {
        for (const document of [
          any,
          { ...openVex, statements: [any, { products: [any], vulnerability: any }] },
          { ...csaf, product_tree: any, vulnerabilities: [any, { product_status: any, flags: any }] },
          { ...cycloneDx, components: any, vulnerabilities: [any, { analysis: any, affects: any }] },
          { ...cycloneDx, vulnerabilities: [{ analysis: {}, affects: [{ ref: 'pump', versions: any }] }] },
        ])
          expect(codeOf(document)).toMatch(/^read$|^record-/)
      }),
    )
  })
})

describe('of several statements', () => {
  const statement = (status: VexStatement['status'], timestamp: string | undefined): VexStatement => ({
    document: 'd',
    where: '',
    vulnerabilities: ['CVE-1'],
    products: [{ id: 'x', purl: 'pkg:npm/toy-pump@1.2.3', cpes: [], subcomponents: [] }],
    status,
    ...(timestamp === undefined ? {} : { timestamp }),
  })
  const wins = (...statements: VexStatement[]) =>
    newestClaims(statements).map((claim) => claim.statement.status)

  it('on one product and vulnerability the newest wins, of equally new ones the last', () => {
    const [old, young] = ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z']
    expect(wins(statement('affected', old), statement('fixed', young))).toEqual(['fixed'])
    expect(wins(statement('fixed', young), statement('affected', old))).toEqual(['fixed'])
    expect(wins(statement('affected', old), statement('not_affected', old))).toEqual(['not_affected'])
    expect(wins(statement('fixed', old), statement('affected', undefined))).toEqual(['fixed'])
    expect(wins(statement('fixed', old), statement(undefined, young))).toEqual(['fixed'])
  })
})

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
