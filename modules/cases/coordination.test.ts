import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { fallen, runAll, runnerOf } from '../../testing/runner.ts'
import type { CaseView, Coordination } from './schema/index.ts'

const DAY = 86_400_000

eachEngine((engine) => {
  describe('coordination among many', () => {
    let house: TestHouse
    let now = Date.parse('2027-03-02T15:00:00Z')
    const people: Record<'cora' | 'ari' | 'vic' | 'dan' | 'sam', Person> = {} as never
    /** A vendor without an account: acts by a link. */
    let vera: Person
    let caseId: string
    let otherCaseId: string

    const call = (who: Person | undefined, method: 'GET' | 'POST' | 'PUT', rest: string, body?: unknown) =>
      house.call(who, method, `/v1/cases/${caseId}${rest}`, body)
    const view = async (who: Person): Promise<CaseView> => (await call(who, 'GET', '')).json
    const coordination = async (who: Person): Promise<Coordination> =>
      (await call(who, 'GET', '/coordination')).json
    const partyId = async (name: string): Promise<string> =>
      (await view(people.cora)).parties.find((party) => party.name === name)!.id
    /** Everything this person can read of the case, as one text. */
    async function everything(who: Person): Promise<string> {
      const texts = [await call(who, 'GET', ''), await call(who, 'GET', '/coordination')]
      const threads = await call(who, 'GET', '/threads')
      texts.push(threads, await house.call(who, 'GET', '/v1/cases'))
      for (const { id } of threads.json.items ?? [])
        texts.push(await call(who, 'GET', `/threads/${id}/messages`))
      return texts.map(({ text }) => text).join('\n')
    }

    async function openCase(name: string): Promise<string> {
      const { json } = await house.call(people.ari, 'POST', '/v1/findings', {
        title: `Pollution in ${name}`,
        recipe: {
          target: { kind: 'npm', name, version: '1.0.0' },
          fixed: { version: '1.0.1' },
          proof: { language: 'javascript', format: 'commonjs', source: `require('${name}')({})` },
          oracle: 'prototype-pollution',
        },
      })
      await runAll(house, await runnerOf(house), fallen)
      await house.settle(true)
      const finding = (await house.call(people.cora, 'GET', `/v1/findings/${json.results[0].findingId}`)).json
      const rootCause = (await house.call(people.cora, 'GET', `/v1/root-causes/${finding.rootCauseId}`)).json
      return (
        rootCause.caseId ??
        (await house.call(people.cora, 'POST', '/v1/cases', { rootCauseIds: [finding.rootCauseId] })).json.id
      )
    }

    beforeAll(async () => {
      house = await openHouse(engine, { given: { clock: { now: () => new Date(now) } } })
      people.cora = await house.person('cora', {
        organisation: 'Clearinghouse',
        roles: ['coordinator'],
        tlp: 'red',
      })
      people.ari = await house.person('ari', { organisation: 'Argus Lab', roles: ['discoverer'] })
      people.vic = await house.person('vic', {
        organisation: 'Vicuna Systems',
        roles: ['maintainer'],
        tlp: 'red',
      })
      people.dan = await house.person('dan', {
        organisation: 'Danube Linux',
        roles: ['maintainer'],
        tlp: 'red',
      })
      people.sam = await house.person('sam', {
        organisation: 'Strangers',
        roles: ['maintainer', 'member'],
        tlp: 'red',
      })
      caseId = await openCase('toy-one')
      otherCaseId = await openCase('toy-two')
      for (const [name, role] of [
        ['Vicuna Systems', 'vendor'],
        ['Danube Linux', 'downstream'],
        ['Vera Instruments', 'vendor'],
      ])
        expect(
          (await call(people.cora, 'POST', '/parties', { name, role, email: 'psirt@example.org' })).status,
        ).toBe(201)
    })
    afterAll(() => house?.close())

    it('shows each party itself and the coordinators: the roster is need to know', async () => {
      const seen = await view(people.vic)
      expect(seen.parties.map(({ name }) => name).sort()).toEqual(['Vicuna Systems'])
      expect((await view(people.cora)).parties.length).toBeGreaterThanOrEqual(4)
      const text = await everything(people.vic)
      for (const name of ['Danube', 'Vera', 'psirt@', 'Argus Lab']) expect(text).not.toContain(name)
      expect((await call(people.sam, 'GET', '')).status).toBe(404)
      expect((await call(people.sam, 'GET', '/coordination')).status).toBe(404)
    })

    it('lets a party without an account act by a link: in its case alone, until another link is made', async () => {
      const id = await partyId('Vera Instruments')
      expect((await call(people.vic, 'POST', `/parties/${id}/link`, {})).json.code).toBe('not-allowed')
      const first = (await call(people.cora, 'POST', `/parties/${id}/link`, {})).json
      const { json } = await call(people.cora, 'POST', `/parties/${id}/link`, { days: 7 })
      const keyIn = (url: string) => url.split('#')[1]!
      expect(json.url).toContain(`/desk/${caseId}#`)
      vera = { ...people.vic, login: 'vera', key: keyIn(json.url) }
      expect((await call({ ...vera, key: keyIn(first.url) }, 'GET', '')).status).toBe(401)
      expect((await view(vera)).parties.map(({ name }) => name)).toEqual(['Vera Instruments'])
      expect((await house.call(vera, 'GET', `/v1/cases/${otherCaseId}`)).status).toBe(404)
      expect(
        (await house.call(vera, 'POST', '/v1/keys', { name: 'more', scopes: ['cases:read'] })).status,
      ).toBeGreaterThanOrEqual(400)
      expect((await house.call(vera, 'POST', '/v1/findings', { title: 'x' })).status).toBeGreaterThanOrEqual(
        400,
      )
      // Who has accounts of its own is not given a link.
      const vicuna = await partyId('Vicuna Systems')
      expect((await call(people.cora, 'POST', `/parties/${vicuna}/link`, {})).json.code).toBe(
        'party-has-account',
      )
      // The name of an organisation made for it tells nothing.
      const { rows } = await house.test.db.asOwner('select name from organisations')
      expect(JSON.stringify(rows)).not.toContain('Vera')
    })

    it('keeps conversations apart: who is not in one learns nothing of it', async () => {
      const vicuna = await partyId('Vicuna Systems')
      const { json: quiet } = await call(people.cora, 'POST', '/threads', {
        title: 'About your heap layout',
        partyIds: [vicuna],
        text: 'Only you and us.',
      })
      const sent = await call(people.vic, 'POST', `/threads/${quiet.id}/messages`, {
        text: 'Seen. Our build flags are attached.',
        attachments: [
          { name: 'flags.txt', content: Buffer.from('-O2').toString('base64') },
          {
            name: 'core.age',
            content: Buffer.from('age-encryption.org/v1\n-> X25519 x\n').toString('base64'),
          },
        ],
      })
      expect(sent.status).toBe(201)
      const [message] = (await call(people.cora, 'GET', `/threads/${quiet.id}/messages`)).json.items
      expect(message).toMatchObject({ by: 'Vicuna Systems', text: 'Seen. Our build flags are attached.' })
      expect(message.attachments).toMatchObject([{ name: 'flags.txt', bytes: 3, age: false }, { age: true }])
      const file = `/attachments/${message.attachments[0].id}`
      expect((await call(people.cora, 'GET', file)).text).toBe('-O2')
      expect((await call(people.vic, 'GET', file)).headers['content-disposition']).toContain('attachment')

      for (const stranger of [vera, people.dan, people.ari]) {
        expect((await call(stranger, 'GET', '/threads')).json.items).toEqual([])
        expect((await call(stranger, 'GET', `/threads/${quiet.id}/messages`)).status).toBe(404)
        expect(
          (await call(stranger, 'POST', `/threads/${quiet.id}/messages`, { text: 'hello' })).json.code,
        ).toBe('thread-not-found')
        expect((await call(stranger, 'GET', file)).status).toBe(404)
        expect(await everything(stranger)).not.toMatch(/heap layout|build flags|Vicuna/)
      }
      // A party can talk to the coordinators alone, and cannot name whom it does not know.
      expect(
        (await call(vera, 'POST', '/threads', { title: 'A question', text: 'Which version?' })).status,
      ).toBe(201)
      expect(
        (await call(vera, 'POST', '/threads', { title: 'x', text: 'y', partyIds: [vicuna] })).json.code,
      ).toBe('party-not-found')
      expect((await call(vera, 'POST', '/threads', { title: 'x', text: 'y', forAll: true })).json.code).toBe(
        'not-allowed',
      )
    })

    it('shows who writes to all only to those who may know', async () => {
      const { json: open } = await call(people.cora, 'POST', '/threads', {
        title: 'To all',
        forAll: true,
        text: 'Welcome.',
      })
      await call(people.vic, 'POST', `/threads/${open.id}/messages`, { text: 'Fix on Tuesday.' })
      const firstAs = async (who: Person) =>
        (await call(who, 'GET', `/threads/${open.id}/messages`)).json.items[0]
      expect(await firstAs(vera)).toMatchObject({
        by: 'another party',
        partyId: null,
        text: 'Fix on Tuesday.',
      })
      expect(await everything(vera)).not.toContain('Vicuna')
      expect(
        (await call(people.cora, 'PUT', `/parties/${await partyId('Vicuna Systems')}/introduction`)).status,
      ).toBe(200)
      expect(await firstAs(vera)).toMatchObject({ by: 'Vicuna Systems' })
      expect((await view(vera)).parties.map(({ name }) => name).sort()).toEqual([
        'Vera Instruments',
        'Vicuna Systems',
      ])
      // Being introduced to others does not introduce them.
      expect((await view(people.vic)).parties.map(({ name }) => name)).not.toContain('Vera Instruments')
    })

    it('takes a word on each product; without one a party is silent', async () => {
      const id = await partyId('Vera Instruments')
      const say = (who: Person, body: unknown) => call(who, 'PUT', `/parties/${id}/statements`, body)
      expect((await view(vera)).parties.find((party) => party.id === id)?.status).toBe('silent')
      const bare = await say(vera, { product: 'Meter 5', status: 'not affected' })
      expect(bare.json).toMatchObject({ code: 'statement-incomplete', errors: [{ path: '/justification' }] })
      await say(vera, { product: 'Meter 5', status: 'not affected', justification: 'component not present' })
      await say(vera, { product: 'Meter 7', status: 'under investigation' })
      const said = await say(vera, { product: 'meter 7', status: 'fixed', fixedIn: '7.2' })
      expect(said.json.statements).toMatchObject([
        { product: 'Meter 5', status: 'not affected' },
        { product: 'meter 7', status: 'fixed', fixedIn: '7.2' },
      ])
      expect((await view(people.cora)).parties.find((party) => party.id === id)?.status).toBe('fixed')
      expect((await say(people.vic, { product: 'Meter 5', status: 'affected' })).status).toBe(404)
      expect((await coordination(people.vic)).statements).toEqual([])
      expect((await coordination(people.cora)).statements).toHaveLength(2)
    })

    it('agrees on an embargo: proposals and counter-proposals, one no, then everybody’s yes', async () => {
      const propose = (who: Person, local: string) =>
        call(who, 'POST', '/embargo/proposals', { local, zone: 'America/New_York' })
      const latest = async (who: Person) => (await coordination(who)).proposals[0]!
      const answer = (who: Person, id: string, word: 'agree' | 'decline') =>
        call(who, 'POST', `/embargo/proposals/${id}/answer`, { answer: word })
      expect((await propose(people.dan, '2027-05-01T10:00')).json.code).toBe('not-allowed')
      expect((await propose(vera, '2027-02-01T10:00')).json.code).toBe('embargo-time-invalid')
      // Clocks are put forward at two that night.
      expect((await propose(vera, '2027-03-14T02:30')).json.code).toBe('embargo-time-invalid')

      expect((await propose(vera, '2027-06-01T10:00')).status).toBe(201)
      const first = await latest(people.cora)
      expect(first).toMatchObject({
        state: 'open',
        cause: 'first',
        by: 'Vera Instruments',
        endsAt: '2027-06-01T14:00:00.000Z',
      })
      expect(first.waitingFor.length).toBe(2)
      expect(await latest(people.vic)).toMatchObject({ by: 'another party', answers: [], waitingFor: [] })
      await answer(people.ari, first.id, 'decline')
      expect((await latest(people.cora)).state).toBe('declined')
      expect((await answer(people.vic, first.id, 'agree')).json.code).toBe('proposal-not-open')

      await propose(people.ari, '2027-05-01T10:00')
      const middle = await latest(people.cora)
      await propose(people.vic, '2027-05-04T10:00')
      const second = await latest(people.cora)
      expect((await coordination(people.cora)).proposals.find(({ id }) => id === middle.id)?.state).toBe(
        'superseded',
      )
      await answer(vera, second.id, 'agree')
      expect((await view(people.cora)).embargo).toBeNull()
      await answer(people.ari, second.id, 'agree')
      expect((await latest(people.cora)).state).toBe('agreed')
      expect((await view(people.cora)).embargo).toMatchObject({
        endsAt: '2027-05-04T14:00:00.000Z',
        zone: 'America/New_York',
        agreedBy: expect.arrayContaining(['Vera Instruments', 'Vicuna Systems', 'Argus Lab']),
      })
      expect((await view(people.vic)).embargo).toMatchObject({
        endsAt: '2027-05-04T14:00:00.000Z',
        agreedBy: [],
      })
      expect(await everything(people.vic)).not.toMatch(/Vera|Argus/)
    })

    it('does not wait for ever for who stays silent', async () => {
      const { json } = await call(people.cora, 'POST', '/parties', { name: 'Mute Devices', role: 'vendor' })
      const mute = json.parties.find((party: { name: string }) => party.name === 'Mute Devices').id
      await call(people.cora, 'POST', `/parties/${mute}/link`, {})
      await call(people.cora, 'PUT', '/policy', {
        policy: { days: 45, graceDays: 0, silentAfterDays: 14, exploitedDays: 7 },
        zone: 'America/New_York',
      })
      await call(people.vic, 'POST', '/embargo/proposals', {
        local: '2027-05-11T10:00',
        zone: 'America/New_York',
      })
      const open = (await coordination(people.cora)).proposals[0]!
      for (const who of [vera, people.ari])
        await call(who, 'POST', `/embargo/proposals/${open.id}/answer`, { answer: 'agree' })
      const state = async () => (await coordination(people.cora)).proposals[0]!.state
      now += 13 * DAY
      await house.house.cases.settleProposals()
      expect(await state()).toBe('open')
      const dates = (await coordination(people.ari)).milestones.map(({ kind, at }) => [kind, at])
      // Counted in New York, whose clocks were put forward meanwhile: ten in the morning stays ten in the morning.
      expect(dates).toContainEqual(['publish', '2027-04-16T14:00:00.000Z'])
      now += DAY
      await house.house.cases.settleProposals()
      expect(await state()).toBe('agreed')
      expect((await view(people.cora)).parties.find((party) => party.id === mute)?.status).toBe('silent')
      expect((await coordination(people.cora)).milestones).toContainEqual({
        kind: 'silent',
        at: expect.any(String),
        partyId: mute,
        past: true,
      })
    })

    it('proposes an earlier end when it is known outside', async () => {
      expect((await call(people.sam, 'POST', '/signals', { kind: 'leak', words: 'x' })).status).toBe(404)
      const seen = await call(people.vic, 'POST', '/signals', { kind: 'leak', words: 'A patch is public.' })
      expect(seen.status).toBe(201)
      const [proposal] = (await coordination(people.cora)).proposals
      expect(proposal).toMatchObject({ cause: 'leak', state: 'open', by: 'the house' })
      expect(Date.parse(proposal!.endsAt) - now).toBeLessThanOrEqual(DAY + 60_000)
      expect((await coordination(vera)).signals).toMatchObject([{ kind: 'leak', by: null }])
      // Told again, it is not proposed again.
      await call(vera, 'POST', '/signals', { kind: 'leak', words: 'I saw it too.' })
      expect(
        (await coordination(people.cora)).proposals.filter(({ cause }) => cause === 'leak'),
      ).toHaveLength(1)
    })

    it('plans the hour of release: each sees its own steps', async () => {
      const [vicuna, veras] = [await partyId('Vicuna Systems'), await partyId('Vera Instruments')]
      const steps = [
        { partyId: vicuna, minutes: -60, what: 'Upload packages to the mirrors' },
        { partyId: veras, minutes: 0, what: 'Publish firmware' },
        { partyId: null, minutes: 0, what: 'Publish the advisory' },
      ]
      expect((await call(people.vic, 'PUT', '/release-plan', { steps })).json.code).toBe('not-allowed')
      await call(people.cora, 'PUT', '/release-plan', { steps })
      const mine = (await coordination(people.vic)).releasePlan
      expect(mine.map(({ what }) => what)).toEqual(['Upload packages to the mirrors', 'Publish the advisory'])
      expect((await call(people.vic, 'POST', `/release-plan/${mine[0]!.id}`, { is: 'ready' })).status).toBe(
        200,
      )
      expect((await call(people.vic, 'POST', `/release-plan/${mine[1]!.id}`, { is: 'done' })).json.code).toBe(
        'not-allowed',
      )
      const all = (await coordination(people.cora)).releasePlan
      expect(all.map(({ readyAt }) => readyAt !== null)).toEqual([true, false, false])
      const hers = all.find(({ partyId: id }) => id === veras)!
      expect((await call(people.vic, 'POST', `/release-plan/${hers.id}`, { is: 'done' })).json.code).toBe(
        'step-not-found',
      )
    })

    describe('at a maintainer’s pace', () => {
      /** A case of a package whose maintainers take one dossier a week. */
      const slow = (n: number) => `toy-slow-${n}`
      const cases: string[] = []
      const asSlow = (id: string) => house.call(people.dan, 'GET', `/v1/cases/${id}`)
      const dossiers = async (who: Person, id: string) =>
        (await house.call(who, 'GET', `/v1/cases/${id}/dossiers`)).json.items

      it('sends as much a week as they take, and tells discoverers their place', async () => {
        const rules = { loadBudget: { dossiersPerWeek: 1, words: 'One a week.' }, acceptsUnreproduced: false }
        for (const n of [1, 2, 3]) {
          cases.push(await openCase(slow(n)))
          // One project under three names, as a monorepo is.
          if (n > 1)
            expect(
              (
                await house.call(people.cora, 'POST', '/v1/target-names', {
                  targets: [1, n].map((at) => ({ kind: 'package', purl: `pkg:npm/${slow(at)}` })),
                })
              ).status,
            ).toBe(201)
        }
        const set = await house.call(people.cora, 'PUT', '/v1/project-rules', {
          target: { kind: 'package', purl: `pkg:npm/${slow(1)}` },
          rules,
        })
        expect(set.status).toBe(200)
        for (const id of cases)
          await house.call(people.cora, 'POST', `/v1/cases/${id}/parties`, {
            name: 'Danube Linux',
            role: 'maintainer',
          })
        expect((await Promise.all(cases.map(asSlow))).map(({ status }) => status)).toEqual([200, 404, 404])
        const [sent] = await dossiers(people.dan, cases[0]!)
        expect(sent).toMatchObject({ verdict: 'reproduced', discoverers: 1, waitingPartyIds: [] })
        expect(sent.reproducer.source).toContain(slow(1))
        expect(JSON.stringify(sent)).not.toContain('Argus')

        const view = (await house.call(people.cora, 'GET', `/v1/cases/${cases[2]}`)).json
        const queue = `/v1/root-causes/${view.rootCauses[0].id}/queue`
        const own = (await house.call(people.ari, 'GET', '/v1/findings?package=toy-slow-3')).json.items[0]
        const place = await house.call(people.ari, 'GET', `/v1/findings/${own.id}/queue`)
        expect((await house.call(people.cora, 'GET', queue)).json).toEqual(place.json)
        expect(place.json).toMatchObject({ ahead: 1, perWeek: 1, pauseDays: 7 })
        expect(Date.parse(place.json.expectedAt) - now).toBe(14 * DAY)
        expect(
          (await house.call(people.sam, 'GET', `/v1/root-causes/${view.rootCauses[0].id}/queue`)).status,
        ).toBe(404)
      })

      it('goes on when a week has passed, and past the budget when a coordinator says why', async () => {
        expect(await house.house.cases.sendDue()).toBe(0)
        now += 7 * DAY
        expect(await house.house.cases.sendDue()).toBe(1)
        expect((await asSlow(cases[1]!)).status).toBe(200)
        expect((await asSlow(cases[2]!)).status).toBe(404)
        const view = (await house.call(people.cora, 'GET', `/v1/cases/${cases[2]}`)).json
        const party = view.parties.find((one: { role: string }) => one.role === 'maintainer')
        expect(party.toldAt).toBeNull()
        const url = `/v1/cases/${cases[2]}/parties/${party.id}/dossiers`
        expect((await house.call(people.cora, 'POST', url, { note: 'It is exploited.' })).status).toBe(200)
        expect((await asSlow(cases[2]!)).status).toBe(200)
        expect((await house.call(people.cora, 'POST', url, { note: 'Again.' })).json.code).toBe(
          'dossier-not-waiting',
        )
      })

      it('brings nothing unproven to anybody who mends', async () => {
        const { json } = await house.call(people.ari, 'POST', '/v1/findings', {
          title: 'Something may be wrong',
        })
        await house.settle(true)
        const finding = (await house.call(people.cora, 'GET', `/v1/findings/${json.results[0].findingId}`))
          .json
        const made = await house.call(people.cora, 'POST', '/v1/cases', {
          rootCauseIds: [finding.rootCauseId],
        })
        const add = (role: string) =>
          house.call(people.cora, 'POST', `/v1/cases/${made.json.id}/parties`, { name: 'Danube Linux', role })
        expect((await add('vendor')).json.code).toBe('not-shown-yet')
        await house.call(people.cora, 'POST', `/v1/findings/${finding.id}/attestations`, {
          reason: 'exploited now',
          statement: 'Seen in the wild.',
        })
        await house.settle(true)
        expect((await add('vendor')).status).toBe(201)
      })
    })

    it('says which answers would change its priority, and that is then what comes of them', async () => {
      const supposed = (await call(people.cora, 'GET', '/what-if')).json
      const { priority } = await view(people.cora)
      expect(supposed).toMatchObject({ band: priority.band })
      const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'
      const { json: assessed } = await call(people.cora, 'PUT', '/assessment', { vector })
      const after = (await call(people.cora, 'GET', '/what-if')).json
      expect(after).toMatchObject({ band: assessed.priority.band, score: assessed.priority.score })
      expect(after.changes.length).toBeGreaterThan(3)
      expect(after.changes.some(({ changesBand }: { changesBand: boolean }) => changesBand)).toBe(true)
      expect((await call(people.sam, 'GET', '/what-if')).status).toBe(404)
    })

    it('keeps how somebody wants to be thanked for itself and the coordinators', async () => {
      const id = (await view(people.ari)).parties.find(({ role }) => role === 'discoverer')!.id
      const wish = { wish: 'named', name: 'Ari of Argus' }
      expect((await call(people.ari, 'PUT', `/parties/${id}/credit`, wish)).status).toBe(200)
      expect((await call(people.vic, 'PUT', `/parties/${id}/credit`, wish)).status).toBe(404)
      expect((await view(people.ari)).parties.find((party) => party.id === id)?.credit).toEqual(wish)
      expect((await view(people.cora)).parties.find((party) => party.id === id)?.credit).toEqual(wish)
    })
  })
})
