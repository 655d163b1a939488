import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { sql } from '../../platform/db/index.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { openCase } from '../../testing/outward-case.ts'
import { type Mx, openMx } from '../../testing/outward-world.ts'
import type { CaseView, Escalations } from './schema/index.ts'

const DAY = 86_400_000
const DEAD = 'gone@orphan.test'
const WILLING = 'duty@willing.test'

/** One case whose maintainer cannot be reached, then others; mail goes to a real server on loopback. */
eachEngine((engine) => {
  describe('software nobody mends', () => {
    let house: TestHouse
    let mx: Mx
    let now = Date.parse('2027-03-02T15:00:00Z')
    let cora: Person
    let ari: Person
    /** Other parties of the case. */
    let ven: Person
    let caseId: string

    const call = (who: Person | undefined, method: 'GET' | 'POST' | 'PUT', rest: string, body?: unknown) =>
      house.call(who, method, `/v1/cases/${caseId}${rest}`, body)
    const view = async (who = cora): Promise<CaseView> => (await call(who, 'GET', '')).json
    const escalations = async (who = cora): Promise<Escalations> =>
      (await call(who, 'GET', '/escalations')).json
    const partyNamed = async (name: string) => (await view()).parties.find((party) => party.name === name)!
    const decide = (id: string, body: object) => call(cora, 'POST', `/escalations/${id}/decision`, body)
    const review = () => house.house.cases.reviewAbsences()
    /** Everything that is due goes out. */
    const out = async () => {
      await house.settle(true)
      await house.house.deliveries.sendDue()
    }
    const linkOf = (address: string): Person => {
      const key = /#(tocsin_\S+)/.exec(mx.lastTo(address).email.text ?? '')![1]!
      return { ...cora, login: address, key }
    }
    const acts = async () =>
      (
        await house.house.db.as(system, (tx) =>
          tx.all(sql<{ act: string }>`select act from journal where subject_id = ${caseId} order by at, id`),
        )
      ).map(({ act }) => act)

    beforeAll(async () => {
      mx = await openMx()
      mx.refuse(DEAD)
      house = await openHouse(engine, {
        given: { clock: { now: () => new Date(now) } },
        env: {
          TOCSIN_SMTP_URL: mx.url,
          TOCSIN_MAIL_FROM: 'desk@clearinghouse.test',
          TOCSIN_PUBLIC_URL: 'https://clearinghouse.test',
        },
      })
      ;({ caseId, cora, ari } = await openCase(house, 'toy-orphan'))
      ven = await house.person('ven', { organisation: 'Vendor', roles: ['maintainer'], tlp: 'red' })
    })
    afterAll(async () => {
      await house?.close()
      await mx?.close()
    })

    it('has a list of who is willing, kept by coordinators alone; of one name the last word holds', async () => {
      const register = (who: Person, body: object) =>
        house.call(who, 'POST', '/v1/last-resort-maintainers', body)
      expect((await register(ven, { name: 'Vendor' })).json.code).toBe('not-allowed')
      expect((await register(cora, { name: 'Nowhere Foundation' })).json.errors).toMatchObject([
        { path: '/email' },
      ])
      await register(cora, { name: 'Willing Foundation', email: WILLING, ecosystems: ['pypi'] })
      await register(cora, {
        name: 'Willing Foundation',
        email: WILLING,
        ecosystems: ['npm'],
        words: 'At once.',
      })
      await register(cora, { name: 'Python Helpers', email: 'py@willing.test', ecosystems: ['pypi'] })
      const { items } = (await house.call(cora, 'GET', '/v1/last-resort-maintainers')).json
      expect(items).toMatchObject([
        { name: 'Python Helpers', ecosystems: ['pypi'] },
        { name: 'Willing Foundation', ecosystems: ['npm'], words: 'At once.', organisationId: null },
      ])
      expect((await house.call(ven, 'GET', '/v1/last-resort-maintainers')).json.code).toBe('not-allowed')
    })

    it('is proposed by a coordinator where nobody is named, and a no needs its reason', async () => {
      expect(await review()).toBe(0)
      expect((await call(ven, 'POST', '/escalations', {})).json.code).toBe('not-allowed')
      const { json } = await call(cora, 'POST', '/escalations', { words: 'The repository is archived.' })
      expect(json.items).toMatchObject([
        {
          state: 'proposed',
          reason: 'nobody named',
          absent: [],
          ecosystems: ['npm'],
          words: 'The repository is archived.',
        },
      ])
      expect(json.candidates).toMatchObject([{ name: 'Willing Foundation' }])
      expect((await house.call(cora, 'GET', '/v1/escalations')).json.items).toMatchObject([{ caseId }])
      const id = json.items[0].id
      expect((await decide(id, { accept: false })).json.code).toBe('case-note-missing')
      expect((await decide(id, { accept: false, words: 'I know somebody.' })).json.items[0]).toMatchObject({
        state: 'declined',
        decision: { words: 'I know somebody.' },
      })
      expect((await decide(id, { accept: true })).json.code).toBe('escalation-settled')
      // The house does not come back with it before two weeks have passed.
      expect(await review()).toBe(0)
    })

    it('waits for a maintainer that was told, and says so to whoever is in a hurry', async () => {
      const added = await call(cora, 'POST', '/parties', { name: 'Oren', role: 'maintainer', email: DEAD })
      expect(added.status).toBe(201)
      await call(cora, 'POST', '/parties', { name: 'Vendor', role: 'vendor' })
      expect((await call(cora, 'POST', '/escalations', {})).json.code).toBe('maintainer-present')
    })

    it('is proposed by the house once the address is dead, with what was tried', async () => {
      await out()
      const oren = await partyNamed('Oren')
      expect(await review()).toBe(1)
      const [proposed] = (await escalations()).items
      expect(proposed).toMatchObject({
        state: 'proposed',
        reason: 'cannot be reached',
        by: 'the house',
        acknowledgementDays: 14,
        absent: [{ partyId: oren.id, asked: { times: 1 }, reason: 'cannot be reached' }],
      })
      expect(proposed!.absent[0]!.bounced[0]!.words).toContain('no such person')
      expect(await review()).toBe(0)
      // Until it is decided nobody else learns of it.
      for (const who of [ari, ven]) {
        expect((await escalations(who)).items).toEqual([])
        expect((await escalations(who)).absence).toBeNull()
        expect((await call(who, 'GET', '')).text).not.toContain('last resort')
      }
    })

    it('is overtaken by a word of the maintainer', async () => {
      const oren = await partyNamed('Oren')
      now += 3_600_000
      const said = { product: 'toy-orphan', status: 'under investigation' }
      expect((await call(cora, 'PUT', `/parties/${oren.id}/statements`, said)).status).toBe(200)
      expect(await review()).toBe(1)
      expect((await escalations()).items[0]).toMatchObject({ state: 'overtaken' })
    })

    it('goes to who is willing to take such software, on a coordinator’s word, and to nobody else', async () => {
      // Written to again, and it bounces again.
      await call(cora, 'POST', '/signals', { kind: 'leak', words: 'Seen on a list.' })
      now += 3_600_000
      await out()
      expect(await review()).toBe(1)
      const { items, candidates } = await escalations()
      const registered = (await house.call(cora, 'GET', '/v1/last-resort-maintainers')).json.items
      const [python, willing] = registered
      expect((await decide(items[0]!.id, { accept: true })).json.code).toBe('last-resort-not-found')
      expect((await decide(items[0]!.id, { accept: true, maintainerId: python.id })).json.code).toBe(
        'last-resort-elsewhere',
      )
      expect(candidates.map(({ id }) => id)).toEqual([willing.id])
      const done = await decide(items[0]!.id, { accept: true, maintainerId: willing.id })
      expect(done.json.items[0]).toMatchObject({ state: 'decided', decision: { by: 'cora' } })
      const party = await partyNamed('Willing Foundation')
      expect(party).toMatchObject({ role: 'maintainer', lastResort: true, introduced: false })
      expect(done.json.items[0].partyId).toBe(party.id)
      expect((await house.call(cora, 'GET', '/v1/escalations')).json.items).toEqual([])
      expect(await acts()).toContain('escalation decided')
      const said = (await view()).timeline.map(({ what }) => what)
      expect(said).toContain('asked a maintainer of last resort')
      expect(said).toContain('asked somebody to mend it in your place')
    })

    it('opens to whoever took over, which gets the dossier by its link and learns of nobody', async () => {
      await out()
      const willing = linkOf(WILLING)
      const seen = await view(willing)
      expect(seen.parties).toMatchObject([{ name: 'Willing Foundation', lastResort: true }])
      expect(seen.rootCauses).toHaveLength(1)
      const { items } = (await call(willing, 'GET', '/dossiers')).json
      expect(items[0].reproducer.source).toContain('toy-orphan')
      const texts = [await call(willing, 'GET', ''), await call(willing, 'GET', '/coordination')]
      for (const { text } of texts)
        for (const name of ['Oren', 'Vendor', 'Argus']) expect(text).not.toContain(name)
      expect((await escalations(willing)).items).toEqual([])
      // It is waited for like any maintainer.
      expect(await review()).toBe(0)
      // Who was absent is told where it can be reached at all: nothing more is sent to a dead address.
      expect(mx.arrived.filter(({ to }) => to === DEAD)).toEqual([])
    })

    it('can be taken back at any time by who was absent, and by nobody else', async () => {
      const oren = await partyNamed('Oren')
      const { url } = (await call(cora, 'POST', `/parties/${oren.id}/link`, {})).json
      const back: Person = { ...cora, login: 'oren', key: url.split('#')[1] }
      const [mine] = (await escalations(back)).items
      expect(mine).toMatchObject({
        state: 'decided',
        mayTakeBack: true,
        partyId: null,
        decision: null,
        by: '',
      })
      expect((await call(back, 'GET', '')).text).not.toContain('Willing')
      const takeBack = (who: Person) =>
        call(who, 'POST', `/escalations/${mine!.id}/take-back`, { words: 'I was ill. I am on it.' })
      const willing = linkOf(WILLING)
      for (const who of [willing, ven, ari])
        expect((await takeBack(who)).json.code).toBe('escalation-not-found')
      expect((await takeBack(back)).status).toBe(200)
      expect((await takeBack(back)).json.code).toBe('escalation-settled')
      // Who stood in is out, and thanked.
      expect((await call(willing, 'GET', '')).status).toBe(401)
      const gone = await partyNamed('Willing Foundation')
      expect(gone.removedAt).not.toBeNull()
      await out()
      const thanks = mx.lastTo(WILLING).email
      expect(thanks.subject).toContain('You need not go on')
      expect(thanks.text).not.toContain('http')
      expect((await escalations()).items[0]).toMatchObject({
        state: 'taken back',
        takenBack: { by: 'Oren', words: 'I was ill. I am on it.' },
      })
      expect((await view(back)).timeline.map(({ what }) => what)).toContain('the maintainer takes it back')
      expect(await acts()).toEqual(
        expect.arrayContaining(['escalation taken back', 'party removed', 'escalation overtaken']),
      )
      expect(await review()).toBe(0)
    })

    describe('when its maintainer stays silent', () => {
      beforeAll(async () => {
        ;({ caseId } = await openCase(house, 'toy-silent'))
        await house.person('slow', { organisation: 'Slow Project', roles: ['maintainer'], tlp: 'red' })
        await call(cora, 'POST', '/parties', {
          name: 'Slow Project',
          role: 'maintainer',
          email: 'slow@slow.test',
        })
        await out()
      })

      it('is proposed when the acknowledgement days are over, and the silent one is told', async () => {
        const mailed = mx.arrived.length
        now += 13 * DAY
        await review()
        expect((await escalations()).items).toEqual([])
        now += DAY
        expect(await review()).toBeGreaterThan(0)
        const { items, candidates } = await escalations()
        expect(items[0]).toMatchObject({ reason: 'silent', absent: [{ asked: { times: 1 }, bounced: [] }] })
        await decide(items[0]!.id, { accept: true, maintainerId: candidates[0]!.id })
        await out()
        const told = mx.arrived.slice(mailed).filter(({ to }) => to === 'slow@slow.test')
        expect(told.map(({ email }) => email.subject)).toEqual([
          expect.stringContaining('Somebody else was asked to mend it'),
        ])
        expect(told[0]!.email.text).not.toContain('Willing')
      })

      it('stands open to a maintainer that is named later', async () => {
        const nora = await house.person('nora', { organisation: 'Nora', roles: ['maintainer'], tlp: 'red' })
        await call(cora, 'POST', '/parties', { name: 'Nora', role: 'maintainer' })
        const [handed] = (await escalations(nora)).items
        expect(handed).toMatchObject({ mayTakeBack: true, absent: [] })
        expect((await call(nora, 'POST', `/escalations/${handed!.id}/take-back`, {})).status).toBe(200)
      })
    })
  })
})
