import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isPublicAddress } from '../../platform/outbound/addresses.ts'
import { eachEngine } from '../../testing/database.ts'
import { duty, kevCatalogue, osvRecord, seen } from '../../testing/feeds.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { type Handler, type Publisher, publisher } from './publisher.fixtures.ts'
import { fetchFrom, retryAfterOf } from './service/transport/get.ts'

describe('asking a publisher', () => {
  const fetch = fetchFrom('Tocsin/test', 400)
  let there: Publisher
  beforeAll(async () => {
    there = await publisher()
  })
  afterAll(() => there.close())

  it.each([
    ['http://www.example.org/kev.json', /without https/],
    ['https://127.0.0.1/kev.json', /private network/],
    ['https://[::1]/kev.json', /private network/],
    ['https://[::ffff:10.0.0.1]/kev.json', /private network/],
    ['https://169.254.169.254/latest/meta-data', /private network/],
    ['https://localhost/kev.json', /private network/],
  ])('refuses %s unless the configuration names it', async (address, words) => {
    await expect(fetch(address, { trusted: false })).rejects.toThrow(words)
  })
  it('follows a redirect of a configured address on its own host alone', async () => {
    there.on((request, response) => {
      if (request.url === '/one') response.writeHead(302, { location: '/two' }).end()
      else if (request.url === '/two') response.end('here')
      else if (request.url === '/private') response.writeHead(302, { location: 'https://10.0.0.1/' }).end()
      else if (request.url === '/plain') response.writeHead(302, { location: 'http://localhost:1/' }).end()
      else response.writeHead(302, { location: request.url! }).end()
    })
    expect((await fetch(`${there.url}/one`, { trusted: true })).status).toBe(200)
    await expect(fetch(`${there.url}/private`, { trusted: true })).rejects.toThrow(/private network/)
    await expect(fetch(`${there.url}/plain`, { trusted: true })).rejects.toThrow(/without https/)
    await expect(fetch(`${there.url}/loop`, { trusted: true })).rejects.toThrow(/redirects without end/)
  })
  it('gives up on one that says nothing, at its beginning or in the middle', async () => {
    there.on(() => {})
    await expect(fetch(there.url, { trusted: true })).rejects.toThrow(/says nothing/)
    there.on((_request, response) => void response.writeHead(200).write('begun'))
    const { body } = await fetch(there.url, { trusted: true })
    await expect(
      (async () => {
        for await (const _ of body);
      })(),
    ).rejects.toThrow(/says nothing/)
  })
  it('names the product', async () => {
    there.on((_request, response) => void response.end())
    await fetch(there.url, { trusted: true })
    expect(there.asked.at(-1)!.headers['user-agent']).toBe('Tocsin/test')
  })
})

it('knows public addresses from others', () => {
  for (const text of ['8.8.8.8', '2606:4700::1111', '[2606:4700::1111]'])
    expect([text, isPublicAddress(text)]).toEqual([text, true])
  for (const text of [
    '10.1.2.3',
    '100.64.0.1',
    '172.31.0.1',
    '192.168.1.1',
    '0.0.0.0',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'localhost',
    '',
  ])
    expect([text, isPublicAddress(text)]).toEqual([text, false])
})
it('reads Retry-After in seconds and as a date, within a day', () => {
  const now = new Date('2026-05-01T00:00:00Z')
  expect(
    ['120', 'Fri, 01 May 2026 00:05:00 GMT', '99999999', 'soon', undefined].map((text) =>
      retryAfterOf(text, now),
    ),
  ).toEqual([120, 300, 86_400, undefined, undefined])
})

