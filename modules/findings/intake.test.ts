import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { packageRoot } from '../../platform/config/root.ts'
import { sql } from '../../platform/db/index.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'

const finding = (n: number | string) => ({
  title: `Merging writes the prototype, number ${n}`,
  component: { purl: 'pkg:npm/toy-merge', version: '1.0.0' },
  weaknesses: ['CWE-1321'],
})
const sarif = {
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'a-linter' } },
      results: [1, 2].map((n) => ({
        ruleId: `rule-${n}`,
        level: 'error',
        message: { text: `Tainted path ${n}` },
      })),
    },
  ],
}
const csaf = {
  document: {
    category: 'csaf_security_advisory',
    csaf_version: '2.0',
    title: 'Two flaws in toy-merge',
    publisher: { category: 'discoverer', name: 'Argus Lab', namespace: 'https://argus.example' },
    tracking: {
      id: 'ARGUS-1',
      status: 'draft',
      version: '1',
      initial_release_date: '2026-11-01T00:00:00Z',
      current_release_date: '2026-11-01T00:00:00Z',
      revision_history: [{ number: '1', date: '2026-11-01T00:00:00Z', summary: 'first' }],
    },
  },
  vulnerabilities: [
    { title: 'Prototype pollution in toy-merge' },
    { title: 'Endless matching in toy-merge' },
  ],
}
const MARKDOWN =
  '# Prototype pollution in toy-merge\n\ntoy-merge 1.0.0 writes through `__proto__` (CWE-1321).\n'

