import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/index.ts'
import { eachEngine } from '../../testing/database.ts'
import { bring, cveRecord, duty, kevCatalogue, osvRecord } from '../../testing/feeds.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { putRecords } from './store/records.ts'

/** A CSAF document of Acme: one vulnerability a pair of identifier and status. */
const csafDocument = (
  id: string,
  over: { products?: object[]; vulnerabilities?: object[]; head?: object } = {},
) =>
  JSON.stringify({
    document: {
      title: `Flaws ${id}`,
      csaf_version: '2.0',
      tracking: { id, current_release_date: '2026-05-01T00:00:00Z' },
      ...over.head,
    },
    product_tree: {
      branches: [
        {
          category: 'vendor',
          name: 'Acme',
          branches: [
            {
              category: 'product_name',
              name: 'Pump Control',
              branches: over.products ?? [
                {
                  category: 'product_version_range',
                  name: '<4.2',
                  product: { product_id: 'OLD', name: 'old' },
                },
                {
                  category: 'product_version',
                  name: '3.9',
                  product: { product_id: 'SPARED', name: 'spared' },
                },
                {
                  category: 'product_version_range',
                  name: 'see label',
                  product: { product_id: 'ODD', name: 'odd' },
                },
              ],
            },
          ],
        },
      ],
    },
    vulnerabilities: over.vulnerabilities ?? [
      {
        cve: 'CVE-2026-30001',
        product_status: { known_affected: ['OLD'], known_not_affected: ['SPARED'] },
        flags: [{ label: 'vulnerable_code_not_present', product_ids: ['SPARED'] }],
        threats: [{ category: 'impact', details: 'The part is not built in.', product_ids: ['SPARED'] }],
      },
      { cve: 'CVE-2026-30002', product_status: { under_investigation: ['ODD'] } },
    ],
  })

function gate(): { promise: Promise<void>; resolve(): void } {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve: () => resolve() }
}

