import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { sql } from '../../platform/db/index.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'

const HOUR = 3_600_000
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString()
const claim = (target: unknown, over: object = {}) => ({
  target,
  method: 'fuzzing',
  window: { to: inHours(2) },
  ...over,
})

eachEngine((engine) => {
  describe('scan claims', () => {
    let house: TestHouse
    let argus: Person
    let bramble: Person
    let duty: Person
    beforeAll(async () => {
      house = await openHouse(engine)
      argus = await house.person('argus', { organisation: 'Argus Lab' })
      bramble = await house.person('bramble', { organisation: 'Bramble University' })
      duty = await house.person('duty', { organisation: 'Clearinghouse', roles: ['coordinator'], tlp: 'red' })
    })
    afterAll(() => house?.close())

    const take = (who: Person, target: unknown, over: object = {}) =>
      house.call(who, 'POST', '/v1/scan-claims', claim(target, over))
    const check = async (who: Person, target: unknown, window?: object) =>
      (await house.call(who, 'POST', '/v1/scan-claims/check', { target, ...(window ? { window } : {}) })).json
    const taken = async (who: Person, target: unknown, over: object = {}) => {
      const { status, json, text } = await take(who, target, over)
      expect(status, text).toBe(201)
      return json.claim as { id: string; leaseUntil: string }
    }
    const heartbeat = (who: Person, id: string) => house.call(who, 'POST', `/v1/scan-claims/${id}/heartbeat`)
    const end = (who: Person, id: string, over: object = {}) =>
      house.call(who, 'POST', `/v1/scan-claims/${id}/end`, {
        outcome: 'nothing found',
        depthReached: 'standard',
        ...over,
      })
    /** Nobody renewed it for long: as the clock would have it. */
    const lapse = (id: string) =>
      house.house.db.as(system, (tx) =>
        tx.run(sql`update scan_claims set lease_until = now() - interval '1 second' where id = ${id}`),
      )
    const journal = async (act: string) =>
      (await house.house.db.as(system, (tx) =>
        tx.first(sql<{ n: number }>`select count(*)::int as n from journal where act = ${act}`),
      ))!.n

    it('are taken, refused to others, renewed and ended', async () => {
      const mine = await taken(argus, 'pkg:npm/thin-path@1.0.0')
      const refused = await take(bramble, 'pkg:npm/thin-path')
      expect(refused.status).toBe(409)
      expect(refused.headers['content-type']).toMatch(/problem\+json/)
      expect(refused.json).toMatchObject({
        code: 'claim-overlaps',
        overlap: { compared: 'meets', holders: [] },
      })
      const renewed = await heartbeat(argus, mine.id)
      expect(renewed.status, renewed.text).toBe(200)
      expect(renewed.json.leaseUntil >= mine.leaseUntil).toBe(true)
      const ended = await end(argus, mine.id)
      expect(ended.json).toMatchObject({ state: 'ended', ended: { outcome: 'nothing found' } })
      expect((await take(bramble, 'pkg:npm/thin-path')).status).toBe(201)
      expect((await heartbeat(argus, mine.id)).json.code).toBe('claim-ended')
    })

    it('once lapsed are free for others, and no heartbeat brings them back', async () => {
      const mine = await taken(argus, 'pkg:npm/left-alone')
      await lapse(mine.id)
      // Nobody swept anything: the clock alone ended it.
      expect(await check(bramble, 'pkg:npm/left-alone')).toMatchObject({ free: true, overlap: null })
      const before = await journal('scan claim lapsed')
      const theirs = await taken(bramble, 'pkg:npm/left-alone')
      expect(await journal('scan claim lapsed')).toBe(before + 1)
      const stale = await heartbeat(argus, mine.id)
      expect([stale.status, stale.json.code]).toEqual([409, 'claim-lease-ended'])
      expect(stale.json.detail).toMatch(/claim it again/)
      expect((await heartbeat(bramble, theirs.id)).status).toBe(200)
      expect((await house.call(argus, 'GET', `/v1/scan-claims/${mine.id}`)).json.state).toBe('lapsed')
      expect((await house.call(argus, 'GET', '/v1/scan-claims?state=lapsed')).json.items).toHaveLength(1)
    })

    it('that lapsed without a successor are written down once, by the stale heartbeat itself', async () => {
      const mine = await taken(argus, 'pkg:npm/stale')
      await lapse(mine.id)
      const before = await journal('scan claim lapsed')
      for (let tries = 0; tries < 2; tries += 1)
        expect((await heartbeat(argus, mine.id)).json.code).toBe('claim-lease-ended')
      expect(await journal('scan claim lapsed')).toBe(before + 1)
      // What was searched is worth knowing all the same.
      expect((await end(argus, mine.id)).json.state).toBe('ended')
      expect((await end(argus, mine.id)).json.code).toBe('claim-ended')
    })

    it('are kept from whoever does not hold them', async () => {
      const mine = await taken(argus, 'pkg:npm/kept')
      for (const path of ['', '/heartbeat', '/end', `/joins/${mine.id}`]) {
        const body = { '/end': { outcome: 'nothing found', depthReached: 'deep' }, '': undefined }[path] ?? {
          accept: true,
        }
        const reply = await house.call(
          bramble,
          path === '' ? 'GET' : 'POST',
          `/v1/scan-claims/${mine.id}${path}`,
          path === '/heartbeat' ? undefined : body,
        )
        expect([path, reply.status, reply.json.code]).toEqual([path, 404, 'claim-not-found'])
      }
      const readOnly = await house.person('argus-reader', {
        organisation: 'Argus Lab',
        scopes: ['scans:read'],
      })
      expect((await house.call(readOnly, 'GET', `/v1/scan-claims/${mine.id}`)).status).toBe(200)
      expect((await heartbeat(readOnly, mine.id)).status).toBe(404)
      expect((await take(readOnly, 'pkg:npm/other')).json.code).toBe('not-allowed')
      const writeOnly = await house.person('argus-writer', {
        organisation: 'Argus Lab',
        scopes: ['scans:write'],
      })
      await taken(writeOnly, 'pkg:npm/by-a-narrow-key')
      const member = await house.person('member', { roles: ['member'] })
      expect((await take(member, 'pkg:npm/other')).json.code).toBe('not-allowed')
      // Coordinators read it, and hold nothing.
      const seen = await house.call(duty, 'GET', `/v1/scan-claims/${mine.id}`)
      expect(seen.json).toMatchObject({ organisation: 'Argus Lab', method: 'fuzzing', state: 'held' })
      expect((await heartbeat(duty, mine.id)).status).toBe(404)
      const green = await house.person('green', {
        organisation: 'Clearinghouse',
        roles: ['coordinator'],
        tlp: 'green',
      })
      expect((await house.call(green, 'GET', `/v1/scan-claims/${mine.id}`)).status).toBe(404)
    })

    it('tell a rival until when, and nothing of who or how', async () => {
      const secrets = { tool: 'secretmodel-9', note: 'secretnote', budget: { amount: 31_337, unit: 'usd' } }
      const mine = await taken(argus, 'pkg:npm/discreet', { ...secrets, depth: 'deep', leaseSeconds: 777 })
      const refused = await take(bramble, { kind: 'package', purl: 'pkg:npm/discreet' })
      const asked = await house.call(bramble, 'POST', '/v1/scan-claims/check', { target: 'pkg:npm/discreet' })
      const ids = [mine.id, argus.actor.organisationId!, argus.actor.accountId!]
      for (const { text } of [refused, asked])
        for (const word of ['Argus', 'argus', 'fuzzing', 'secret', '31337', '777', 'deep', ...ids])
          expect(text).not.toContain(word)
      const view = (await house.call(argus, 'GET', `/v1/scan-claims/${mine.id}`)).json
      expect(view).toMatchObject({ tool: 'secretmodel-9', note: 'secretnote', leaseSeconds: 777 })
      expect(refused.json.overlap).toEqual({
        until: view.window.to,
        leaseUntil: view.leaseUntil,
        compared: 'meets',
        holders: [],
        methods: [],
        own: [],
        suggestions: [
          { kind: 'wait', until: view.window.to, earliest: view.leaseUntil },
          { kind: 'join', claim: expect.any(String) },
        ],
      })
      expect(asked.json.overlap).toEqual(refused.json.overlap)
      // The holder's own organisation is told which claim it is.
      const own = await take(argus, 'pkg:npm/discreet@2.0.0')
      expect(own.json.overlap).toMatchObject({ own: [mine.id], holders: ['Argus Lab'] })
    })

    it('show the method, or the holder too, when the holder says so', async () => {
      await taken(argus, 'pkg:npm/shown', { show: 'method', joinable: false })
      expect((await take(bramble, 'pkg:npm/shown')).json.overlap).toMatchObject({
        methods: ['fuzzing'],
        holders: [],
      })
      await taken(argus, 'pkg:npm/named', { show: 'holder' })
      const { json } = await take(bramble, 'pkg:npm/named')
      expect(json.overlap).toMatchObject({ methods: ['fuzzing'], holders: ['Argus Lab'] })
      expect(json.overlap.suggestions[1].methods).not.toContain('fuzzing')
    })

    it('are found under another name, and a split that nobody holds can be taken', async () => {
      await taken(argus, { kind: 'repository', url: 'git@github.com:Owner/Project.git' })
      expect((await take(bramble, 'pkg:github/owner/project')).json.code).toBe('claim-overlaps')
      expect((await take(bramble, 'pkg:golang/github.com/owner/project@v1.2.3')).json.code).toBe(
        'claim-overlaps',
      )

      await taken(argus, 'pkg:npm/splittable <2.0.0')
      const refused = await take(bramble, 'pkg:npm/splittable')
      const split = refused.json.overlap.suggestions.find((one: { kind: string }) => one.kind === 'split')
      expect(refused.json.detail).toContain(split.versions)
      expect((await take(bramble, `pkg:npm/splittable ${split.versions}`)).status).toBe(201)

      await taken(argus, 'pkg:pypi/incomparable@1.0')
      const unsure = await take(bramble, 'pkg:pypi/incomparable@2.0')
      expect(unsure.json.overlap.compared).toBe('cannot compare')
      expect(unsure.json.detail).toMatch(/cannot be compared/)
    })

    it('of windows that follow each other are held by two in turn', async () => {
      const first = inHours(1)
      await taken(argus, 'pkg:npm/in-turn', { window: { to: first } })
      expect(await check(bramble, 'pkg:npm/in-turn', { from: first, to: inHours(2) })).toMatchObject({
        free: true,
      })
      await taken(bramble, 'pkg:npm/in-turn', { window: { from: first, to: inHours(2) } })
      const third = await take(argus, 'pkg:npm/in-turn', {
        window: { from: inHours(1.5), to: inHours(3) },
      })
      expect(third.json.code).toBe('claim-overlaps')
      const never = await take(argus, 'pkg:npm/never', { window: { to: inHours(24 * 91) } })
      expect(never.json).toMatchObject({ code: 'claim-window-invalid', errors: [{ path: '/window' }] })
    })

    it('refuse what names no target, saying where and how to mend it', async () => {
      const reply = await take(argus, { kind: 'package', purl: 'lodash' })
      expect([reply.status, reply.json.code]).toEqual([400, 'target-unreadable'])
      expect(reply.json.errors).toEqual([
        { path: '/target/purl', message: expect.stringContaining('pkg:npm/') },
      ])
      expect((await take(argus, { kind: 'package', purl: 'pkg:npm/a', colour: 'red' })).json.code).toBe(
        'invalid-input',
      )
      expect((await take(argus, 'pkg:npm/a', { tlp: 'red' })).json.code).toBe('not-allowed')
      expect((await take(argus, 'pkg:npm/a', { compartment: 'water' })).json.code).toBe('not-allowed')
    })

    it('are joined when the holder lets the asker in, who then holds them too', async () => {
      const mine = await taken(argus, 'pkg:npm/together')
      const refused = await take(bramble, 'pkg:npm/together')
      const handle = refused.json.overlap.suggestions.find(
        (one: { kind: string }) => one.kind === 'join',
      ).claim
      const ask = () => house.call(bramble, 'POST', `/v1/scan-claims/${handle}/join`)
      const asked = await ask()
      expect(asked.json).toMatchObject({ state: 'asked' })
      expect((await house.call(bramble, 'GET', `/v1/scan-claims/${mine.id}`)).status).toBe(404)
      // Neither by the claim's id, nor its own holder, nor by a guess.
      for (const [who, id] of [
        [bramble, mine.id],
        [argus, handle],
        [bramble, argus.actor.accountId],
      ] as const)
        expect((await house.call(who, 'POST', `/v1/scan-claims/${id}/join`)).json.code).toBe(
          'claim-not-joinable',
        )
      const view = await house.call(argus, 'GET', `/v1/scan-claims/${mine.id}`)
      expect(view.json.joins).toEqual([
        {
          id: asked.json.id,
          organisation: 'Bramble University',
          state: 'asked',
          askedAt: expect.any(String),
          decidedAt: null,
        },
      ])
      const decide = (who: Person, accept: boolean) =>
        house.call(who, 'POST', `/v1/scan-claims/${mine.id}/joins/${asked.json.id}`, { accept })
      expect((await decide(bramble, true)).status).toBe(404)
      expect((await decide(argus, true)).json.joins[0].state).toBe('accepted')
      expect((await decide(argus, false)).json.code).toBe('claim-join-decided')
      expect((await ask()).json.state).toBe('accepted')
      expect((await heartbeat(bramble, mine.id)).status).toBe(200)
      expect((await house.call(bramble, 'GET', `/v1/scan-claims/${mine.id}`)).json.organisation).toBe(
        'Argus Lab',
      )
      expect((await take(bramble, 'pkg:npm/together')).json.overlap.own).toEqual([mine.id])
      expect((await end(bramble, mine.id)).json.state).toBe('ended')
      expect((await ask()).json.code).toBe('claim-not-joinable')
    })

    it('declined leave the asker outside', async () => {
      const mine = await taken(argus, 'pkg:npm/alone')
      const { json } = await take(bramble, 'pkg:npm/alone')
      const asked = await house.call(
        bramble,
        'POST',
        `/v1/scan-claims/${json.overlap.suggestions[1].claim}/join`,
      )
      await house.call(argus, 'POST', `/v1/scan-claims/${mine.id}/joins/${asked.json.id}`, { accept: false })
      expect((await heartbeat(bramble, mine.id)).status).toBe(404)
    })

    it('that are taken by many at once are held by one', async () => {
      const people = [
        argus,
        bramble,
        ...(await Promise.all(['c', 'd', 'e', 'f'].map((name) => house.person(name)))),
      ]
      for (const target of ['pkg:npm/raced', 'repository:https://github.com/raced/raced']) {
        const replies = await Promise.all(people.map((who) => take(who, target)))
        expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
      }
    })

    it('are told apart by organisation when too many questions are asked', async () => {
      const eager = await house.person('eager')
      const statuses = new Set<number>()
      for (let n = 0; n < 245; n += 1) statuses.add((await take(eager, 'nothing')).status)
      expect([...statuses].sort()).toEqual([400, 429])
      expect((await take(argus, 'nothing')).status).toBe(400)
    })
  })
})
