import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../matching/evaluate.ts'
import type { Loose } from '../report/loose.ts'
import { damaged } from '../vulnerability/hostile.fixtures.ts'
import { csafRanges } from './ranges.ts'
import { GROUPS } from './statements.ts'

type Json = Record<string, unknown>

/** A product under Example / Pump in the tree of a document. */
const leaf = (product_id: string, version: Json | undefined, helper?: Json): Json => {
  const product = {
    product_id,
    name: `Example Pump ${product_id}`,
    ...(helper ? { product_identification_helper: helper } : {}),
  }
  return version === undefined ? { product } : { ...version, product }
}
const version = (name: string) => ({ category: 'product_version', name })
const range = (name: string) => ({ category: 'product_version_range', name })
const tree = (...leaves: Json[]): Json => ({
  branches: [
    {
      category: 'vendor',
      name: 'Example',
      branches: [{ category: 'product_name', name: 'Pump', branches: leaves }],
    },
  ],
})
const said = (product_tree: Json, product_status: Json, more: Json = {}) =>
  csafRanges({
    product_tree,
    vulnerabilities: [{ cve: 'CVE-2026-10001', product_status, ...more }],
  })
const brief = (result: ReturnType<typeof csafRanges>) =>
  result.ranges.map(({ name, status, introduced, fixed, lastAffected, versions, words }) => ({
    name,
    status,
    versions:
      versions ?? [introduced, fixed ?? lastAffected ?? (introduced === undefined ? '' : '∞')].join(' '),
    words,
  }))
const row = (status: string, versions: string | string[], words?: string, name = 'pump') => ({
  name,
  status,
  versions,
  words,
})