eachEngine((engine) => {
  describe('what records say is affected', () => {
    let house: TestHouse
    let coordinator: Person
    beforeAll(async () => {
      house = await openHouse(engine)
      coordinator = await duty(house)
    })
    afterAll(() => house?.close())
    const ask = <T>(work: (tx: Tx) => Promise<T>) => house.house.db.as(system, work)

    it('by CSAF stands by vulnerability, with its words and reasons, and is shown so', async () => {
      const feed = await bring(house, coordinator, 'csaf-cisa', csafDocument('ACME-1'))
      expect(feed.lastRun).toMatchObject({ added: 1, rejected: 0 })
      const name = { kind: 'product', space: 'acme', name: 'pump control' } as const
      const records = await ask((tx) => house.house.feeds.recordsNaming(tx, [name, name]))
      expect(records).toMatchObject([
        {
          source: 'csaf-cisa',
          id: 'ACME-1#CVE-2026-30001',
          record: 'ACME-1',
          title: 'Flaws ACME-1',
          vulnerability: 'CVE-2026-30001',
          cves: ['CVE-2026-30001'],
          ranges: [
            {
              introduced: '3.9',
              lastAffected: '3.9',
              status: 'unaffected',
              stated: 'known_not_affected',
              justification: 'vulnerable_code_not_present',
              note: 'The part is not built in.',
            },
            { introduced: '0', fixed: '4.2', status: 'affected', stated: 'known_affected' },
          ],
        },
        {
          id: 'ACME-1#CVE-2026-30002',
          vulnerability: 'CVE-2026-30002',
          ranges: [
            { introduced: undefined, status: 'unknown', stated: 'under_investigation', words: 'see label' },
          ],
        },
      ])
      const view = await house.call(undefined, 'GET', '/v1/vulnerabilities/CVE-2026-30002')
      expect(view.json.records[0].ranges).toContainEqual(
        expect.objectContaining({ about: 'CVE-2026-30002', words: 'see label', introduced: null }),
      )
    })

    it('is found by names of many kinds at once, under any vendor where none is known', async () => {
      await bring(house, coordinator, 'cve', JSON.stringify(cveRecord('CVE-2026-30011')))
      await bring(house, coordinator, 'osv', JSON.stringify(osvRecord('TOY-30012')))
      const crowd = Array.from({ length: 3000 }, (_, n) => ({
        kind: 'package' as const,
        space: 'npm',
        name: `nobody-${n}`,
      }))
      const found = await ask((tx) =>
        house.house.feeds.recordsNaming(tx, [
          ...crowd,
          { kind: 'package', space: 'npm', name: 'toy-toy-30012' },
          { kind: 'product', space: undefined, name: 'pump' },
          { kind: 'product', space: 'acme', name: 'pump' },
          { kind: 'package', space: undefined, name: 'toy-toy-30012' },
        ]),
      )
      expect(found.map(({ id, cves, ranges }) => [id, cves, ranges.length]).sort()).toEqual([
        ['CVE-2026-30011', ['CVE-2026-30011'], 2],
        ['TOY-30012', ['CVE-2026-30012'], 1],
      ])
      // In the record's order, however it was asked for: the default last.
      expect(
        found.find(({ id }) => id.startsWith('CVE'))?.ranges.map(({ introduced }) => introduced),
      ).toEqual(['1.0', undefined])
      expect(await ask((tx) => house.house.feeds.recordsNaming(tx, []))).toEqual([])
    })

    it('names products as they are written, with who names them and a CPE name, page by page', async () => {
      await bring(
        house,
        coordinator,
        'kev',
        kevCatalogue('2026.05.01', '2026-05-01T00:00:00Z', ['CVE-2026-30021']),
      )
      const cpe = 'cpe:2.3:o:acme:pump:1.0:*:*:*:*:*:*:*'
      const item = {
        id: 'CVE-2026-30021',
        lastModified: '2026-05-01T00:00:00.000',
        descriptions: [],
        configurations: [{ nodes: [{ operator: 'OR', cpeMatch: [{ vulnerable: true, criteria: cpe }] }] }],
      }
      await bring(house, coordinator, 'nvd', JSON.stringify({ vulnerabilities: [{ cve: item }] }))
      const all = []
      for (let after: { space: string; name: string } | undefined; ; ) {
        const page = await ask((tx) => house.house.feeds.productsAfter(tx, after, 1))
        if (page.length === 0) break
        all.push(...page)
        after = page.at(-1)
      }
      expect(all).toEqual(
        [
          {
            space: 'acme',
            name: 'pump',
            vendor: 'acme',
            product: 'pump',
            cpe: 'cpe:2.3:o:acme:pump:*:*:*:*:*:*:*:*',
            sources: ['cve', 'kev', 'nvd'],
          },
          {
            space: 'acme',
            name: 'pump control',
            vendor: 'Acme',
            product: 'Pump Control',
            cpe: null,
            sources: ['csaf-cisa'],
          },
        ].map((row) =>
          row.name === 'pump'
            ? { ...row, vendor: expect.stringMatching(/^acme$/i), product: expect.stringMatching(/^pump$/i) }
            : row,
        ),
      )
      const view = await house.call(undefined, 'GET', '/v1/vulnerabilities/CVE-2026-30021')
      expect(view.json.kev).toMatchObject([{ vendor: 'Acme', product: 'Pump' }])
    })

    it('forgets a product that no record of a source names any more, and one the catalogue dropped', async () => {
      const sources = async () =>
        (await ask((tx) => house.house.feeds.productsAfter(tx, undefined, 100))).map((row) => [
          row.name,
          row.sources,
        ])
      const other = cveRecord('CVE-2026-30011', { dateUpdated: '2026-05-02T00:00:00Z' })
      other.containers.cna.affected[0]!.product = 'Valve'
      await bring(house, coordinator, 'cve', JSON.stringify(other))
      expect(await sources()).toEqual([
        ['pump', ['kev', 'nvd']],
        ['pump control', ['csaf-cisa']],
        ['valve', ['cve']],
      ])
      // Another record of the source still names the pump.
      await bring(house, coordinator, 'cve', JSON.stringify(cveRecord('CVE-2026-30031')))
      await bring(house, coordinator, 'cve', JSON.stringify(cveRecord('CVE-2026-30032')))
      const changed = cveRecord('CVE-2026-30031', { dateUpdated: '2026-05-02T00:00:00Z', state: 'REJECTED' })
      changed.containers.cna.affected = []
      await bring(house, coordinator, 'cve', JSON.stringify(changed))
      await bring(house, coordinator, 'kev', kevCatalogue('2026.05.02', '2026-05-02T00:00:00Z', []))
      expect(await sources()).toEqual([
        ['pump', ['cve', 'nvd']],
        ['pump control', ['csaf-cisa']],
        ['valve', ['cve']],
      ])
    })

    it('by GitHub comes as its database, as one advisory, and as a list of its API', async () => {
      const advisory = (ghsa_id: string, over: object = {}) => ({
        ghsa_id,
        identifiers: [{ type: 'CVE', value: 'CVE-2026-30041' }],
        summary: `Flaw ${ghsa_id}`,
        updated_at: '2026-05-01T00:00:00Z',
        vulnerabilities: [
          {
            package: { ecosystem: 'pip', name: 'Toy_Merge' },
            vulnerable_version_range: '>= 1.0, < 1.4',
            first_patched_version: '1.4',
          },
        ],
        ...over,
      })
      const list = [
        advisory('GHSA-2345-6789-cfgh'),
        advisory('GHSA-2345-6789-cfgj', { withdrawn_at: '2026-05-01T00:00:00Z' }),
        advisory('GHSA-2345-6789-cfgm', { state: 'draft' }),
        { message: 'not an advisory' },
      ]
      const feed = await bring(house, coordinator, 'ghsa', JSON.stringify(list))
      expect(feed.lastRun).toMatchObject({
        added: 2,
        rejections: [{ problem: expect.stringMatching(/1 not published yet.*Item 4 of the list/) }],
      })
      const name = { kind: 'package', space: 'pypi', name: 'toy-merge' } as const
      expect(await ask((tx) => house.house.feeds.recordsNaming(tx, [name]))).toMatchObject([
        {
          id: 'GHSA-2345-6789-cfgh',
          vulnerability: 'CVE-2026-30041',
          ranges: [{ introduced: '1.0', fixed: '1.4', scheme: 'pypi' }],
        },
      ])
      const path = '/v1/vulnerabilities/GHSA-2345-6789-cfgh/records/ghsa'
      expect((await house.call(undefined, 'GET', path)).json).toEqual(list[0])
      // The same as its database has it, a day later.
      const database = osvRecord('GHSA-2345-6789-cfgh', { modified: '2026-05-02T00:00:00Z' })
      expect((await bring(house, coordinator, 'ghsa', JSON.stringify(database))).lastRun).toMatchObject({
        changed: 1,
      })
      const single = JSON.stringify(
        advisory('GHSA-2345-6789-cfgh', { updated_at: '2026-05-03T00:00:00Z' }),
        null,
        2,
      )
      await bring(house, coordinator, 'ghsa', single)
      expect((await house.call(undefined, 'GET', path)).text).toBe(single)
    })

    it('in a CSAF document that is not for everybody is not taken in', async () => {
      const closed = csafDocument('ACME-2', { head: { distribution: { tlp: { label: 'AMBER' } } } })
      const feed = await bring(house, coordinator, 'csaf-siemens', closed)
      expect(feed.lastError).toMatch(/TLP:AMBER/)
      expect((await house.call(undefined, 'GET', '/v1/vulnerabilities/ACME-2')).status).toBe(404)
    })

    it('is told when it changes, and not when it comes again', async () => {
      const told = async () =>
        (
          await house.house.db.asOwner(
            `select data from events where kind = 'feeds.taken-in' and data->>'feed' = 'osv' order by id`,
          )
        ).rows.map(({ data }) => data)
      const before = await told()
      const record = JSON.stringify(osvRecord('TOY-30051'))
      await bring(house, coordinator, 'osv', record)
      await bring(house, coordinator, 'osv', record)
      expect((await told()).slice(before.length)).toEqual([{ feed: 'osv', taken: 1 }])
    })

    const record = (id: string, ...names: string[]) => ({
      id,
      state: 'published',
      title: undefined,
      modified: undefined,
      sha256: '00'.repeat(32),
      body: gzipSync('{}'),
      aliases: [],
      names: [],
      ranges: names.map((name) => ({
        ...{ kind: 'package' as const, space: 'npm', release: undefined, name, scheme: 'npm' },
        ...{ status: 'affected' as const, introduced: '0', introducedExcluded: false, fixed: '2' },
        ...{ lastAffected: undefined, changes: undefined, versions: undefined, about: undefined },
        ...{ stated: undefined, words: undefined, justification: undefined, note: undefined },
      })),
    })
    const taken = async () =>
      (await ask((tx) => house.house.feeds.takeChanges(tx, 1000))).map(({ name }) => name).sort()

    it('waits by name until somebody looks, what is no longer named too', async () => {
      await taken()
      await ask((tx) => putRecords(tx, 'osv', [record('WAIT-1', 'one', 'two'), record('WAIT-2', 'two')]))
      expect(await taken()).toEqual(['one', 'two'])
      expect(await taken()).toEqual([])
      await ask((tx) => putRecords(tx, 'osv', [record('WAIT-1', 'three')]))
      expect(await taken()).toEqual(['one', 'three', 'two'])
    })

    it('is never missed by somebody who looks while it is written', async () => {
      // The embedded database lets one look at a time.
      if (engine.name === 'embedded') return
      await ask((tx) => putRecords(tx, 'osv', [record('RACE-1', 'contended')]))
      const [isWritten, mayEnd] = [gate(), gate()]
      const writing = ask(async (tx) => {
        await putRecords(tx, 'osv', [record('RACE-2', 'contended')])
        isWritten.resolve()
        await mayEnd.promise
      })
      await isWritten.promise
      // The name waits already, but what is being written about it cannot be seen yet.
      expect(await taken()).not.toContain('contended')
      mayEnd.resolve()
      await writing
      expect(await taken()).toContain('contended')
    })

    it('is made anew of the record itself where older rules made it', async () => {
      const { db, feeds } = house.house
      const name = { kind: 'product', space: 'acme', name: 'pump control' } as const
      const before = await ask((tx) => feeds.recordsNaming(tx, [name]))
      const products = await ask((tx) => feeds.productsAfter(tx, undefined, 100))
      const aliases = await db.asOwner(`select count(*)::int as n from vulnerability_aliases`)
      await ask(async (tx) => {
        await tx.text(`update vulnerability_records set rules = 1, title = 'old'`)
        await tx.text(`delete from affected_ranges`)
        await tx.text(`delete from known_products where source <> 'kev'`)
        await tx.text(`delete from vulnerability_aliases`)
        await tx.text(`delete from vulnerability_records where id like 'RACE-%' or id = 'WAIT-2'`)
        // One that no rules can read stays as it is, and is not tried for ever.
        await tx.text(
          `update vulnerability_records set body = '\\x${gzipSync('nonsense').toString('hex')}' where id = 'WAIT-1'`,
        )
      })
      await feeds.wake()
      expect(await ask((tx) => feeds.recordsNaming(tx, [name]))).toEqual(before)
      expect(await ask((tx) => feeds.productsAfter(tx, undefined, 100))).toEqual(products)
      expect((await db.asOwner(`select count(*)::int as n from vulnerability_aliases`)).rows).toEqual(
        aliases.rows,
      )
      expect(
        (await db.asOwner(`select count(*)::int as n from vulnerability_records where rules < 2`)).rows,
      ).toEqual([{ n: 0 }])
      const taken = await ask((tx) => feeds.takeChanges(tx, 1000))
      expect(taken).toContainEqual({ kind: 'product', space: 'acme', name: 'pump control' })
      expect(house.errors).toEqual([])
    })
  })
})
