import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { newId } from '../../platform/clock/index.ts'
import { sql } from '../../platform/db/index.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { exposed, type Ground, ground } from '../../testing/member-ground.ts'
import { type Hooks, type Mx, openHooks, openMx } from '../../testing/outward-world.ts'

const DAY = '2026-11-28T16:00:00Z'
const NIGHT = '2026-11-29T05:00:00Z'
const MORNING = '2026-11-29T14:00:00Z'

eachEngine((engine) => {
  describe('alerts', () => {
    let now = new Date(DAY)
    let mx: Mx
    let hooks: Hooks
    let house: TestHouse
    let clinic: Person
    let bank: Person
    let floor: Ground
    beforeAll(async () => {
      mx = await openMx()
      hooks = await openHooks(() => 204)
      house = await openHouse(engine, {
        env: {
          TOCSIN_SMTP_URL: mx.url,
          TOCSIN_MAIL_FROM: 'house@house.example',
          TOCSIN_PUBLIC_URL: 'https://house.example',
          TOCSIN_WEBHOOK_LOOPBACK: 'true',
        },
        given: { clock: { now: () => now } },
      })
      clinic = await house.person('clinic', { roles: ['member'] })
      bank = await house.person('bank', { roles: ['member'] })
      floor = await ground(house, clinic, { zone: 'America/New_York' })
      await ground(house, bank)
      const settings = {
        mode: 'immediate',
        atLeast: 'out-of-cycle',
        quiet: { from: '22:00', to: '06:30' },
        breakQuiet: true,
        digestAt: '08:00',
        emails: ['it@clinic.example'],
      }
      expect((await house.call(clinic, 'PUT', '/v1/alert-settings', settings)).status).toBe(200)
      await house.call(clinic, 'POST', '/v1/webhooks', { url: `${hooks.url}/clinic` })
      await house.call(bank, 'POST', '/v1/webhooks', { url: `${hooks.url}/bank` })
    })
    afterAll(async () => {
      await house.close()
      await mx.close()
      await hooks.close()
    })

    const alert = (
      exposureId: string,
      band: 'immediate' | 'out-of-cycle' | 'defer',
      cause: 'found' | 'reopened' = 'found',
    ) =>
      house.house.db.as(system, (tx) =>
        house.house.members.noteAlerts(tx, [
          { organisationId: floor.organisationId, exposureId, cause, band },
        ]),
      )
    const tell = async (at: string) => {
      now = new Date(at)
      const told = await house.house.members.tellDue()
      await house.house.deliveries.sendDue()
      return told
    }

    it('go out by day to every address and endpoint of the member, once', async () => {
      const urgent = await exposed(house, floor, 'CVE-2026-4001', {
        band: 'immediate',
        dueAt: new Date('2026-12-02T05:00:00Z'),
      })
      const idle = await exposed(house, floor, 'CVE-2026-4002', { band: 'defer' })
      await alert(urgent, 'immediate')
      await alert(idle, 'defer')
      expect(await tell(DAY)).toBe(1)
      expect(await tell(DAY)).toBe(0)
      expect(mx.arrived).toHaveLength(1)
      const { to, email } = mx.arrived[0]!
      expect(to).toBe('it@clinic.example')
      expect(email.subject).toBe('Act now: one thing to mend')
      // The first instant after the last day there is 5:00 UTC.
      expect(email.text).toContain('Frobnicator 1.2: CVE-2026-4001 (new). Mend it now, by 2026-12-01.')
      expect(email.text).not.toContain('CVE-2026-4002')
      expect(hooks.calls.map(({ path }) => path)).toEqual(['/clinic'])
      expect(JSON.parse(hooks.calls[0]!.body)).toMatchObject({
        type: 'exposure.alert',
        data: { exposures: [{ id: urgent, cause: 'found', band: 'immediate' }] },
      })
    })
    it('at night wait for the morning, but for what is immediate', async () => {
      const before = mx.arrived.length
      const soon = await exposed(house, floor, 'CVE-2026-4003')
      await alert(soon, 'out-of-cycle')
      expect(await tell(NIGHT)).toBe(0)
      const urgent = await exposed(house, floor, 'CVE-2026-4004', { band: 'immediate' })
      await alert(urgent, 'immediate')
      expect(await tell(NIGHT)).toBe(1)
      expect(mx.arrived.at(-1)!.email.text).toContain('CVE-2026-4004')
      await tell(MORNING)
      const digest = mx.arrived.at(-1)!.email
      expect(digest.subject).toMatch(/^Your digest: 2 things/)
      expect(digest.text).toContain('CVE-2026-4002')
      expect(digest.text).toContain('CVE-2026-4003')
      expect(mx.arrived).toHaveLength(before + 2)
    })
    it('name nothing that is restricted or under embargo, nor in the feed', async () => {
      const secret = await exposed(house, floor, 'CVE-2026-4005', { band: 'immediate', tlp: 2 })
      await alert(secret, 'immediate')
      await tell(DAY.replace('28', '30'))
      const letter = mx.arrived.at(-1)!
      expect(letter.email.text).toContain('One matter not to be named in a letter')
      expect(letter.raw).not.toContain('4005')
      const { href } = (await house.call(clinic, 'POST', '/v1/alert-settings/rss')).json
      const feed = await house.call(undefined, 'GET', href.slice('https://house.example'.length))
      expect(feed.headers['content-type']).toContain('application/rss+xml')
      expect(feed.text).toContain('CVE-2026-4001: Frobnicator 1.2')
      expect(feed.text).not.toContain('4005')
      expect(feed.text).not.toContain('front desk')
    })
    it('end with the address of the feed: an older one, or a guessed one, shows nothing', async () => {
      const first = (await house.call(clinic, 'POST', '/v1/alert-settings/rss')).json.href
      await house.call(clinic, 'POST', '/v1/alert-settings/rss')
      const path = (href: string) => href.slice('https://house.example'.length)
      expect((await house.call(undefined, 'GET', path(first))).status).toBe(404)
      expect((await house.call(undefined, 'GET', `/v1/alerts.rss?token=${'A'.repeat(32)}`)).status).toBe(404)
      await house.call(clinic, 'DELETE', '/v1/alert-settings/rss')
      expect((await house.call(clinic, 'GET', '/v1/alert-settings')).json.rss).toBe(false)
    })
    it('are not told of what was settled meanwhile', async () => {
      const before = mx.arrived.length
      const id = await exposed(house, floor, 'CVE-2026-4006', { band: 'immediate' })
      await alert(id, 'immediate')
      await house.call(clinic, 'POST', '/v1/uptake', { reports: [{ exposureId: id, said: 'deployed' }] })
      expect(await tell('2026-11-30T16:30:00Z')).toBe(0)
      expect(mx.arrived).toHaveLength(before)
    })
    it('say once that the last day begins', async () => {
      await exposed(house, floor, 'CVE-2026-4007', { dueAt: new Date('2026-12-02T05:00:00Z') })
      const before = mx.arrived.length
      await tell('2026-12-01T17:00:00Z')
      await tell('2026-12-01T18:00:00Z')
      const letters = mx.arrived.slice(before).filter(({ email }) => email.text?.includes('CVE-2026-4007'))
      expect(letters.map(({ email }) => email.text)).toEqual([expect.stringContaining('(due tomorrow)')])
    })
    it('are one member’s: another sees and hears nothing', async () => {
      expect((await house.call(bank, 'GET', '/v1/alerts')).json.items).toEqual([])
      const mine = (await house.call(clinic, 'GET', '/v1/alerts?limit=2')).json
      expect(mine.items).toHaveLength(2)
      const more = (await house.call(clinic, 'GET', `/v1/alerts?limit=2&cursor=${mine.next}`)).json
      expect(more.items[0].id).not.toBe(mine.items[1].id)
      expect(hooks.calls.every(({ path }) => path === '/clinic')).toBe(true)
      const stranger = await house.person('stranger', { roles: ['discoverer'] })
      for (const url of ['/v1/alerts', '/v1/alert-settings'])
        expect((await house.call(stranger, 'GET', url)).status).toBe(403)
    })
    it('an endpoint hears only of what its maker may see', async () => {
      const trainee = await house.person('trainee', {
        organisation: 'clinic',
        roles: ['member'],
        tlp: 'clear',
      })
      await house.call(trainee, 'POST', '/v1/webhooks', { url: `${hooks.url}/trainee` })
      const id = await exposed(house, floor, 'CVE-2026-4008', { band: 'immediate', tlp: 2 })
      await alert(id, 'immediate')
      const before = hooks.calls.length
      await tell('2026-12-03T16:00:00Z')
      expect(hooks.calls.slice(before).map(({ path }) => path)).toEqual(['/clinic'])
    })
    it('are told once by many servers, and again by none that died', async () => {
      const id = await exposed(house, floor, 'CVE-2026-4009', { band: 'immediate' })
      await alert(id, 'immediate')
      now = new Date('2026-12-03T17:00:00Z')
      await Promise.all([
        house.house.members.tellDue(),
        house.house.members.tellDue(),
        house.house.members.tellDue(),
      ])
      await house.house.deliveries.sendDue()
      expect(mx.arrived.filter(({ email }) => email.text?.includes('CVE-2026-4009'))).toHaveLength(1)
    })
    it('refuse settings that make no sense', async () => {
      const reply = await house.call(clinic, 'PUT', '/v1/alert-settings', { mode: 'hourly' })
      expect(reply.status).toBe(400)
      const id = newId()
      const rows = await house.house.db.as(clinic.actor, (tx) =>
        tx.all(sql`select from alerts where id = ${id}`),
      )
      expect(rows).toEqual([])
    })
  })
})
