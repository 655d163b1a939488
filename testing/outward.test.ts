import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMailIn } from '../apps/server/outward.ts'
import type { CaseView, Coordination } from '../modules/cases/index.ts'
import { system } from '../platform/access/actor.ts'
import { sql } from '../platform/db/index.ts'
import { eachEngine } from './database.ts'
import { openHouse, type Person, type TestHouse } from './house.ts'
import { type Hooks, type Mx, mailTo, openHooks, openMx } from './outward-world.ts'
import { fallen, runAll, runnerOf } from './runner.ts'

const DOMAIN = 'reply.clearinghouse.test'
const VERA = 'psirt@vera.test'
const VIC = 'security@vicuna.test'
const DAN = 'gone@danube.test'

/** One case driven wholly by mail and webhooks, against real servers on loopback. */
eachEngine((engine) => {
  describe('a case whose parties have no account', () => {
    let house: TestHouse
    let mx: Mx
    let hooks: Hooks
    let mailIn: { port: number; close(): Promise<void> }
    let now = Date.parse('2027-03-02T15:00:00Z')
    let cora: Person
    let ari: Person
    let sam: Person
    /** They act by the links their mails carried. */
    let vera: Person
    let vic: Person
    let caseId: string

    const call = (who: Person | undefined, method: 'GET' | 'POST' | 'PUT', rest: string, body?: unknown) =>
      house.call(who, method, `/v1/cases/${caseId}${rest}`, body)
    const partyId = async (name: string): Promise<string> =>
      ((await call(cora, 'GET', '')).json as CaseView).parties.find((party) => party.name === name)!.id
    const coordination = async (who: Person): Promise<Coordination> =>
      (await call(who, 'GET', '/coordination')).json
    const threads = async (who: Person) => (await call(who, 'GET', '/threads')).json.items
    const messages = async (threadId: string) =>
      (await call(cora, 'GET', `/threads/${threadId}/messages`)).json.items
    const mail = async () => (await call(cora, 'GET', '/mail')).json
    const deliveries = async (state: string, who = cora) =>
      (await house.call(who, 'GET', `/v1/deliveries?state=${state}`)).json.items
    /** Everything that is due goes out. */
    const out = async () => {
      await house.settle(true)
      await house.house.deliveries.sendDue()
    }
    /** Time goes on until nothing waits to be tried again. */
    const outUntilQuiet = async () => {
      for (let tries = 0; tries < 12; tries += 1) {
        await out()
        if ((await deliveries('pending')).length === 0) return
        now += 27 * 3_600_000
      }
      throw new Error('something is tried without end')
    }
    const keyIn = (text: string): string => /#(tocsin_\S+)/.exec(text)![1]!
    const replyTo = (address: string, subject: RegExp): string =>
      mx.arrived.filter(({ to, email }) => to === address && subject.test(email.subject ?? '')).at(-1)!.email
        .replyTo![0]!.address!
    const answer = (from: string, to: string, text: string, more = {}) =>
      mailTo(mailIn.port, { from, to, text, ...more })

    beforeAll(async () => {
      mx = await openMx()
      hooks = await openHooks((path, n) =>
        path === '/never' ? 500 : path.startsWith('/twice') && n <= 2 ? 503 : 204,
      )
      house = await openHouse(engine, {
        given: { clock: { now: () => new Date(now) } },
        env: {
          TOCSIN_SMTP_URL: mx.url,
          TOCSIN_MAIL_FROM: 'desk@clearinghouse.test',
          TOCSIN_MAIL_DOMAIN: DOMAIN,
          TOCSIN_WEBHOOK_LOOPBACK: 'true',
          TOCSIN_PUBLISHER_NAME: 'Test Clearinghouse',
          TOCSIN_PUBLIC_URL: 'https://clearinghouse.test',
        },
      })
      mailIn = (await startMailIn(
        { ...house.house.config, mailListen: '127.0.0.1:0' },
        house.house.cases,
        (error) => house.errors.push(error),
      ))!
      cora = await house.person('cora', { organisation: 'Clearinghouse', roles: ['coordinator'], tlp: 'red' })
      ari = await house.person('ari', { organisation: 'Argus Lab', roles: ['discoverer'] })
      sam = await house.person('sam', { organisation: 'Strangers', roles: ['maintainer'], tlp: 'red' })
      const { json } = await house.call(ari, 'POST', '/v1/findings', {
        title: 'Quokkaflux in toy-one',
        recipe: {
          target: { kind: 'npm', name: 'toy-one', version: '1.0.0' },
          fixed: { version: '1.0.1' },
          proof: { language: 'javascript', format: 'commonjs', source: `require('toy-one')({})` },
          oracle: 'prototype-pollution',
        },
      })
      await runAll(house, await runnerOf(house), fallen)
      await house.settle(true)
      const finding = (await house.call(cora, 'GET', `/v1/findings/${json.results[0].findingId}`)).json
      const cause = (await house.call(cora, 'GET', `/v1/root-causes/${finding.rootCauseId}`)).json
      caseId =
        cause.caseId ?? (await house.call(cora, 'POST', '/v1/cases', { rootCauseIds: [cause.id] })).json.id
      await house.settle(true)
    })
    afterAll(async () => {
      await mailIn?.close()
      await house?.close()
      await mx?.close()
      await hooks?.close()
    })

    it('writes to who was added, again when the mail server puts it off, and carries the way in', async () => {
      mx.putOff(2)
      for (const [name, email] of [
        ['Vera Instruments', VERA],
        ['Vicuna Systems', VIC],
      ])
        expect((await call(cora, 'POST', '/parties', { name, role: 'vendor', email })).status).toBe(201)
      await out()
      expect(mx.arrived).toEqual([])
      const waiting = await deliveries('pending')
      expect(waiting).toHaveLength(2)
      for (const one of waiting) {
        expect(one).toMatchObject({ kind: 'e-mail', attempts: 1, about: { kind: 'case', id: caseId } })
        expect(one.lastError).toContain('put it off: 451 greylisted')
        expect(Date.parse(one.nextAt) - now).toBeGreaterThanOrEqual(60_000)
        expect(Date.parse(one.nextAt) - now).toBeLessThanOrEqual(66_000)
      }
      now += 59_000
      await house.house.deliveries.sendDue()
      expect(mx.arrived).toEqual([])
      now += 8_000
      await out()
      expect(mx.arrived.map(({ to }) => to).sort()).toEqual([VERA, VIC].sort())
      const { email, raw } = mx.lastTo(VERA)
      expect(email.subject).toMatch(/^\[TOCSIN-\d{4}-\d{4}\] You are asked to help with a vulnerability$/)
      expect(raw.toLowerCase()).toContain('auto-submitted: auto-generated')
      expect(raw.toLowerCase()).not.toContain('list-unsubscribe')
      expect(email.messageId).toMatch(new RegExp(`^<[0-9a-f-]{36}@${DOMAIN}>$`))
      vera = { ...sam, login: 'vera', key: keyIn(email.text!) }
      vic = { ...sam, login: 'vic', key: keyIn(mx.lastTo(VIC).email.text!) }
      expect((await call(vera, 'GET', '')).json.parties).toMatchObject([{ name: 'Vera Instruments' }])
    })

    it('tells an event once, however often the relay repeats', async () => {
      const before = mx.arrived.length
      const events = await house.house.db.as(system, (tx) =>
        tx.all(sql<{ id: string; kind: string; data: Record<string, unknown>; at: Date }>`
          select id::text, kind, data, at from events where subject_id = ${caseId}`),
      )
      for (const { at, ...event } of events)
        await house.house.cases.notify({ ...event, caseId, at: at.toISOString() })
      await out()
      expect(mx.arrived.length).toBe(before)
    })

    it('tells of a conversation to who is in it, without its text', async () => {
      const { json: quiet } = await call(cora, 'POST', '/threads', {
        title: 'Heapwordium layout',
        partyIds: [await partyId('Vicuna Systems')],
        text: 'Hiddenwordium: only you and us.',
      })
      const before = mx.arrived.filter(({ to }) => to === VERA).length
      await out()
      const told = mx.lastTo(VIC).email
      expect(told.subject).toMatch(/A new message$/)
      expect(told.text).not.toMatch(/wordium/)
      expect(told.text).toContain('everybody in that conversation will read it')
      expect(mx.arrived.filter(({ to }) => to === VERA).length).toBe(before)
      // A later mail carries the same link as the first.
      expect(keyIn(told.text!)).toBe(vic.key)

      const text = `We looked.\nIt is our parser.\n\nOn Tue, Mar 2, 2027 Test Clearinghouse wrote:\n> ${'quoted\n> '.repeat(3)}`
      const reply = { messageId: '<one@vicuna.test>' }
      const to = replyTo(VIC, /A new message/)
      expect(await answer(VIC, to, text, reply)).toMatch(/^250/)
      expect(await answer(VIC, to, text, reply)).toMatch(/^250/)
      const said = await messages(quiet.id)
      expect(said).toHaveLength(2)
      expect(said[0]).toMatchObject({
        by: 'Vicuna Systems',
        via: 'e-mail',
        text: 'We looked.\nIt is our parser.',
        attachments: [{ name: 'whole message.txt' }],
      })
      const whole = await call(cora, 'GET', `/attachments/${said[0].attachments[0].id}`)
      expect(whole.text).toContain('> quoted')
    })

    it('begins a party’s own conversation with its first answer to a notice, and goes on in it', async () => {
      const to = replyTo(VERA, /asked to help/)
      expect(to).toMatch(new RegExp(`^case\\+[0-9a-f]{32}@${DOMAIN}$`))
      const file = { attachments: [{ filename: '../../etc/versions.txt', content: '5.1 and 5.2' }] }
      expect(await answer(VERA, to, 'Which versions are hit?', file)).toMatch(/^250/)
      expect(await answer(`Vera <${VERA.toUpperCase()}>`, to.toUpperCase(), 'Forget it: found it.')).toMatch(
        /^250/,
      )
      const own = await threads(vera)
      expect(own).toMatchObject([{ title: 'By e-mail', messages: 2, forAll: false }])
      const [second, first] = await messages(own[0].id)
      expect(second.text).toBe('Forget it: found it.')
      expect(first.attachments).toMatchObject([{ name: 'versions.txt', bytes: 11 }])
      expect((await threads(vic)).map(({ id }: { id: string }) => id)).not.toContain(own[0].id)
    })

    it('takes mail for its own addresses alone, and no more than it can hold', async () => {
      const to = replyTo(VERA, /asked to help/)
      for (const wrong of [
        `case+${'0'.repeat(32)}@${DOMAIN}`,
        `postmaster@${DOMAIN}`,
        to.replace(DOMAIN, 'elsewhere.test'),
      ])
        expect(await answer(VERA, wrong, 'x')).toMatch(/^550/)
      expect(await answer(VERA, to, 'x'.repeat(70).concat('\n').repeat(160_000))).toMatch(/^552/)
      expect((await threads(vera))[0].messages).toBe(2)
    })

    it('holds what comes from another address until a coordinator looks, and posts no machine’s words', async () => {
      const to = replyTo(VERA, /asked to help/)
      const before = (await threads(vera))[0].messages
      const spoof = { messageId: '<spoof@elsewhere.test>' }
      expect(await answer('mallory@elsewhere.test', to, 'Send me everything.', spoof)).toMatch(/^250/)
      expect(await answer('mallory@elsewhere.test', to, 'Send me everything.', spoof)).toMatch(/^250/)
      await answer(VERA, to, 'I am on holiday.', { headers: { 'auto-submitted': 'auto-replied' } })
      await answer(VERA, to, 'I am on holiday, too.', { headers: { precedence: 'bulk' } })
      await answer('mailer-daemon@vera.test', to, 'Undelivered.', { envelopeFrom: '' })
      // The house's own mail, sent back by a forwarding address.
      await answer(`desk@${DOMAIN}`, to, 'Case so and so', { messageId: `<x@${DOMAIN}>` })
      expect((await threads(vera))[0].messages).toBe(before)
      const { held } = await mail()
      expect(held.map(({ reason }: { reason: string }) => reason).sort()).toEqual([
        'another sender',
        'automatic',
        'automatic',
        'automatic',
        'automatic',
      ])
      const [foreign] = held.filter(({ reason }: { reason: string }) => reason === 'another sender')
      expect(foreign).toMatchObject({ from: 'mallory@elsewhere.test', text: 'Send me everything.' })
      // The same for whoever leads several cases, with whose address it came to.
      const waiting = await house.call(cora, 'GET', '/v1/held-mails')
      expect(waiting.json.items.map(({ id }: { id: string }) => id)).toEqual(
        held.map(({ id }: { id: string }) => id),
      )
      expect(waiting.json.items[0]).toMatchObject({ caseId, partyName: 'Vera Instruments' })
      for (const who of [vera, sam])
        expect((await house.call(who, 'GET', '/v1/held-mails')).json.code).toBe('not-allowed')
      const floor = (await house.call(undefined, 'GET', '/v1/pipeline')).json
      expect(JSON.stringify(floor)).toContain('e-mails held back')

      const settle = (who: Person, heldId: string, act: string) =>
        call(who, 'POST', `/mail/${heldId}`, { act })
      for (const who of [vera, vic, sam, ari])
        expect([403, 404]).toContain((await settle(who, foreign.id, 'release')).status)
      const machine = held.find(({ reason }: { reason: string }) => reason === 'automatic')
      expect((await settle(cora, machine.id, 'release')).json.code).toBe('held-mail-automatic')
      for (const one of held) await settle(cora, one.id, one.id === foreign.id ? 'release' : 'drop')
      expect((await mail()).held).toEqual([])
      expect((await settle(cora, foreign.id, 'release')).json.code).toBe('held-mail-not-found')
      expect((await threads(vera))[0].messages).toBe(before + 1)
      // What was dropped once stays so, and what was released is there already.
      await answer('mallory@elsewhere.test', to, 'Send me everything.', spoof)
      expect((await threads(vera))[0].messages).toBe(before + 1)
      const blobs = await house.house.db.as(system, (tx) =>
        tx.all(
          sql`select 1 from blobs b where exists (select from case_held_mails h where h.address = b.address)`,
        ),
      )
      expect(blobs).toEqual([])
    })

    it('stops at two machines that do not say they are', async () => {
      const to = replyTo(VERA, /asked to help/)
      for (let n = 0; n < 25; n += 1) await answer(VERA, to, `Thank you for your mail number ${n}.`)
      const { held } = await mail()
      expect(held.length).toBeGreaterThanOrEqual(5)
      expect(held.every(({ reason }: { reason: string }) => reason === 'too many')).toBe(true)
      now += 2 * 3_600_000
    })

    it('sends texts along only to who agreed to it, and names nobody it need not know', async () => {
      expect(
        (await call(vic, 'PUT', `/parties/${await partyId('Vicuna Systems')}/mail`, { text: true })).status,
      ).toBe(403)
      const set = await call(cora, 'PUT', `/parties/${await partyId('Vicuna Systems')}/mail`, { text: true })
      expect(set.json.parties.find(({ text }: { text: boolean }) => text)).toMatchObject({ email: VIC })
      const { json: open } = await call(cora, 'POST', '/threads', {
        title: 'To all',
        forAll: true,
        text: 'Welcome, all of you.',
      })
      await out()
      expect(mx.lastTo(VIC).email.text).toContain('cora:\n\nWelcome, all of you.')
      expect(mx.lastTo(VERA).email.text).not.toContain('Welcome')
      expect(mx.lastTo(VERA).email.text).toContain('every party of the case will read it')
      expect(await answer(VERA, replyTo(VERA, /A new message/), 'Fix on Tuesday.')).toMatch(/^250/)
      expect((await messages(open.id))[0]).toMatchObject({ by: 'Vera Instruments', text: 'Fix on Tuesday.' })
      const veras = mx.arrived.filter(({ to }) => to === VERA).length
      await out()
      expect(mx.lastTo(VIC).email.text).toContain('another party:\n\nFix on Tuesday.')
      // Who wrote it is not told of it.
      expect(mx.arrived.filter(({ to }) => to === VERA).length).toBe(veras)
    })

    it('calls endpoints, signed, until they answer; gives up in the end, and says so', async () => {
      const add = (who: Person, path: string) =>
        house.call(who, 'POST', '/v1/webhooks', { url: `${hooks.url}${path}` })
      const mine = await add(vic, '/vic')
      expect(mine.status).toBe(201)
      const [twice, never] = [await add(cora, '/twice?token=pathwordium'), await add(vera, '/never')]
      expect((await house.call(vic, 'GET', '/v1/webhooks')).json.items).toMatchObject([
        { url: `${hooks.url}/vic` },
      ])
      expect((await house.call(vic, 'GET', '/v1/webhooks')).text).not.toContain('whsec_')
      for (const bad of [
        'http://example.org/',
        'https://10.0.0.1/',
        'https://169.254.169.254/',
        'ftp://x/',
        'x',
      ])
        expect((await house.call(vic, 'POST', '/v1/webhooks', { url: bad })).json.code).toBe(
          'webhook-address-refused',
        )
      expect((await house.call(vic, 'DELETE', `/v1/webhooks/${twice.json.id}`)).json.code).toBe(
        'webhook-not-found',
      )

      const terms = { local: '2027-06-01T10:00', zone: 'America/New_York', words: 'proposalwordium' }
      expect((await call(vera, 'POST', '/embargo/proposals', terms)).status).toBe(201)
      await out()
      const [first] = hooks.calls.filter(({ path }) => path === '/vic')
      const headers = first!.headers as Record<string, string>
      const proposalId = (await coordination(cora)).proposals[0]!.id
      // The reference implementation's verifier wants the time of the test, which has its own clock.
      const real = Date.now
      Date.now = () => now
      try {
        expect(new Webhook(mine.json.secret).verify(first!.body, headers)).toEqual({
          type: 'case.proposal',
          timestamp: expect.any(String),
          data: { caseId, proposalId },
        })
        expect(() => new Webhook(mine.json.secret).verify(`${first!.body} `, headers)).toThrow()
        expect(() => new Webhook(never.json.secret).verify(first!.body, headers)).toThrow()
      } finally {
        Date.now = real
      }
      await outUntilQuiet()
      const calls = (path: string) => hooks.calls.filter((one) => one.path.startsWith(path))
      expect(calls('/vic')).toHaveLength(1)
      expect(calls('/twice')).toHaveLength(3)
      expect(new Set(calls('/twice').map((one) => one.headers['webhook-id'])).size).toBe(1)
      // Once and after each of seven waits.
      expect(calls('/never')).toHaveLength(8)
      const dead = await deliveries('dead')
      expect(dead).toMatchObject([{ kind: 'webhook', attempts: 8, to: null }])
      expect(dead[0].lastError).toContain('answered 500')
      expect(await deliveries('dead', vera)).toMatchObject([{ to: new URL(hooks.url).host }])
      expect((await deliveries('dead', vic)).length).toBe(0)
      expect(JSON.stringify((await house.call(undefined, 'GET', '/v1/pipeline')).json)).toContain(
        'could not be delivered',
      )
    })

    it('agrees on the embargo with who was told by mail alone, and tells all of it', async () => {
      expect(mx.lastTo(VIC).email.subject).toMatch(/A date of publication is proposed$/)
      expect(mx.lastTo(VIC).email.text).not.toMatch(/wordium|2027-06-01/)
      const { id } = (await coordination(cora)).proposals[0]!
      for (const who of [vic, ari])
        expect((await call(who, 'POST', `/embargo/proposals/${id}/answer`, { answer: 'agree' })).status).toBe(
          200,
        )
      expect((await coordination(cora)).proposals[0]!.state).toBe('agreed')
      await out()
      for (const address of [VERA, VIC])
        expect(mx.lastTo(address).email.subject).toMatch(/date of publication is set$/)
    })

    it('sends a dead letter again by hand, to a mended address', async () => {
      mx.refuse(DAN)
      await call(cora, 'POST', '/parties', { name: 'Danube Linux', role: 'downstream', email: DAN })
      await out()
      const [letter] = (await deliveries('dead')).filter(({ kind }: { kind: string }) => kind === 'e-mail')
      // Refused for good: there is nothing to wait for.
      expect(letter).toMatchObject({ attempts: 1, to: DAN })
      expect(letter.lastError).toContain('550')
      const danube = await partyId('Danube Linux')
      await call(cora, 'PUT', `/parties/${danube}/mail`, { email: 'psirt@danube.test' })
      for (const who of [vic, sam, ari])
        expect((await house.call(who, 'POST', `/v1/deliveries/${letter.id}/retry`)).json.code).toBe(
          'delivery-not-found',
        )
      expect((await house.call(cora, 'POST', `/v1/deliveries/${letter.id}/retry`)).status).toBe(204)
      expect((await house.call(cora, 'POST', `/v1/deliveries/${letter.id}/retry`)).json.code).toBe(
        'delivery-not-dead',
      )
      await out()
      expect(mx.lastTo('psirt@danube.test').email.subject).toMatch(/You are asked to help/)
    })

    it('drops a dead letter by hand: why it failed stays, address and text go', async () => {
      const lost = 'lost@lost.test'
      mx.refuse(lost)
      await call(cora, 'POST', '/parties', { name: 'Lost Devices', role: 'downstream', email: lost })
      await out()
      const [letter] = (await deliveries('dead')).filter(({ to }: { to: string }) => to === lost)
      const drop = (who: Person) => house.call(who, 'POST', `/v1/deliveries/${letter.id}/drop`)
      for (const who of [vic, sam, ari]) expect((await drop(who)).json.code).toBe('delivery-not-found')
      expect((await drop(cora)).status).toBe(204)
      expect((await drop(cora)).json.code).toBe('delivery-not-dead')
      expect((await house.call(cora, 'POST', `/v1/deliveries/${letter.id}/retry`)).json.code).toBe(
        'delivery-not-dead',
      )
      expect(await deliveries('dropped')).toMatchObject([{ id: letter.id, to: null, nextAt: null }])
      expect((await deliveries('dropped'))[0].lastError).toContain('550')
      // Whoever is gone is not written to: what waits for it is forgotten, what it is told of stays.
      await call(cora, 'POST', '/signals', { kind: 'leak', words: 'signalwordium for all' })
      await house.settle(true)
      const waits = async () =>
        (await deliveries('pending')).filter(({ to }: { to: string }) => to === lost).length
      expect(await waits()).toBeGreaterThan(0)
      const removal = { note: 'It makes no such thing.' }
      await call(cora, 'POST', `/parties/${await partyId('Lost Devices')}/removal`, removal)
      expect(await waits()).toBe(0)
      await out()
    })

    it('disables an endpoint that never answers, and says why', async () => {
      for (let n = 0; n < 4; n += 1) {
        await call(cora, 'POST', '/signals', { kind: 'leak', words: `signalwordium ${n}` })
        await outUntilQuiet()
      }
      const [hook] = (await house.call(vera, 'GET', '/v1/webhooks')).json.items
      expect(hook.disabledAt).not.toBeNull()
      expect(hook.disabledBecause).toContain('calls in a row could not be delivered')
      const before = hooks.calls.filter(({ path }) => path === '/never').length
      await call(cora, 'POST', '/signals', { kind: 'leak', words: 'signalwordium again' })
      await outUntilQuiet()
      expect(hooks.calls.filter(({ path }) => path === '/never').length).toBe(before)
      const enabled = await house.call(vera, 'PUT', `/v1/webhooks/${hook.id}`, { enabled: true })
      expect(enabled.json).toMatchObject({ disabledAt: null, deadLetters: 0 })
      expect((await house.call(vera, 'DELETE', `/v1/webhooks/${hook.id}`)).status).toBe(204)
    })

    it('tells of the plan and of the publication', async () => {
      const steps = [{ partyId: await partyId('Vera Instruments'), minutes: 0, what: 'stepwordium' }]
      const vics = mx.arrived.filter(({ to }) => to === VIC).length
      await call(cora, 'PUT', '/release-plan', { steps })
      await out()
      expect(mx.lastTo(VERA).email.subject).toMatch(/plan of the publication$/)
      expect(mx.arrived.filter(({ to }) => to === VIC).length).toBe(vics)
      await house.house.db.as(system, (tx) => house.house.cases.markPublished(tx, caseId, 'test'))
      await out()
      for (const address of [VERA, VIC]) expect(mx.lastTo(address).email.subject).toMatch(/Published$/)
    })

    it('never sent anybody a word of another’s, of a hidden conversation or of the flaw', async () => {
      const FLAW = /quokkaflux|toy-one|prototype|wordium|argus/i
      const others: Record<string, RegExp> = {
        [VERA]: /vicuna|danube|parser|cora:/i,
        [VIC]: /vera|danube|holiday|mallory|Which versions/i,
        'psirt@danube.test': /vera|vicuna/i,
      }
      for (const { to, raw, email } of mx.arrived) {
        const all = `${raw}\n${email.subject}\n${email.text}\n${email.headerLines.map(({ line }) => line).join('\n')}`
        const own = all.replaceAll(to, '')
        expect([to, FLAW.exec(own)?.[0], others[to]!.exec(own)?.[0]]).toEqual([to, undefined, undefined])
      }
      const known = await Promise.all(
        ['Vera Instruments', 'Vicuna Systems', 'Danube Linux'].map(
          async (name) => [name, await partyId(name)] as const,
        ),
      )
      const hidden = (await threads(cora)).find(({ title }: { title: string }) => title.startsWith('Heap')).id
      for (const { path, body, headers } of hooks.calls) {
        const all = body + JSON.stringify(headers)
        expect(FLAW.exec(all)).toBeNull()
        expect(/vera|vicuna|danube|clearinghouse/i.exec(all)).toBeNull()
        if (path === '/never') {
          expect(body).not.toContain(hidden)
          for (const [name, id] of known) if (name !== 'Vera Instruments') expect(body).not.toContain(id)
        }
      }
      expect(house.errors).toEqual([])
    })

    it('keeps no address, link or text of them in the database', async () => {
      const { rows } = await house.test.db.asOwner(
        `select schemaname, tablename from pg_tables where schemaname in ('public', 'pgboss')
          and tablename <> 'schema_migrations'`,
      )
      expect(rows.length).toBeGreaterThan(50)
      const secrets = [VERA, VIC, vera.key, vic.key, 'pathwordium', 'Send me everything']
      for (const { schemaname, tablename } of rows) {
        const found = await house.house.db.as(system, (tx) =>
          tx.text(`select t::text as line from ${schemaname}."${tablename}" t`),
        )
        const text = (found.rows as { line: string }[]).map(({ line }) => line).join('\n')
        for (const secret of secrets) {
          expect([tablename, text.includes(secret)]).toEqual([tablename, false])
          expect([tablename, text.includes(Buffer.from(secret).toString('hex'))]).toEqual([tablename, false])
        }
      }
    })
  })
})
