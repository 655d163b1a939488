import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { create } from 'tar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../platform/db/index.ts'
import { eachEngine } from './database.ts'
import { bring, cisaContainer, cveRecord, duty, kevCatalogue, osvRecord, seen } from './feeds.ts'
import { openHouse, type Person, type TestHouse } from './house.ts'
import { killed, type ServerProcess, startServer } from './server-process.ts'

const OCTETS = { 'content-type': 'application/octet-stream' }
const TENTHS = Array.from({ length: 10 }, (_, tenth) => tenth + 1)

async function tarOf(files: Record<string, unknown>): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-feeds-'))
  try {
    for (const [name, value] of Object.entries(files))
      writeFileSync(join(folder, name), JSON.stringify(value))
    const parts: Buffer[] = []
    for await (const part of create({ cwd: folder, gzip: true }, Object.keys(files)))
      parts.push(part as Buffer)
    return Buffer.concat(parts)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const many = (count: number, make: (n: number) => unknown): Record<string, unknown> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`r${String(n).padStart(6, '0')}.json`, make(n)]),
  )

const scores = (count: number): Buffer =>
  Buffer.from(
    `#model_version:v1,score_date:2026-05-01T00:00:00+0000\ncve,epss,percentile\n${Array.from(
      { length: count },
      (_, n) => `CVE-2025-${100_000 + n},${(n % 1000) / 1000},${(n % 100) / 100}\n`,
    ).join('')}`,
  )

eachEngine((engine) => {
  describe('an import that is killed', () => {
    let house: TestHouse
    let coordinator: Person
    beforeAll(async () => {
      house = await openHouse(engine, { given: { feeds: { batchSize: 5 } } })
      coordinator = await duty(house)
    })
    afterAll(() => house?.close())

    const FORMS = [
      ['osv', () => tarOf(many(60, (n) => (n === 33 ? { no: 'record' } : osvRecord(`KILL-${n}`))))],
      [
        'vulnrichment',
        () =>
          tarOf(
            many(60, (n) =>
              cveRecord(`CVE-2026-${30_000 + n}`, {}, cisaContainer(n % 2 ? 'active' : 'none')),
            ),
          ),
      ],
      ['epss', async () => scores(620)],
      [
        'kev',
        async () =>
          Buffer.from(
            kevCatalogue(
              '2026.05.01',
              '2026-05-01T00:00:00Z',
              Array.from({ length: 300 }, (_, n) => `CVE-2026-${40_000 + n}`),
            ),
          ),
      ],
    ] as const

    it.each(FORMS)('%s at every tenth of its way goes on without loss or duplicate', async (feed, file) => {
      const bytes = await file()
      await everyTenth(house, feed, () =>
        house.call(coordinator, 'POST', `/v1/feeds/${feed}/import`, bytes, OCTETS),
      )
    })

    it('nvd and csaf, piece by piece, at every tenth of their way too', async () => {
      const own = await openHouse(engine, {
        given: { feeds: { fetch: publisher() }, clock: { now: () => new Date('2026-06-01T00:00:00Z') } },
      })
      try {
        const person = await duty(own)
        for (const feed of ['nvd', 'csaf-cisa'])
          await everyTenth(own, feed, () => own.call(person, 'POST', `/v1/feeds/${feed}/run`))
      } finally {
        await own.close()
      }
    })

    it('begins anew when the file behind it is another', async () => {
      const mirror = mkdtempSync(join(tmpdir(), 'tocsin-mirror-'))
      const own = await openHouse(engine, {
        env: { TOCSIN_FEEDS: 'osv', TOCSIN_FEED_ADDRESSES: `osv=file://${mirror}/all.json` },
        given: { feeds: { batchSize: 1 } },
      })
      try {
        writeFileSync(join(mirror, 'all.json'), JSON.stringify(osvRecord('FIRST-1')))
        await own.house.feeds.wake()
        await own.settle(true)
        writeFileSync(join(mirror, 'all.json'), JSON.stringify(osvRecord('OTHER-22')))
        const person = await duty(own)
        expect((await own.call(person, 'POST', '/v1/feeds/osv/run')).status).toBe(202)
        await own.settle(true)
        expect((await seen(own, person, 'osv')).lastRun).toMatchObject({ added: 1, same: 0 })
        expect((await own.call(undefined, 'GET', '/v1/vulnerabilities/OTHER-22')).status).toBe(200)
      } finally {
        await own.close()
        rmSync(mirror, { recursive: true })
      }
    })
  })

  describe('cases and the world outside', () => {
    it('rate a case anew when KEV comes to list what its reports agree on', async () => {
      const house = await openHouse(engine)
      try {
        const coordinator = await duty(house)
        const argus = await house.person('argus')
        const cve = 'CVE-2026-50001'
        const sent = await house.call(argus, 'POST', '/v1/findings', {
          title: 'Prototype pollution in toy-merge',
          component: { purl: 'pkg:npm/toy-merge', version: '1.0.0' },
          weaknesses: ['CWE-1321'],
          sink: 'merge',
          identifiers: [cve],
        })
        await house.settle()
        const finding = await house.call(argus, 'GET', `/v1/findings/${sent.json.results[0].findingId}`)
        const opened = await house.call(coordinator, 'POST', '/v1/cases', {
          rootCauseIds: [finding.json.rootCauseId],
        })
        expect(opened.status).toBe(201)
        const kev = async () => {
          const { json } = await house.call(coordinator, 'GET', `/v1/cases/${opened.json.id}`)
          return json.priorityExplained.factors.find(({ name }: { name: string }) =>
            /KEV|exploited/i.test(name),
          )
        }
        expect((await kev()).known).toBe(false)
        await bring(house, coordinator, 'kev', kevCatalogue('2026.05.01', '2026-05-01T00:00:00Z', [cve]))
        expect(await kev()).toMatchObject({
          known: true,
          source: expect.stringContaining('2026.05.01'),
          asOf: '2026-05-01',
        })
        await bring(
          house,
          coordinator,
          'kev',
          kevCatalogue('2026.05.02', '2026-05-02T00:00:00Z', ['CVE-2026-50002']),
        )
        expect(await kev()).toMatchObject({ known: true, asOf: '2026-05-02' })
        expect(house.errors).toEqual([])
      } finally {
        await house.close()
      }
    })
  })
})

