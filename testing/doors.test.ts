import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveRoutes } from '../apps/server/live.ts'
import { system } from '../platform/access/actor.ts'
import { emit } from '../platform/events/index.ts'
import type { RouteEntry } from '../platform/http/index.ts'
import { eachEngine } from './database.ts'
import { type Embargo, playEmbargo, SECRETS } from './embargo.ts'
import { openHouse, type Reply, type TestHouse } from './house.ts'
import { type RoutePlan, routePlan } from './route-plan.ts'
import { makeVisitors, type Visitor } from './visitors.ts'

/** The first wall, route by route, as the server declares them. */
eachEngine((engine) => {
  describe('every route', () => {
    let house: TestHouse
    let embargo: Embargo
    let visitors: Visitor[]
    let plan: Record<string, RoutePlan>
    let live: { stop(): void }

    beforeAll(async () => {
      house = await openHouse(engine)
      live = liveRoutes(house.app, house.house.db)
      await house.app.ready()
      embargo = await playEmbargo(house)
      visitors = await makeVisitors(house)
      plan = routePlan(embargo)
    })
    afterAll(async () => {
      live?.stop()
      await house?.close()
    })

    const declared = (): RouteEntry[] =>
      house.app.catalogue.filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS')
    const ask = (visitor: Visitor, route: string, url: string): Promise<Reply> => {
      const { body, headers } = plan[route]!
      return house.call(visitor.person, route.split(' ')[0] as 'GET', url, body, headers)
    }

    it('is in the plan, and the plan holds no other', () => {
      const names = declared().map(({ method, url }) => `${method} ${url}`)
      expect(names.sort()).toEqual(Object.keys(plan).sort())
    })

    it('tells a discoverer nothing of the others who reported the same', async () => {
      const { discoverer, findingIds, rootCauseId, caseId } = embargo
      const list = await house.call(discoverer, 'GET', '/v1/findings')
      expect(list.json.items.map((item: { id: string }) => item.id)).toEqual([findingIds[0]])
      expect((await house.call(discoverer, 'GET', `/v1/root-causes/${rootCauseId}`)).status).toBe(404)
      const view = await house.call(discoverer, 'GET', `/v1/cases/${caseId}`)
      expect(view.status).toBe(200)
      expect(view.text).not.toMatch(/bramble/i)
    })

    it('answers no visitor with anything of the embargoed flaw, and lets none change it', async () => {
      const before = await rowsOf(house)
      const leaks: string[] = []
      const visit = async (visitor: Visitor, route: string) => {
        const { answers, urls } = plan[route]!
        for (const url of urls) {
          const reply = await ask(visitor, route, url)
          const where = `${visitor.wall}: ${route} answers ${reply.status}`
          for (const word of secretsIn(reply.text)) leaks.push(`${where} with "${word}"`)
          if (reply.status >= 500) leaks.push(`${where}: ${reply.text}`)
          if (answers === 'closed' && !isClosed(reply)) leaks.push(`${where}: ${reply.text.slice(0, 200)}`)
        }
      }
      // First what must stay shut, for everybody: what visitors may do of their own fills the lists.
      const [shut, rest] = [true, false].map((closed) =>
        Object.keys(plan).filter((route) => (plan[route]!.answers === 'closed') === closed),
      )
      for (const routes of [shut!, rest!])
        for (const visitor of visitors) for (const route of routes) await visit(visitor, route)
      expect(leaks).toEqual([])
      await house.settle(true)
      const after = await rowsOf(house)
      const touched = [...before].filter(([row]) => !after.has(row)).map(([, table]) => table)
      expect(touched).toEqual([])
      expect(house.errors).toEqual([])
      // Every visitor at every door: hundreds of requests, and more with each route.
    }, 240_000)

    it('that is not marked open asks who is there first', async () => {
      const wrong: string[] = []
      for (const { method, url, open } of declared()) {
        const route = `${method} ${url}`
        for (const address of plan[route]!.urls) {
          const { status, json } = await ask(visitors[0]!, route, address)
          if ((json?.code === 'not-signed-in') === open) wrong.push(`${route}: ${status} ${json?.code}`)
        }
      }
      expect(wrong).toEqual([])
    })

    it('gives a stranger who sends the same report no sign that it is known', async () => {
      const known = (await house.call(embargo.discoverer, 'GET', `/v1/findings/${embargo.findingIds[0]}`))
        .json
      const stranger = visitors.find(({ wall }) => wall === 'a stranger organisation')!.person
      const { json } = await house.call(stranger, 'POST', '/v1/findings', known.document)
      expect(json).toMatchObject({ accepted: 1, duplicates: 0 })
      expect(embargo.findingIds).not.toContain(json.results[0].findingId)
    })

    it('keeps an advisory for its label’s readers once it is published', async () => {
      const [content] = [JSON.stringify({ ...(await draft(house, embargo)) })]
      await house.house.db.as(system, (tx) =>
        tx.text(
          `update advisories set revision = 1, published_at = now(), content = $1::jsonb, tlp = 2 where id = $2`,
          [content, embargo.advisoryId],
        ),
      )
      for (const url of [`/v1/advisories/${embargo.advisoryId}`, '/v1/advisories', '/osv/left-behind.json']) {
        for (const { wall, person } of visitors.filter(({ actor }) => actor.tlp !== 'red')) {
          const reply = await house.call(person, 'GET', url)
          expect([...secretsIn(reply.text), isClosed(reply)], `${wall} ${url}`).toEqual([true])
        }
      }
      const stranger = visitors.find(({ wall }) => wall === 'a stranger organisation')!.person
      const seen = await house.call(stranger, 'GET', `/v1/advisories/${embargo.advisoryId}`)
      expect(seen.json).toMatchObject({ state: 'published', caseId: null })
    })
  })

  describe('live events', () => {
    it('tell anybody that something changed, and never what', async () => {
      const house = await openHouse(engine)
      const live = liveRoutes(house.app, house.house.db)
      try {
        const url = await house.app.listen({ host: '127.0.0.1', port: 0 })
        const aborted = new AbortController()
        const response = await fetch(`${url}/v1/events`, { signal: aborted.signal })
        const reader = response.body!.getReader()
        let text = ''
        const reading = (async () => {
          while (!text.includes('findings.grouped'))
            text += Buffer.from((await reader.read()).value ?? []).toString('utf8')
        })()
        // The stream looks at the outbox once a second, and starts from where it then is.
        await new Promise((done) => setTimeout(done, 1500))
        await playEmbargo(house)
        await reading
        aborted.abort()
        expect(secretsIn(text)).toEqual([])
        for (const [, data] of text.matchAll(/^data: (.*)$/gm))
          expect(Object.keys(JSON.parse(data!)).sort()).toEqual(['count', 'kind'])
      } finally {
        live.stop()
        await house.close()
      }
    })
    it('keep what members do from everybody else', async () => {
      const house = await openHouse(engine)
      const live = liveRoutes(house.app, house.house.db)
      const aborted = new AbortController()
      try {
        const url = await house.app.listen({ host: '127.0.0.1', port: 0 })
        const member = await house.person('a member', { roles: ['member'] })
        const listen = async (key: string | undefined) => {
          const response = await fetch(`${url}/v1/events`, {
            signal: aborted.signal,
            headers: key ? { authorization: `Bearer ${key}` } : {},
          })
          const heard = { text: '' }
          void (async () => {
            const reader = response.body!.getReader()
            for (;;) heard.text += Buffer.from((await reader.read()).value ?? []).toString('utf8')
          })().catch(() => {})
          return heard
        }
        const counts = await house.person('who counts', { roles: ['coordinator'] })
        const anybody = await listen(undefined)
        const own = await listen(member.key)
        const counting = await listen(counts.key)
        await new Promise((done) => setTimeout(done, 1500))
        await house.house.db.as(system, async (tx) => {
          await emit(tx, 'inventory.imported', null, { added: 7 })
          await emit(tx, 'case.changed', null, {})
        })
        while ([anybody, own, counting].some(({ text }) => !text.includes('case.changed')))
          await new Promise((done) => setTimeout(done, 50))
        expect(anybody.text).not.toMatch(/inventory|exposures/)
        for (const { text } of [own, counting]) {
          expect(text).toContain('{"kind":"exposures.changed"}')
          expect(text).not.toContain('inventory')
        }
      } finally {
        aborted.abort()
        live.stop()
        await house.close()
      }
    })
  })
})