describe('a CSAF document', () => {
  it('says of each product of its tree which versions are affected, by vulnerability', () => {
    const { ranges, names, problems } = csafRanges({
      product_tree: tree(leaf('A', range('vers:intdot/>=1.0|<1.4')), leaf('B', version('1.4'))),
      vulnerabilities: [
        { cve: 'CVE-2026-10001', product_status: { known_affected: ['A'], fixed: ['B'] } },
        { ids: [{ system_name: 'Example', text: 'EX-7' }], product_status: { known_affected: ['B'] } },
      ],
    })
    expect(problems).toEqual([])
    expect(names).toEqual([
      { space: 'example', name: 'pump', vendor: 'Example', product: 'Pump', cpe: undefined },
    ])
    const whole = {
      kind: 'product',
      space: 'example',
      release: undefined,
      name: 'pump',
      introducedExcluded: false,
      changes: undefined,
      versions: undefined,
      words: undefined,
      justification: undefined,
      note: undefined,
    }
    expect(ranges).toEqual([
      {
        ...whole,
        about: 'CVE-2026-10001',
        stated: 'fixed',
        scheme: 'custom',
        status: 'unaffected',
        introduced: '1.4',
        fixed: undefined,
        lastAffected: '1.4',
      },
      {
        ...whole,
        about: 'CVE-2026-10001',
        stated: 'known_affected',
        scheme: 'intdot',
        status: 'affected',
        introduced: '1.0',
        fixed: '1.4',
        lastAffected: undefined,
      },
      {
        ...whole,
        about: 'EX-7',
        stated: 'known_affected',
        scheme: 'custom',
        status: 'affected',
        introduced: '1.4',
        fixed: undefined,
        lastAffected: '1.4',
      },
    ])
  })

  it('that lists versions one by one has one row for them', () => {
    const ids = Array.from({ length: 40 }, (_, n) => `V${n}`)
    const result = said(tree(...ids.map((id, n) => leaf(id, version(`1.${n}`)))), { known_affected: ids })
    expect(brief(result)).toEqual([
      row(
        'affected',
        ids.map((_, n) => `1.${n}`),
      ),
    ])
  })

  it.each([
    ['everything', { known_affected: ['ALL'] }, [row('affected', '0 ∞')]],
    ['a product without versions', { known_affected: ['BARE'] }, [row('affected', '0 ∞')]],
    [
      'words that are no versions',
      { known_affected: ['ODD', 'R'] },
      [row('affected', '0 2.0'), row('unknown', ' ', 'see the label')],
    ],
    [
      'words that are no versions, of what is repaired',
      { fixed: ['ODD'] },
      [row('unknown', ['see the label'], 'see the label')],
    ],
    ['a condition', { known_affected: ['WIN'] }, [row('unknown', '0 3.0', 'only on Windows')]],
    ['serial numbers', { known_affected: ['SN'] }, [row('unknown', '1.0 1.0', 'serial numbers 17-*')]],
    [
      'serial numbers that are spared',
      { known_not_affected: ['SN'] },
      [row('unknown', '1.0 1.0', 'serial numbers 17-*')],
    ],
    [
      'an article number',
      { known_affected: ['ART'] },
      [row('affected', '2700988 2700988'), row('unknown', ' ', '2700988')],
    ],
    ['what is looked into', { under_investigation: ['V1'] }, [row('unknown', '1.0 1.0')]],
    ['first and last', { first_affected: ['V1'], last_affected: ['V2'] }, [row('affected', '1.0 2.0')]],
    [
      'first and fixed',
      { first_affected: ['V1'], first_fixed: ['V2'] },
      [row('unaffected', '2.0 2.0'), row('affected', '1.0 2.0')],
    ],
    [
      'two firsts',
      { first_affected: ['V1', 'V2'], last_affected: ['V3'] },
      [row('affected', ['1.0', '2.0']), row('affected', '3.0 3.0')],
    ],
    [
      'the fix alone',
      { fixed: ['V2'] },
      [
        row('unaffected', '2.0 2.0'),
        row('unknown', '0 2.0', 'Before the fixed version; which versions are affected is not said.'),
      ],
    ],
    [
      'fixes alone',
      { fixed: ['V1', 'V2'] },
      [
        row('unaffected', ['1.0', '2.0']),
        row('unknown', ' ', 'Fixed in 1.0, 2.0; which versions are affected is not said.'),
      ],
    ],
    [
      'a recommendation',
      { known_affected: ['R'], recommended: ['V3'] },
      [row('unaffected', '3.0 3.0'), row('affected', '0 2.0')],
    ],
    [
      'a recommendation of what is fixed',
      { known_affected: ['R'], fixed: ['V3'], recommended: ['V3'] },
      [row('unaffected', '3.0 3.0'), row('affected', '0 2.0')],
    ],
    [
      'an exception to everything',
      { known_affected: ['ALL'], known_not_affected: ['R'] },
      [row('unaffected', '0 2.0'), row('affected', '0 ∞')],
    ],
    ['a product that stands nowhere', { known_affected: ['X-9'] }, [row('unknown', ' ', 'X-9', 'x-9')]],
  ])('with %s is read as that', (_, status, rows) => {
    const result = said(
      tree(
        leaf('ALL', range('vers:all/*')),
        leaf('BARE', undefined),
        leaf('ODD', range('see the label')),
        leaf('R', range('< 2.0')),
        leaf('WIN', range('< 3.0 (only on Windows)')),
        leaf('SN', version('1.0'), { serial_numbers: ['17-*'] }),
        leaf('ART', version('2700988')),
        leaf('V1', version('1.0')),
        leaf('V2', version('2.0')),
        leaf('V3', version('3.0')),
      ),
      status,
    )
    expect(brief(result)).toEqual(rows)
  })

  it('finds a product under each of its names', () => {
    const helper = {
      purls: ['pkg:npm/%40example/pump@1.0', 'pkg:github/example/pump@v1.0'],
      cpe: 'cpe:2.3:a:example_inc:pump_server:1.0:*:*:*:*:*:*:*',
      model_numbers: ['PX-1', 'PX-*'],
      skus: ['4711'],
    }
    const { ranges, names } = said(tree(leaf('A', version('1.0'), helper)), { known_affected: ['A'] })
    expect(
      ranges.map(({ kind, space, name, scheme, introduced }) => [kind, space, name, scheme, introduced]),
    ).toEqual([
      ['package', 'npm', '@example/pump', 'npm', '1.0'],
      ['package', 'github', 'example/pump', 'custom', 'v1.0'],
      ['product', 'example', 'pump', 'custom', '1.0'],
      ['product', 'example_inc', 'pump_server', 'custom', '1.0'],
      ['product', 'example', 'px-1', 'custom', '1.0'],
      ['product', 'example', '4711', 'custom', '1.0'],
    ])
    expect(names.map(({ vendor, product, cpe }) => [vendor, product, cpe])).toEqual([
      ['Example', 'Pump', undefined],
      ['example_inc', 'pump_server', helper.cpe],
      ['Example', 'PX-1', undefined],
      ['Example', '4711', undefined],
    ])
    const same = said(tree(leaf('A', version('1.0'), { cpe: 'cpe:/a:example:pump:1.0' })), {
      known_affected: ['A'],
    })
    expect([same.ranges.length, same.names]).toEqual([
      1,
      [expect.objectContaining({ cpe: 'cpe:/a:example:pump:1.0' })],
    ])
    const flat = {
      full_product_names: [
        {
          product_id: 'A',
          name: 'Pump 1',
          product_identification_helper: { cpe: 'cpe:/a:example:pump:1.0' },
        },
      ],
    }
    expect(said(flat, { known_affected: ['A'] }).ranges).toMatchObject([{ name: 'pump', introduced: '1.0' }])
    const family = {
      branches: [
        {
          category: 'vendor',
          name: 'Example',
          branches: [{ category: 'product_family', name: 'Pumps', product: { product_id: 'F', name: 'x' } }],
        },
      ],
    }
    expect(brief(said(family, { known_affected: ['F'] }))).toEqual([
      row('affected', '0 ∞', undefined, 'pumps'),
    ])
  })

  it('takes the order of versions from the package where the range leaves it open, and steps into the version', () => {
    const purl = { purl: 'pkg:pypi/pump' }
    const schemes = said(
      tree(
        leaf('A', range('vers:generic/<2'), purl),
        leaf('B', range('<3'), purl),
        leaf('C', range('vers:pypi/<4')),
      ),
      { known_affected: ['A', 'B', 'C'] },
    ).ranges.map(({ kind, scheme, fixed }) => [kind, scheme, fixed])
    expect(schemes).toEqual([
      ['package', 'pypi', '2'],
      ['package', 'pypi', '3'],
      ['product', 'generic', '2'],
      ['product', 'custom', '3'],
      ['product', 'pypi', '4'],
    ])
    const packed = tree({
      category: 'product_version',
      name: '4.0',
      branches: [leaf('SP', { category: 'service_pack', name: 'SP2' })],
    })
    expect(brief(said(packed, { known_affected: ['SP'] }))).toEqual([row('affected', '4.0 SP2 4.0 SP2')])
  })

  it('speaks of a component as part of something, and of that by its part', () => {
    const product_tree = {
      ...tree(leaf('LIB', version('1.0')), leaf('BOX', version('7'))),
      relationships: [
        ['default_component_of', 'IN'],
        ['optional_component_of', 'MAY'],
        ['installed_on', 'ON'],
      ].map(([category, product_id]) => ({
        category,
        product_reference: 'LIB',
        relates_to_product_reference: 'BOX',
        full_product_name: { product_id, name: `${category}` },
      })),
    }
    expect(brief(said(product_tree, { known_affected: ['IN'] }))).toEqual([
      row('affected', '1.0 1.0', 'default component of Example Pump BOX'),
      row('affected', '7 7', 'by its part default_component_of'),
    ])
    expect(brief(said(product_tree, { known_affected: ['MAY'] }))).toEqual([
      row('affected', '1.0 1.0', 'optional component of Example Pump BOX'),
      row('unknown', '7 7', 'by its part optional_component_of'),
    ])
    expect(brief(said(product_tree, { known_affected: ['ON'] }))).toEqual([
      row('affected', '1.0 1.0', 'installed on Example Pump BOX'),
    ])
    // Spared there is not spared everywhere.
    expect(brief(said(product_tree, { known_not_affected: ['ON'] }))).toEqual([
      row('unknown', '1.0 1.0', 'installed on Example Pump BOX'),
    ])
    const paths = {
      ...tree(leaf('LIB', version('1.0')), leaf('BOX', version('7'))),
      product_paths: [
        {
          beginning_product_reference: 'LIB',
          full_product_name: { product_id: 'P', name: 'LIB on BOX' },
          subpaths: [{ category: 'installed_on', next_product_reference: 'BOX' }],
        },
      ],
    }
    expect(brief(said(paths, { known_affected: ['P'] }))).toEqual([
      row('affected', '1.0 1.0', 'installed on Example Pump BOX'),
    ])
  })

  it('leaves open what holds for one architecture and not for the other', () => {
    const built = (name: string, id: string) => ({
      category: 'architecture',
      name,
      branches: [leaf(id, version('1.0'))],
    })
    const product_tree = tree(built('arm', 'ARM'), built('x86', 'X86'))
    expect(brief(said(product_tree, { known_affected: ['ARM'], known_not_affected: ['X86'] }))).toEqual([
      row('affected', '1.0 1.0', 'architecture arm'),
      row('unknown', '1.0 1.0', 'architecture x86'),
    ])
    expect(brief(said(product_tree, { known_affected: ['ARM', 'X86'] }))).toEqual([
      row('affected', '1.0 1.0', 'architecture arm; architecture x86'),
    ])
  })

  it('keeps why a product is spared, and what it means for one', () => {
    const product_tree = {
      ...tree(leaf('A', version('1.0')), leaf('B', version('2.0')), leaf('C', version('3.0'))),
      product_groups: [{ group_id: 'G', product_ids: ['A', 'C'] }],
    }
    const { ranges } = said(
      product_tree,
      { known_not_affected: ['A', 'B'], known_affected: ['C'] },
      {
        flags: [
          { label: 'component_not_present', group_ids: ['G'] },
          { label: 'vulnerable_code_not_present', product_ids: ['B'] },
        ],
        threats: [
          { category: 'impact', details: 'The part is not built in.', product_ids: ['B'] },
          { category: 'impact', details: 'Pumps stop.' },
          { category: 'exploit_status', details: 'none', product_ids: ['A'] },
        ],
      },
    )
    expect(ranges.map(({ introduced, justification, note }) => [introduced, justification, note])).toEqual([
      ['3.0', undefined, 'Pumps stop.'],
      ['1.0', 'component_not_present', 'Pumps stop.'],
      ['2.0', 'vulnerable_code_not_present', 'The part is not built in.'],
    ])
  })

  it('says when it says more than is kept', () => {
    const ids = Array.from({ length: 30 }, (_, n) => `V${n}`)
    const leaves = ids.map((id, n) => leaf(id, range(`< 1.${n}`)))
    const result = csafRanges(
      { product_tree: tree(...leaves), vulnerabilities: [{ product_status: { known_affected: ids } }] },
      20,
    )
    expect(result.ranges).toHaveLength(20)
    expect(result.problems).toEqual([expect.stringMatching(/10 ranges beyond 20/)])
  })
})