eachEngine((engine) => {
  describe('intake', () => {
    let house: TestHouse
    let argus: Person
    let bramble: Person
    let url: string
    beforeAll(async () => {
      house = await openHouse(engine)
      argus = await house.person('argus')
      bramble = await house.person('bramble')
      url = await house.app.listen({ host: '127.0.0.1', port: 0 })
    })
    afterAll(() => house?.close())

    const send = (who: Person | undefined, body: unknown, type = 'application/json') =>
      house.call(who, 'POST', '/v1/findings', body, { 'content-type': type })
    const stored = async () =>
      (await house.house.db.as(system, (tx) =>
        tx.first(sql<{ n: number }>`select count(*)::int as n from findings`),
      ))!.n
    const adds = async (work: () => Promise<unknown>) => {
      const before = await stored()
      await work()
      return (await stored()) - before
    }
    const balanced = (json: {
      sent: number
      accepted: number
      duplicates: number
      rejected: number
      results: unknown[]
    }) => {
      expect(json.accepted + json.duplicates + json.rejected).toBe(json.sent)
      expect(json.results).toHaveLength(json.sent)
    }

    it.each([
      ['native JSON', 'application/json', finding('one'), 1],
      ['a list of native JSON', 'application/json', [finding('a'), finding('b')], 2],
      ['SARIF by its content type', 'application/sarif+json', sarif, 2],
      ['CSAF by its content type', 'application/csaf+json', csaf, 2],
      ['Markdown', 'text/markdown', MARKDOWN, 1],
    ])('takes %s', async (_form, type, body, count) => {
      const reply = await send(argus, body, type)
      expect(reply.status, reply.text).toBe(201)
      expect(reply.json).toMatchObject({ sent: count, accepted: count, rejected: 0 })
      balanced(reply.json)
      // The same bytes again, from the same discoverer, add nothing and name what is there.
      expect(await adds(() => send(argus, body, type))).toBe(0)
      const again = await send(argus, body, type)
      expect(again).toMatchObject({ status: 200, json: { duplicates: count, accepted: 0 } })
      expect(again.json.results.map((result: { findingId: string }) => result.findingId)).toEqual(
        reply.json.results.map((result: { findingId: string }) => result.findingId),
      )
    })

    it('knows SARIF and CSAF sent as plain JSON', async () => {
      const forms = [
        [{ ...sarif, runs: [{ ...sarif.runs[0], results: [{ message: { text: 'plain' } }] }] }, 'sarif'],
        [{ ...csaf, vulnerabilities: [{ title: 'plain' }] }, 'csaf'],
      ] as const
      for (const [body, form] of forms) {
        const { json } = await send(argus, body)
        const view = await house.call(argus, 'GET', `/v1/findings/${json.results[0].findingId}`)
        expect(view.json.form).toBe(form)
      }
    })

    it('counts the same report of two discoverers as two findings', async () => {
      const body = finding('of two')
      expect(await adds(() => send(argus, body))).toBe(1)
      expect(await adds(() => send(bramble, body))).toBe(1)
      expect(
        await adds(() => send(bramble, JSON.stringify(Object.fromEntries(Object.entries(body).reverse())))),
      ).toBe(0)
    })

    it('reports a bad item with its place, and takes the others', async () => {
      const { json, text } = await send(argus, [
        finding('good'),
        { ...finding('bad'), tittle: 'x' },
        { description: 'no title' },
        { ...finding('too secret'), tlp: 'red' },
        finding('good'),
        JSON.parse('{"title":"hostile","__proto__":{"polluted":true}}'),
        finding('good too'),
      ])
      expect(json.sent, text).toBe(7)
      balanced(json)
      expect(json).toMatchObject({ sent: 7, accepted: 2, duplicates: 1, rejected: 4 })
      expect(json.results.map((result: { status: string }) => result.status)).toEqual([
        'accepted',
        'rejected',
        'rejected',
        'rejected',
        'duplicate',
        'rejected',
        'accepted',
      ])
      expect(json.results[1].error).toMatchObject({ code: 'finding-unknown-member', path: '/1/tittle' })
      expect(json.results[3].error).toMatchObject({ code: 'above-your-ceiling', path: '/tlp' })
      expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    })

    it('refuses a document that cannot be read, and keeps nothing of it', async () => {
      for (const [body, type, code] of [
        ['{"title":', 'application/json', 'report-unreadable'],
        ['[]]', 'application/json', 'report-unreadable'],
        [JSON.stringify({ version: '9.9.9', runs: [] }), 'application/sarif+json', 'report-unreadable'],
        ['', 'application/json', 'report-unreadable'],
        [Buffer.from([0xff, 0xfe, 0x00]), 'text/markdown', 'report-unreadable'],
        ['x', 'application/pdf', 'unsupported-media-type'],
      ] as const) {
        expect(
          await adds(async () => {
            const reply = await send(argus, body, type)
            expect([reply.status >= 400 && reply.status < 500, reply.json.code]).toEqual([true, code])
          }),
        ).toBe(0)
      }
    })

    describe('without an account', () => {
      it('gives a private status link, which tells what became of it and nothing else', async () => {
        const { json, status } = await send(undefined, finding('anonymous'))
        expect(status).toBe(201)
        const token = json.statusLink.split('/').at(-1)
        const early = await house.call(undefined, 'GET', `/v1/receipts/${token}`)
        expect(early.json).toMatchObject({
          title: finding('anonymous').title,
          verdict: 'waiting',
          acknowledgedAt: null,
        })
        await house.settle()
        const later = await house.call(undefined, 'GET', `/v1/receipts/${token}`)
        expect(later.json.acknowledgedAt).toBe(later.json.receivedAt)
        expect(Object.keys(later.json).sort()).toEqual([
          'acknowledgedAt',
          'receivedAt',
          'status',
          'title',
          'verdict',
        ])
        const { rows } = await house.house.db.as(system, (tx) =>
          tx.text('select f::text as row from findings f'),
        )
        expect(JSON.stringify(rows)).not.toContain(token)
      })
      it('shows the report to coordinators, and to no discoverer', async () => {
        const { json } = await send(undefined, finding('anonymous, again'))
        const id = json.results[0].findingId
        const duty = await house.person('duty', { roles: ['coordinator'], tlp: 'red' })
        expect((await house.call(duty, 'GET', `/v1/findings/${id}`)).json.discoverer).toBe('anonymous')
        expect((await house.call(argus, 'GET', `/v1/findings/${id}`)).status).toBe(404)
      })
      it('gives no link where nothing was taken', async () => {
        expect((await send(undefined, { description: 'no title' })).json.statusLink).toBeUndefined()
      })
    })

    describe('as a stream', () => {
      /** @returns the answer's lines; rejects when the answer breaks off */
      const stream = async (who: Person, body: string | ReadableStream, key?: string) => {
        const response = await fetch(`${url}/v1/findings/stream`, {
          method: 'POST',
          body,
          duplex: 'half',
          headers: {
            authorization: `Bearer ${who.key}`,
            'content-type': 'application/x-ndjson',
            ...(key ? { 'idempotency-key': key } : {}),
          },
        } as RequestInit)
        const text = await response.text()
        return text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
      }
      const lines = (from: number, to: number, tag: string) =>
        Array.from(
          { length: to - from },
          (_, n) => `${JSON.stringify(finding(`${tag} ${from + n}`))}\n`,
        ).join('')

      it('answers each line in order, and the sum at the end', async () => {
        const report = (form: string, of: unknown) => `${JSON.stringify({ form, report: of })}\n`
        const body = [
          lines(0, 2, 'first'),
          report('markdown', '# Endless loop in toy-loop\n\nIt never ends.\n'),
          report('sarif', {
            ...sarif,
            runs: [{ ...sarif.runs[0], results: [{ message: { text: 's1' } }, { message: { text: 's2' } }] }],
          }),
          '\n',
          'not json\n',
          `{"title":"${'x'.repeat(1024 * 1024)}"}\n`,
          lines(1, 2, 'first'),
        ].join('')
        const answer = await stream(argus, body)
        expect(answer.slice(0, -1).map((one) => [one.position, one.status])).toEqual([
          [1, 'accepted'],
          [2, 'accepted'],
          [3, 'accepted'],
          [4, 'accepted'],
          [4, 'accepted'],
          [6, 'rejected'],
          [7, 'rejected'],
          [8, 'duplicate'],
        ])
        expect(answer.at(-1)).toEqual({ sent: 8, accepted: 5, duplicates: 1, rejected: 2 })
        expect(answer[6].error.code).toBe('report-too-large')
      })

      it('resumes under the same key after a cut: every acknowledged line is there once', async () => {
        const before = await stored()
        const acknowledged: string[] = []
        // 1,200 lines are sent, two batches are answered, then the sender is gone in the middle of a line.
        await new Promise<void>((done) => {
          const sending = request(`${url}/v1/findings/stream`, {
            method: 'POST',
            headers: {
              authorization: `Bearer ${argus.key}`,
              'content-type': 'application/x-ndjson',
              'idempotency-key': 'cut',
              'transfer-encoding': 'chunked',
            },
          })
          sending.on('error', () => {})
          sending.write(lines(0, 1200, 'cut'))
          sending.write('{"title":"half a li')
          sending.on('response', (response) => {
            let text = ''
            response.on('data', (chunk) => {
              text += chunk
              const whole = text.split('\n').slice(0, -1)
              acknowledged.splice(0, acknowledged.length, ...whole.map((line) => JSON.parse(line).findingId))
              if (acknowledged.length >= 1000) sending.destroy()
            })
            response.on('error', () => {})
            response.on('close', () => done())
          })
        })
        expect(acknowledged).toHaveLength(1000)
        const answer = await stream(argus, lines(0, 1500, 'cut'), 'cut')
        expect(answer[0]).toEqual({ resumedAfterLine: 1000 })
        expect(answer[1]).toMatchObject({ position: 1001, status: 'accepted' })
        expect(answer.at(-1)).toEqual({ sent: 1500, accepted: 1500, duplicates: 0, rejected: 0 })
        expect((await stored()) - before).toBe(1500)
        const there = await house.house.db.as(system, (tx) =>
          tx.all(sql<{ id: string }>`select id from findings where id = any(${acknowledged}::uuid[])`),
        )
        expect(there).toHaveLength(1000)
        // And once more: nothing is new.
        expect((await stream(argus, lines(0, 1500, 'cut'), 'cut')).at(-1)).toMatchObject({ accepted: 1500 })
        expect((await stored()) - before).toBe(1500)
      })

      it('keeps the keys of two senders apart', async () => {
        await stream(argus, lines(0, 2, 'shared'), 'shared')
        expect((await stream(bramble, lines(0, 2, 'shared'), 'shared')).at(-1)).toMatchObject({ accepted: 2 })
      })

      it('loses no line when the same stream is sent twice at once: one of the two is cut', async () => {
        const body = lines(0, 1400, 'twice')
        const both = await Promise.allSettled([stream(argus, body, 'twice'), stream(argus, body, 'twice')])
        const whole = both.filter((one) => one.status === 'fulfilled' && one.value.at(-1).sent === 1400)
        expect(whole.length).toBeGreaterThanOrEqual(1)
        const answer = await stream(argus, body, 'twice')
        expect(answer.at(-1)).toEqual({ sent: 1400, accepted: 1400, duplicates: 0, rejected: 0 })
      })

      it('is for accounts: nobody streams anonymously', async () => {
        const reply = await house.call(undefined, 'POST', '/v1/findings/stream', lines(0, 1, 'nobody'), {
          'content-type': 'application/x-ndjson',
        })
        expect(reply).toMatchObject({ status: 401 })
      })
    })

    it('refuses cursors and filters that are not its own, without a fault', async () => {
      for (const cursor of [
        'x',
        '%00',
        "'; drop table findings",
        Buffer.from('["x","y"]').toString('base64url'),
      ])
        for (const list of [
          '/v1/findings',
          '/v1/root-causes',
          '/v1/root-causes?sort=collisions',
          '/v1/reproductions',
          '/v1/cases',
          '/v1/advisories',
        ]) {
          const address = `${list}${list.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`
          expect(await house.call(argus, 'GET', address), address).toMatchObject({
            status: 400,
            json: { code: 'invalid-input' },
          })
        }
      for (const address of [
        '/v1/findings?discoverer=%00',
        '/v1/findings?q=%00',
        '/v1/findings?package=%00',
        '/v1/advisories?package=%00',
      ])
        expect((await house.call(argus, 'GET', address)).status, address).toBeLessThan(500)
    })
  })
})

describe('the guides', () => {
  it('name the address findings are sent to', () => {
    expect(readFileSync(join(packageRoot, 'docs', 'life-of', 'finding.md'), 'utf8')).toContain('/v1/findings')
  })
})