const secretsIn = (text: string): string[] => SECRETS.filter((word) => text.toLowerCase().includes(word))

function isClosed({ status, json }: Reply): boolean {
  if ([401, 403, 404].includes(status)) return true
  return status === 200 && Array.isArray(json?.items) && json.items.length === 0 && json.next === null
}

async function draft(house: TestHouse, { coordinator, advisoryId }: Embargo): Promise<object> {
  return (await house.call(coordinator, 'GET', `/v1/advisories/${advisoryId}`)).json.content
}

/** Every row as text, with its table; what moves by itself is left out. */
async function rowsOf({ house }: TestHouse): Promise<Map<string, string>> {
  const rows = new Map<string, string>()
  const moving = [
    'event_cursors',
    'journal',
    'sessions',
    'house',
    'schema_migrations',
    'idempotency',
    'feeds',
    'affected_changes',
  ]
  const tables = await house.db.asOwner(`select tablename as name from pg_tables where schemaname = 'public'`)
  for (const { name } of tables.rows as { name: string }[]) {
    if (moving.includes(name)) continue
    const { rows: found } = await house.db.as(system, (tx) => tx.text(`select t::text as row from ${name} t`))
    for (const { row } of found as { row: string }[]) rows.set(`${name} ${row}`, name)
  }
  return rows
}