describe('rows in their order', () => {
  const compare = (_: string, a: string, b: string) => Number(a) - Number(b)
  const asked = (result: ReturnType<typeof csafRanges>, running: string) =>
    evaluate(
      { kind: 'product', space: 'example', release: undefined, name: 'pump', version: running },
      result.ranges,
      compare,
    )?.status
  it('answer as the document means it', () => {
    const product_tree = tree(
      leaf('OLD', range('<5')),
      leaf('THREE', version('3')),
      leaf('NEW', range('>=7')),
      leaf('ODD', range('see the label')),
    )
    const plain = said(product_tree, {
      known_affected: ['OLD'],
      known_not_affected: ['THREE'],
      fixed: ['NEW'],
    })
    expect(['1', '3', '5', '7'].map((running) => asked(plain, running))).toEqual([
      'affected',
      'not affected',
      'not affected',
      'not affected',
    ])
    const open = said(product_tree, { known_affected: ['OLD', 'ODD'], fixed: ['NEW'] })
    expect(['1', '5', '7'].map((running) => asked(open, running))).toEqual([
      'affected',
      'unknown',
      'not affected',
    ])
  })
})

describe('whatever a document holds', () => {
  const ids = fc.constantFrom('A', 'B', 'C', 'D', 'X')
  const words = fc.constantFrom(
    '1.0',
    '< 2',
    'vers:all/*',
    'vers:npm/>=1|<2',
    'n/a',
    '',
    'All versions',
    '2700988',
  )
  const document = fc.record({
    product_tree: fc.record({
      branches: fc.array(
        fc.record({
          category: fc.constantFrom(
            'vendor',
            'product_name',
            'architecture',
            'product_version',
            'service_pack',
          ),
          name: words,
          product: fc.record({
            product_id: ids,
            name: words,
            product_identification_helper: fc.record(
              {
                purl: fc.constantFrom('pkg:npm/a@1', 'pkg:rpm/redhat/a@1-1', 'nonsense'),
                cpe: fc.constantFrom('cpe:/a:b:c', 'cpe:2.3:a:b:c:1:*:*:*:*:*:*:*', ''),
                serial_numbers: fc.constantFrom([], ['1']),
              },
              { requiredKeys: [] },
            ),
          }),
        }),
        { maxLength: 6 },
      ),
    }),
    vulnerabilities: fc.array(
      fc.record({
        cve: fc.constantFrom('CVE-2026-10001', 'CVE-2026-10002'),
        product_status: fc.dictionary(
          fc.constantFrom(...Object.keys(GROUPS)),
          fc.array(ids, { maxLength: 4 }),
        ),
      }),
      { maxLength: 3 },
    ),
  })

  it('each statement has its row, none has an empty name of a version, and the same comes of it twice', () => {
    fc.assert(
      fc.property(document, (given) => {
        const { ranges, problems } = csafRanges(given)
        expect(problems).toEqual([])
        for (const { cve, product_status } of given.vulnerabilities)
          for (const [group, products] of Object.entries(product_status))
            if (group !== 'recommended' && products.length > 0)
              expect(ranges.some((one) => one.about === cve && isFrom(one.stated, group))).toBe(true)
        for (const { introduced, fixed, lastAffected, versions, status, words: kept } of ranges) {
          expect([introduced, fixed, lastAffected, ...(versions ?? [])]).not.toContain('')
          if (introduced === undefined && versions === undefined)
            expect([status, kept === undefined]).toEqual(['unknown', false])
        }
        expect(csafRanges(structuredClone(given)).ranges).toEqual(ranges)
      }),
    )
  })
  it('nothing is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(document, fc.jsonValue({ maxDepth: 5 })), (given) => {
        csafRanges(given as Loose)
      }),
    )
    fc.assert(
      fc.property(
        damaged({
          product_tree: tree(leaf('A', version('1'), { cpe: 'cpe:/a:b:c', purl: 'pkg:npm/a@1' })),
          vulnerabilities: [
            {
              cve: 'CVE-2026-10001',
              product_status: { known_affected: ['A'] },
              flags: [{ label: 'x', product_ids: ['A'] }],
            },
          ],
        }),
        (given) => {
          csafRanges(given as Loose)
        },
      ),
    )
  })
})