describe.skipIf(process.platform === 'win32')(
  'kill -9 of a server that imports',
  { timeout: 200_000 },
  () => {
    const COUNT = 9000
    const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-feeds-kill-'))
    let server: ServerProcess | undefined
    afterAll(async () => {
      if (server) await killed(server.process, 'SIGKILL')
      rmSync(dataDir, { recursive: true, force: true })
    })

    it('loses nothing and takes nothing in twice', async () => {
      server = await startServer(dataDir, { TOCSIN_RUNNER_CAPACITY: '0' })
      const bytes = await tarOf(many(COUNT, (n) => osvRecord(`NINE-${n}`)))
      let headers = await signIn(server.url)
      const sent = await fetch(new URL('/v1/feeds/osv/import', server.url), {
        method: 'POST',
        headers: { ...headers, ...OCTETS },
        body: new Uint8Array(bytes),
      })
      expect(sent.status).toBe(202)
      await until(async () => ((await feed(server!.url, headers)).running?.position ?? 0) > 1000)
      await killed(server.process, 'SIGKILL')
      server = await startServer(dataDir, { TOCSIN_RUNNER_CAPACITY: '0' })
      headers = await signIn(server.url)
      const resumed = await feed(server.url, headers)
      expect(resumed.running?.position ?? 0).toBeGreaterThan(1000)
      expect(resumed.running?.position ?? 0).toBeLessThan(COUNT)
      await until(async () => (await feed(server!.url, headers)).running === null)
      const { lastRun } = await feed(server.url, headers)
      expect(lastRun).toMatchObject({
        outcome: 'taken in',
        records: COUNT,
        added: COUNT,
        same: 0,
        rejected: 0,
      })
      for (const n of [0, 1500, COUNT - 1])
        expect((await fetch(new URL(`/v1/vulnerabilities/NINE-${n}`, server.url))).status).toBe(200)
    })
  },
)

/** Imports whole; then, from nothing, dies at each tenth and goes on. Ends equal each time. */
async function everyTenth(
  house: TestHouse,
  feed: string,
  start: () => ReturnType<TestHouse['call']>,
): Promise<void> {
  const dies = fragile(house.test.db)
  const begin = async () => {
    await house.settle(true)
    await house.test.db.asOwner(`truncate feeds, vulnerability_records, vulnerability_aliases, affected_ranges,
      known_products, kev_entries, epss_scores, ssvc_points`)
    expect((await start()).status).toBe(202)
  }
  const finish = async () => {
    for (let spells = 0; spells < 100; spells++) {
      await house.house.feeds.work(feed)
      const { rows } = await house.test.db.asOwner('select cursor, last_run from feeds where name = $1', [
        feed,
      ])
      if (rows[0]?.cursor === null) return rows[0].last_run as Record<string, unknown>
    }
    throw new Error(`${feed} does not come to its end`)
  }
  try {
    await begin()
    dies.never()
    const { rejections, startedAt: _, endedAt: __, ...counts } = await finish()
    const { transactions } = dies
    expect([counts.outcome, transactions > 2]).toEqual(['taken in', true])
    const expected = await contents(house)
    for (const tenth of TENTHS) {
      dies.never()
      await begin()
      // In the middle of a transaction: its work is done, and does not commit.
      dies.at(Math.ceil((transactions * tenth) / 10))
      await finish().catch((error) => expect(error).toBeInstanceOf(Killed))
      expect([tenth, dies.dead]).toEqual([tenth, true])
      dies.never()
      expect([tenth, await finish()]).toMatchObject([tenth, { ...counts, rejections }])
      expect([tenth, await contents(house)]).toEqual([tenth, expected])
    }
  } finally {
    dies.mend()
  }
}