eachEngine((engine) => {
  describe('a feed that is fetched', () => {
    let there: Publisher
    let house: TestHouse
    let person: Person
    let now: Date
    let silence: number
    beforeEach(async () => {
      now = new Date('2026-05-02T00:00:00Z')
      silence = 2000
      there = await publisher()
      house = await openHouse(engine, {
        env: {
          TOCSIN_FEEDS: 'kev',
          TOCSIN_FEED_ADDRESSES: `kev=${there.url}/kev.json,osv=${there.url}/all.json,csaf-acme=${there.url}/csaf/provider-metadata.json,nvd=${there.url}/nvd`,
        },
        given: {
          clock: { now: () => now },
          feeds: { fetch: (address, options) => fetchFrom('Tocsin/test', silence)(address, options) },
        },
      })
      person = await duty(house)
    })
    afterEach(async () => {
      there.close()
      await house.close()
    })
    const kev = () => seen(house, person, 'kev')
    const later = (hours: number) => {
      now = new Date(now.getTime() + hours * 3_600_000)
    }
    const look = async () => {
      await house.house.feeds.wake()
      await house.settle(true)
      return kev()
    }
    const file = kevCatalogue('2026.05.01', '2026-05-01T12:00:00Z', ['CVE-2026-20001'])

    it('is asked at its time, with what it said last, and taken in once', async () => {
      there.on((request, response) => {
        if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end()
        else
          response
            .writeHead(200, { etag: '"one"', 'last-modified': 'Fri, 01 May 2026 12:00:00 GMT' })
            .end(file)
      })
      expect(await kev()).toMatchObject({ mode: 'fetch', configured: true, freshness: 'never' })
      expect(await look()).toMatchObject({
        freshness: 'fresh',
        alarm: null,
        lastRun: { outcome: 'taken in', records: 1 },
      })
      expect(there.asked).toHaveLength(1)
      await look()
      expect(there.asked).toHaveLength(1)
      later(7)
      expect(await look()).toMatchObject({
        lastRun: { outcome: 'not modified' },
        lastSuccessAt: now.toISOString(),
      })
      expect(there.asked[1]!.headers).toMatchObject({
        'if-none-match': '"one"',
        'if-modified-since': 'Fri, 01 May 2026 12:00:00 GMT',
      })
      expect(readdirSync(join(house.house.config.dataDir, 'feeds'))).toEqual([])
    })

    it('goes on where a download was cut off, and takes a changed file from its beginning', async () => {
      const half = Math.floor(file.length / 2)
      const whole = { etag: '"one"', 'content-length': String(file.length) }
      const cut: Handler = (_request, response) => {
        response.writeHead(200, whole)
        response.write(file.slice(0, half), () => setTimeout(() => response.destroy(), 100))
      }
      there.on(cut)
      expect(await look()).toMatchObject({
        freshness: 'failing',
        lastError: expect.stringMatching(/broke off/),
      })
      // Not before its time: a minute after the failure.
      await look()
      expect(there.asked).toHaveLength(1)
      later(1)
      there.on((_request, response) => {
        const rest = file.slice(half)
        response
          .writeHead(206, {
            etag: '"one"',
            'content-range': `bytes ${half}-${file.length - 1}/${file.length}`,
            'content-length': String(rest.length),
          })
          .end(rest)
      })
      expect(await look()).toMatchObject({ freshness: 'fresh', lastError: null, lastRun: { records: 1 } })
      expect(there.asked.at(-1)!.headers).toMatchObject({ range: `bytes=${half}-`, 'if-range': '"one"' })
      later(7)
      there.on(cut)
      await look()
      const other = kevCatalogue('2026.05.02', '2026-05-02T12:00:00Z', ['CVE-2026-20001', 'CVE-2026-20002'])
      there.on((_request, response) => response.writeHead(200, { etag: '"two"' }).end(other))
      later(1)
      expect(await look()).toMatchObject({ lastRun: { outcome: 'taken in', records: 2 } })
    })

    it('waits as long as it is asked to, then alarms when nothing comes, in words', async () => {
      there.on((_request, response) => response.writeHead(503, { 'retry-after': '7200' }).end())
      expect(await look()).toMatchObject({
        freshness: 'failing',
        alarm: expect.stringMatching(/^kev: never taken in/),
      })
      later(1)
      await look()
      expect(there.asked).toHaveLength(1)
      later(1.1)
      await look()
      expect(there.asked).toHaveLength(2)
      there.on((_request, response) => response.end(file))
      later(24)
      expect(await look()).toMatchObject({ freshness: 'fresh', alarm: null })
      there.on((_request, response) => response.writeHead(500).end())
      later(24)
      expect(await look()).toMatchObject({ freshness: 'failing', alarm: null })
      later(48)
      expect(await kev()).toMatchObject({
        alarm: expect.stringMatching(
          /last taken in 3 days ago, failing for 2 days|last taken in 3 days ago, failing for 48 hours/,
        ),
      })
      const { json } = await house.call(undefined, 'GET', '/v1/pipeline')
      expect(json.alarms).toEqual([expect.stringMatching(/^kev: /)])
    })

    it('alarms when it is asked with success and says nothing new for long', async () => {
      there.on((_request, response) => response.end(file))
      await look()
      later(15 * 24)
      expect(await look()).toMatchObject({
        freshness: 'late',
        alarm: expect.stringMatching(/newest entry is 15 days old/),
      })
    })

    it('gives way to somebody who brings the file while it cannot be reached', async () => {
      there.on((_request, response) => response.writeHead(500).end())
      await look()
      const brought = await house.call(person, 'POST', '/v1/feeds/kev/import', file, {
        'content-type': 'application/octet-stream',
      })
      expect(brought.status).toBe(202)
      await house.settle(true)
      expect(await kev()).toMatchObject({ freshness: 'fresh', lastRun: { outcome: 'taken in', records: 1 } })
    })

    it('is run when a coordinator says so, and on its own once it is told to', async () => {
      there.on((_request, response) => response.end(JSON.stringify(osvRecord('OSV-1'))))
      const osv = () => seen(house, person, 'osv')
      await look()
      expect(await osv()).toMatchObject({ mode: 'off', alarm: null, lastAttemptAt: null })
      expect((await house.call(person, 'POST', '/v1/feeds/osv/run')).status).toBe(202)
      await house.settle(true)
      expect(await osv()).toMatchObject({ mode: 'off', lastRun: { added: 1 } })
      expect((await house.call(person, 'PUT', '/v1/feeds/osv', { mode: 'fetch' })).status).toBe(204)
      later(25)
      await look()
      expect(await osv()).toMatchObject({ mode: 'fetch', lastRun: { same: 1 } })
      expect((await house.call(person, 'PUT', '/v1/feeds/local', { mode: 'fetch' })).json.code).toBe(
        'feed-not-fetched',
      )
    })

    it('of CSAF is read by directory too, and only what changed comes again', async () => {
      const document = (id: string, title: string) =>
        JSON.stringify({
          document: { title, tracking: { id, current_release_date: '2026-05-01T00:00:00Z' } },
          vulnerabilities: [{ cve: 'CVE-2026-20061' }],
        })
      const files: Record<string, string> = {
        '/csaf/provider-metadata.json': JSON.stringify({
          distributions: [{ directory_url: `${there.url}/csaf/white/` }],
        }),
        '/csaf/white/changes.csv':
          '"2026/a-1.json","2026-05-01T00:00:00Z"\n"2026/a-2.json","2026-04-01T00:00:00Z"\n"../../etc/passwd","x"\n',
        '/csaf/white/2026/a-1.json': document('A-1', 'first'),
        '/csaf/white/2026/a-2.json': document('A-2', 'second'),
      }
      files['/csaf/white/2026/a-1.json.sha256'] =
        `${createHash('sha256').update(files['/csaf/white/2026/a-1.json']!).digest('hex')}  a-1.json\n`
      there.serve(files)
      const run = async () => {
        await house.call(person, 'POST', '/v1/feeds/csaf-acme/run')
        await house.settle(true)
        return (await seen(house, person, 'csaf-acme')).lastRun
      }
      expect(await run()).toMatchObject({ added: 2, rejected: 0 })
      files['/csaf/white/2026/a-2.json'] = document('A-2', 'second, corrected').replace('05-01', '05-02')
      files['/csaf/white/changes.csv'] =
        '"2026/a-2.json","2026-05-02T00:00:00Z"\n"2026/a-1.json","2026-05-01T00:00:00Z"\n'
      expect(await run()).toMatchObject({ added: 0, changed: 1 })
      const view = await house.call(undefined, 'GET', '/v1/vulnerabilities/CVE-2026-20061')
      expect(view.json.records.map(({ title }: { title: string }) => title)).toEqual([
        'first',
        'second, corrected',
      ])
    })

    it('of NVD comes page by page, and later only what was modified since', async () => {
      const item = (n: number) => ({
        cve: {
          id: `CVE-2026-${20_070 + n}`,
          lastModified: '2026-05-01T00:00:00.000',
          vulnStatus: 'Analyzed',
          descriptions: [],
        },
      })
      there.on((request, response) => {
        const query = new URL(request.url!, there.url).searchParams
        const start = Number(query.get('startIndex'))
        const all = query.has('lastModStartDate') ? [item(1)] : [item(1), item(2), item(3)]
        response.end(
          JSON.stringify({
            resultsPerPage: 2,
            startIndex: start,
            totalResults: all.length,
            vulnerabilities: all.slice(start, start + 2),
          }),
        )
      })
      const run = async () => {
        await house.call(person, 'POST', '/v1/feeds/nvd/run')
        await house.settle(true)
        await house.settle(true)
        return (await seen(house, person, 'nvd')).lastRun
      }
      expect(await run()).toMatchObject({ added: 3 })
      later(24)
      expect(await run()).toMatchObject({ added: 0, same: 1 })
      expect(new URL(there.asked.at(-1)!.url!, there.url).searchParams.get('lastModStartDate')).toBe(
        '2026-05-02T00:00:00.000Z',
      )
      expect(house.errors).toEqual([])
    })
  })
})