/** A first and a last version are one stretch, which stands under the first. */
const isFrom = (stated: string, group: string): boolean =>
  stated === group || (group === 'last_affected' && stated === 'first_affected')

const corpus = process.env.TOCSIN_CORPUS

describe.skipIf(!corpus)('real documents (skipped where TOCSIN_CORPUS is not set)', () => {
  const read = (path: string) => JSON.parse(readFileSync(join(corpus!, path), 'utf8'))

  it("of Red Hat name the packages and fixed versions that OSV's converter finds in them", () => {
    const path = 'csaf/redhat/rhsa-2024_4546.expected-osv.json'
    if (!existsSync(join(corpus!, path))) return
    interface Affected {
      package: { ecosystem: string; name: string }
      ranges: { events: { introduced?: string; fixed?: string }[] }[]
    }
    const expected = (read(path).affected as Affected[]).map(({ package: named, ranges: [first] }) =>
      [named.ecosystem.toLowerCase(), named.name, first!.events[1]!.fixed!.replace(/^0:/, '')].join(' '),
    )
    const { ranges } = csafRanges(read('csaf/redhat/rhsa-2024_4546.csaf.json'))
    expect(
      ranges
        .filter(({ status }) => status === 'affected')
        .map(({ space, release, name, fixed }) => `${space}:${release} ${name} ${fixed!.replace(/^0:/, '')}`)
        .sort(),
    ).toEqual(expected.sort())
  })

  it('of CISA keep every product under every status, and most of their versions are read', () => {
    let rows = 0
    let unread = 0
    const files = readdirSync(join(corpus!, 'csaf-real/cisa'), { recursive: true, encoding: 'utf8' })
    for (const file of files.filter((name) => /icsm?a.*\.json$/.test(name))) {
      const document = read(`csaf-real/cisa/${file}`)
      const { ranges, names } = csafRanges(document)
      for (const { cve, product_status: status } of document.vulnerabilities ?? [])
        for (const group of Object.keys(status ?? {}))
          expect([file, ranges.some(({ about, stated }) => about === cve && isFrom(stated, group))]).toEqual([
            file,
            true,
          ])
      expect([file, names.length > 0]).toEqual([file, ranges.length > 0])
      rows += ranges.length
      unread += ranges.filter(
        ({ introduced, versions }) => introduced === undefined && versions === undefined,
      ).length
    }
    expect(rows).toBeGreaterThan(100)
    expect(unread / rows).toBeLessThan(0.15)
  })
})