/** NVD in pages of ten, and a CSAF provider with a ROLIE feed, in memory. */
function publisher() {
  const base = 'https://www.cisa.gov/sites/default/files/csaf'
  const document = (n: number) =>
    JSON.stringify({
      document: {
        title: `Advisory ${n}`,
        tracking: { id: `ICSA-26-${n}`, current_release_date: '2026-05-01T00:00:00Z' },
      },
      vulnerabilities: [{ cve: `CVE-2026-${60_000 + n}` }],
    })
  const documents = Array.from({ length: 110 }, (_, n) => `${base}/white/icsa-26-${n}.json`)
  const entry = (url: string, n: number) => ({
    id: `ICSA-26-${n}`,
    updated: `2026-05-0${1 + (n % 5)}T00:00:00Z`,
    content: { src: url },
  })
  const nvd = (start: number) => ({
    startIndex: start,
    resultsPerPage: 10,
    totalResults: 95,
    vulnerabilities: Array.from({ length: Math.min(10, 95 - start) }, (_, n) => ({
      cve: {
        id: `CVE-2026-${70_000 + start + n}`,
        vulnStatus: 'Analyzed',
        lastModified: '2026-05-01T00:00:00.000',
        descriptions: [{ lang: 'en', value: 'A flaw' }],
      },
    })),
  })
  const answerOf = (address: string): string | undefined => {
    if (address.endsWith('/provider-metadata.json'))
      return JSON.stringify({
        distributions: [{ rolie: { feeds: [{ tlp_label: 'WHITE', url: `${base}/feed.json` }] } }],
      })
    if (address.endsWith('/feed.json')) return JSON.stringify({ feed: { entry: documents.map(entry) } })
    if (address.startsWith('https://services.nvd'))
      return JSON.stringify(nvd(Number(new URL(address).searchParams.get('startIndex'))))
    const at = documents.indexOf(address.replace(/\.sha512$/, ''))
    if (at < 0) return undefined
    // One of them was tampered with on its way.
    const text = document(at)
    return address.endsWith('.sha512')
      ? createHash('sha512')
          .update(at === 17 ? 'something else' : text)
          .digest('hex')
      : text
  }
  return async (address: string) => {
    const text = answerOf(address)
    const body = Object.assign(Readable.from(text === undefined ? [] : [Buffer.from(text)]), {}) as never
    return { status: text === undefined ? 404 : 200, headers: {}, body }
  }
}

class Killed extends Error {}

/** A database whose client dies in the middle of a transaction, and is dead from then on. */
function fragile(db: Database) {
  const { as } = db
  const state = { transactions: 0, limit: Number.POSITIVE_INFINITY, dead: false }
  db.as = (actor, work) => {
    if (state.dead) return Promise.reject(new Killed())
    state.transactions += 1
    if (state.transactions < state.limit) return as(actor, work)
    state.dead = true
    return as(actor, async (tx) => {
      await work(tx)
      throw new Killed()
    })
  }
  return {
    get transactions() {
      return state.transactions
    },
    get dead() {
      return state.dead
    },
    at(limit: number) {
      Object.assign(state, { transactions: 0, limit: Math.max(1, limit), dead: false })
    },
    never() {
      Object.assign(state, { transactions: 0, limit: Number.POSITIVE_INFINITY, dead: false })
    },
    mend() {
      db.as = as
    },
  }
}

/** Everything taken in, without the instants at which it was. */
async function contents({ test }: TestHouse): Promise<unknown> {
  const { rows } = await test.db.asOwner(`select
    (select md5(string_agg(concat_ws(' ', source, id, state, title, modified, sha256, body), '|' order by source, id))
      from vulnerability_records) as records,
    (select count(*)::int from vulnerability_records) as n,
    (select md5(string_agg(r::text, '|' order by source, id, position)) from affected_ranges r) as ranges,
    (select md5(string_agg(a::text, '|' order by source, id, other)) from vulnerability_aliases a) as aliases,
    (select md5(string_agg(p::text, '|' order by source, space, name)) from known_products p) as products,
    (select md5(string_agg(k::text, '|' order by source, cve)) from kev_entries k) as kev,
    (select md5(string_agg(e::text, '|' order by source, cve)) from epss_scores e) as epss,
    (select md5(string_agg(s::text, '|' order by source, cve, point)) from ssvc_points s) as ssvc`)
  return rows[0]
}

async function signIn(url: string): Promise<Record<string, string>> {
  const taken = await fetch(`${url}/v1/session/demonstration`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ role: 'coordinator' }),
  })
  const { csrfToken } = (await taken.json()) as { csrfToken: string }
  return { origin: url, cookie: taken.headers.get('set-cookie')!.split(';')[0]!, 'x-csrf-token': csrfToken }
}

async function feed(url: string, headers: Record<string, string>) {
  const reply = await fetch(new URL('/v1/feeds', url), { headers })
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  return ((await reply.json()) as any[]).find(({ name }) => name === 'osv')
}

async function until(done: () => Promise<boolean>, atMost = 90_000): Promise<void> {
  for (const begun = performance.now(); performance.now() - begun < atMost; ) {
    if (await done()) return
    await new Promise((later) => setTimeout(later, 50))
  }
  throw new Error('it did not come to that in time')
}
