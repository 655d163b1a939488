import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { create } from 'tar'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { eachEngine } from '../../testing/database.ts'
import { bring, cisaContainer, cveRecord, duty, kevCatalogue, osvRecord, seen } from '../../testing/feeds.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'

eachEngine((engine) => {
  describe('files somebody brings', () => {
    let house: TestHouse
    let coordinator: Person
    let folder: string
    beforeAll(async () => {
      house = await openHouse(engine)
      coordinator = await duty(house)
    })
    afterAll(() => house?.close())
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'tocsin-feed-'))
      return () => rmSync(folder, { recursive: true, force: true })
    })

    const rows = async (text: string) => (await house.house.db.as(system, (tx) => tx.text(text))).rows
    const about = async (id: string) => (await house.call(undefined, 'GET', `/v1/vulnerabilities/${id}`)).json
    const write = (files: Record<string, unknown>) => {
      for (const [name, value] of Object.entries(files)) {
        mkdirSync(join(folder, name, '..'), { recursive: true })
        writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value))
      }
    }
    const tarOf = async (gzip: boolean): Promise<Buffer> => {
      const parts: Buffer[] = []
      for await (const part of create({ cwd: folder, gzip }, ['.'])) parts.push(part as Buffer)
      return Buffer.concat(parts)
    }
    const zipOf = (): Buffer => {
      const path = join(tmpdir(), `tocsin-feed-${process.pid}-${Date.now()}.zip`)
      execFileSync('zip', ['-q', '-r', path, '.'], { cwd: folder })
      const bytes = readFileSync(path)
      rmSync(path)
      return bytes
    }

    it('of KEV answer for what they list, and for what they do not', async () => {
      const feed = await bring(
        house,
        coordinator,
        'kev',
        kevCatalogue('2026.05.01', '2026-05-01T12:00:00Z', ['CVE-2026-20001', 'CVE-2026-20002']),
      )
      expect(feed).toMatchObject({
        mode: 'file',
        freshness: expect.any(String),
        lastError: null,
        running: null,
        asOf: '2026-05-01T12:00:00.000Z',
        lastRun: { outcome: 'taken in', records: 2, rejected: 0 },
      })
      const answers = await house.house.db.as(system, (tx) =>
        house.house.feeds.answersFor(tx, ['CVE-2026-20001', 'CVE-2026-20009']),
      )
      expect(answers.kev('CVE-2026-20001')).toMatchObject({
        listed: true,
        dateAdded: '2026-03-04',
        asOf: '2026-05-01',
      })
      expect(answers.kev('CVE-2026-20009')).toMatchObject({
        listed: false,
        source: expect.stringContaining('2026.05.01'),
      })
    })

    it('of KEV that list less than before take back what they said, unless they may be cut off', async () => {
      const both = ['CVE-2026-20011', 'CVE-2026-20012']
      await bring(house, coordinator, 'kev', kevCatalogue('2026.05.02', '2026-05-02T12:00:00Z', both))
      const cut = kevCatalogue('2026.05.03', '2026-05-03T12:00:00Z', both.slice(0, 1), { count: 2 })
      expect((await bring(house, coordinator, 'kev', cut)).lastRun.rejections[0].problem).toMatch(/cut off/)
      expect((await about(both[1]!)).kev).toMatchObject([{ listed: true }])
      await bring(
        house,
        coordinator,
        'kev',
        kevCatalogue('2026.05.04', '2026-05-04T12:00:00Z', both.slice(0, 1)),
      )
      expect((await house.call(undefined, 'GET', `/v1/vulnerabilities/${both[1]}`)).json.code).toBe(
        'vulnerability-not-found',
      )
      // A file that was brought late takes nothing back.
      const late = await bring(
        house,
        coordinator,
        'kev',
        kevCatalogue('2026.05.02', '2026-05-02T12:00:00Z', [both[1]!]),
      )
      expect(late.asOf).toBe('2026-05-04T12:00:00.000Z')
      expect((await about(both[0]!)).kev).toMatchObject([{ listed: true }])
    })

    it('of EPSS come plain or packed, score by score with their day', async () => {
      const csv = (score: number, date: string) =>
        `#model_version:v2026.03.15,score_date:${date}T00:00:00+0000\ncve,epss,percentile\nCVE-2026-20021,${score},0.9\nCVE-2026-20022,0.1,0.2\n`
      expect((await bring(house, coordinator, 'epss', csv(0.5, '2026-05-01'))).lastRun).toMatchObject({
        records: 2,
      })
      await bring(house, coordinator, 'epss', gzipSync(csv(0.75, '2026-05-02')))
      await bring(house, coordinator, 'epss', csv(0.25, '2026-04-01'))
      expect((await about('CVE-2026-20021')).epss).toMatchObject([{ epss: 0.75, asOf: '2026-05-02' }])
    })

    it.each(['zip', 'tar', 'tar.gz'])(
      'as %s hold records, each at its place; what is none is told',
      async (kind) => {
        const id = (n: number) => `TOY-${kind.replace('.', '')}-${n}`
        write({
          'a/1.json': osvRecord(id(1)),
          'a/2.json': '{"id": ',
          'b/3.json': osvRecord(id(3), { withdrawn: '2026-05-02T00:00:00Z' }),
          'b/_index.json': {},
          'README.md': '# nothing',
        })
        const file = kind === 'zip' ? zipOf() : await tarOf(kind === 'tar.gz')
        const feed = await bring(house, coordinator, 'osv', file)
        expect(feed.lastRun).toMatchObject({ outcome: 'taken in', records: 2, added: 2, rejected: 1 })
        expect(feed.lastRun.rejections).toMatchObject([{ problem: expect.stringMatching(/line 1/) }])
        expect((await about(id(3))).records).toMatchObject([{ state: 'withdrawn' }])
        const record = await house.call(undefined, 'GET', `/v1/vulnerabilities/${id(1)}/records/osv`)
        expect(record.text).toBe(JSON.stringify(osvRecord(id(1))))
        // Again: nothing new.
        expect((await bring(house, coordinator, 'osv', file)).lastRun).toMatchObject({
          added: 0,
          changed: 0,
          same: 2,
        })
      },
    )

    it('that break off keep what came before, and say so', async () => {
      write(
        Object.fromEntries(
          Array.from({ length: 40 }, (_, n) => [`r${n + 10}.json`, osvRecord(`CUT-${n + 10}`)]),
        ),
      )
      const whole = await tarOf(false)
      const feed = await bring(house, coordinator, 'osv', whole.subarray(0, Math.floor(whole.length / 2)))
      expect(feed).toMatchObject({ freshness: 'failing', lastRun: { outcome: 'failed' } })
      expect(feed.lastError).toMatch(/breaks off/)
      const [{ n }] = (await rows(
        `select count(*)::int as n from vulnerability_records where id like 'CUT-%'`,
      )) as [{ n: number }]
      expect(n).toBeGreaterThan(5)
      expect(n).toBeLessThan(40)
      expect((await bring(house, coordinator, 'osv', whole)).lastRun).toMatchObject({
        added: 40 - n,
        same: n,
      })
      for (const broken of [
        zipOf().subarray(0, 300),
        gzipSync(whole).subarray(0, 500),
        Buffer.from('PK\u0003\u0004'),
      ])
        expect((await bring(house, coordinator, 'osv', broken)).lastError).toMatch(
          /cannot be read|cannot be unpacked|breaks off/,
        )
      await bring(house, coordinator, 'osv', whole)
    })

    it('that would fill the disk are refused entry by entry', async () => {
      write({ 'bomb.json': `"${'0'.repeat(20 * 1024 * 1024)}"`, 'good.json': osvRecord('GOOD-1') })
      for (const file of [zipOf(), await tarOf(true)]) {
        const feed = await bring(house, coordinator, 'osv', file)
        const words = [
          feed.lastError,
          ...(feed.lastRun?.rejections ?? []).map((one: { problem: string }) => one.problem),
        ].join(' ')
        expect(words).toMatch(/unpacks to|has \d+ bytes, over|times its size/)
      }
    })

    it('that hold nothing of the feed fail, and do not count as success', async () => {
      const feed = await bring(house, coordinator, 'ghsa', JSON.stringify({ hello: 'world' }))
      expect(feed).toMatchObject({
        lastSuccessAt: null,
        lastError: expect.stringMatching(/Nothing in it could be read/),
      })
      expect((await bring(house, coordinator, 'ghsa', 'not even JSON')).lastRun.outcome).toBe('failed')
      write({ 'README.md': '# nothing' })
      expect((await bring(house, coordinator, 'ghsa', zipOf())).lastError).toMatch(/holds nothing of ghsa/)
      write({ 'PYSEC-1.yaml': 'id: "PYSEC-1', '.github/workflow.yml': 'on: push' })
      expect(await bring(house, coordinator, 'ghsa', await tarOf(true))).toMatchObject({
        lastError: expect.stringMatching(/PYSEC-1.*YAML/),
        lastRun: { rejected: 1 },
      })
    })

    it('keep the newer of two editions, whichever comes last, and forget what only the older said', async () => {
      const id = 'CVE-2026-20031'
      const edition = (dateUpdated: string, adp?: Record<string, unknown>) =>
        JSON.stringify(cveRecord(id, { dateUpdated }, adp))
      await bring(
        house,
        coordinator,
        'vulnrichment',
        edition('2026-05-02T00:00:00Z', cisaContainer('active')),
      )
      const late = await bring(
        house,
        coordinator,
        'vulnrichment',
        edition('2026-05-01T00:00:00Z', cisaContainer('none')),
      )
      expect(late.lastRun).toMatchObject({ older: 1, changed: 0 })
      expect((await about(id)).ssvc).toMatchObject([
        { point: 'automatable', value: 'yes', source: 'CISA-ADP' },
        { point: 'exploitation', value: 'active' },
        { point: 'technical impact', value: 'total' },
      ])
      await bring(house, coordinator, 'vulnrichment', edition('2026-05-03T00:00:00Z'))
      expect((await about(id)).ssvc).toEqual([])
      const rejected = JSON.stringify(
        cveRecord(id, { dateUpdated: '2026-05-04T00:00:00Z', state: 'REJECTED' }),
      )
      await bring(house, coordinator, 'vulnrichment', rejected)
      expect((await about(id)).records).toMatchObject([{ state: 'rejected' }])
    })

    it('give intervals by package, paged, and alias pairs one step far', async () => {
      write({
        '1.json': osvRecord('TOY-A', {
          aliases: ['CVE-2026-20041'],
          affected: [
            {
              package: { ecosystem: 'PyPI', name: 'Toy_Pack.age' },
              ranges: [
                {
                  type: 'ECOSYSTEM',
                  events: [
                    { introduced: '0' },
                    { fixed: '1.1' },
                    { introduced: '2.0' },
                    { last_affected: '2.5' },
                  ],
                },
              ],
              versions: ['1.0', '1.0.1', '2.0', '2.1', 'odd-version'],
            },
          ],
        }),
        '2.json': osvRecord('TOY-B', { aliases: ['CVE-2026-20041', 'TOY-C'] }),
        '3.json': osvRecord('TOY-C', {
          aliases: [],
          affected: [{ package: { ecosystem: 'PyPI', name: 'toy-pack-age' } }],
        }),
        '4.json': osvRecord('TOY-D', {
          affected: [{ package: { ecosystem: 'PyPI', name: 'toy.pack.age' }, versions: ['9'] }],
        }),
      })
      await bring(house, coordinator, 'osv', await tarOf(false))
      const found = await house.call(
        undefined,
        'GET',
        '/v1/vulnerabilities?package=pkg:pypi/toy-pack-age&limit=1',
      )
      expect(found.json.items).toMatchObject([
        {
          id: 'TOY-A',
          ranges: [
            { introduced: '0', fixed: '1.1' },
            { introduced: '2.0', lastAffected: '2.5' },
            { versions: expect.any(Array) },
          ],
        },
      ])
      const next = await house.call(
        undefined,
        'GET',
        `/v1/vulnerabilities?package=pkg:pypi/toy-pack-age&limit=1&cursor=${found.json.next}`,
      )
      expect(next.json.items).toMatchObject([{ id: 'TOY-D', ranges: [{ versions: ['9'] }] }])
      expect(next.json.next).toBeNull()
      const view = await about('CVE-2026-20041')
      expect(view.records.map((one: { id: string }) => one.id)).toEqual(['TOY-A', 'TOY-B'])
      expect((await house.call(undefined, 'GET', '/v1/vulnerabilities?package=nonsense')).status).toBe(400)
      expect(
        (await house.call(undefined, 'GET', '/v1/vulnerabilities?package=pkg:pypi/x&cursor=AAAA')).status,
      ).toBe(400)
    })

    it('are brought by coordinators alone, to feeds that exist, one at a time', async () => {
      const stranger = await house.person('stranger')
      const keyless = await house.person('half', {
        organisation: 'Clearinghouse',
        roles: ['coordinator'],
        scopes: ['findings:read'],
      })
      const octets = { 'content-type': 'application/octet-stream' }
      for (const who of [stranger, keyless]) {
        for (const [method, path, body] of [
          ['POST', '/v1/feeds/kev/import', 'x'],
          ['POST', '/v1/feeds/kev/run', undefined],
          ['PUT', '/v1/feeds/kev', { mode: 'fetch' }],
        ] as const)
          expect(
            await house.call(who, method, path, body, method === 'POST' && body ? octets : {}),
          ).toMatchObject({
            status: 403,
            json: { code: 'not-allowed' },
          })
      }
      expect((await house.call(stranger, 'GET', '/v1/feeds')).status).toBe(200)
      expect((await house.call(undefined, 'GET', '/v1/feeds')).status).toBe(401)
      expect((await house.call(coordinator, 'POST', '/v1/feeds/nope/import', 'x', octets)).json.code).toBe(
        'feed-unknown',
      )
      expect((await house.call(coordinator, 'POST', '/v1/feeds/kev/import')).json.code).toBe(
        'feed-file-missing',
      )
      expect((await house.call(coordinator, 'POST', '/v1/feeds/local/run')).json.code).toBe(
        'feed-not-fetched',
      )
      const first = await house.call(
        coordinator,
        'POST',
        '/v1/feeds/cve/import',
        JSON.stringify(cveRecord('CVE-2026-20051')),
        octets,
      )
      expect(first.status).toBe(202)
      const second = await house.call(coordinator, 'POST', '/v1/feeds/cve/import', 'x', octets)
      expect(second.json.code).toBe('feed-busy')
      await house.settle(true)
      expect((await seen(house, coordinator, 'cve')).lastRun).toMatchObject({ added: 1 })
      expect(house.errors).toEqual([])
    })
  })
})
