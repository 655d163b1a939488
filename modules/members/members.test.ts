import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { sql } from '../../platform/db/index.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { admitter, bomOf, memberPerson, sendInventory } from '../../testing/members.ts'

eachEngine((engine) => {
  describe('members', () => {
    let house: TestHouse
    let duty: Person
    let clinic: Person
    beforeAll(async () => {
      house = await openHouse(engine)
      duty = await admitter(house)
      clinic = await memberPerson(house, 'clinic', { organisation: 'Quiet Clinic' })
    })
    afterAll(() => house?.close())

    const admission = {
      kind: 'local',
      sectors: ['water-and-wastewater-systems'],
      tlp: 'green',
    }
    const own = {
      sectors: ['healthcare-and-public-health'],
      small: true,
      zone: 'America/New_York',
      contacts: [{ name: 'Contactwordium', email: 'night@example.org', purpose: 'on call' }],
    }

    describe('admission', () => {
      it('is by a coordinator, of an organisation of this house, and may be said again', async () => {
        const town = await house.person('town', { organisation: 'Town', roles: ['member'] })
        expect((await house.call(town, 'GET', '/v1/member')).json).toMatchObject({
          code: 'member-not-joined',
        })
        const admitted = await house.call(duty, 'PUT', '/v1/members', {
          organisation: 'Town',
          ...admission,
          agreements: [{ title: 'Terms of sharing', signedOn: '2026-05-01' }],
        })
        expect(admitted.json, admitted.text).toMatchObject({
          organisation: 'Town',
          kind: 'local',
          tlp: 'green',
          zone: 'Etc/UTC',
          small: false,
          contacts: [],
          directive: 'informative',
        })
        await house.call(town, 'PUT', '/v1/member', own)
        const again = await house.call(duty, 'PUT', '/v1/members', {
          organisation: 'Town',
          ...admission,
          kind: 'federal civilian agency',
        })
        // What the member says of itself stays, and so do agreements that are not named.
        expect(again.json).toMatchObject({
          directive: 'binding',
          contacts: own.contacts,
          zone: own.zone,
          small: true,
          agreements: [{ title: 'Terms of sharing' }],
        })
        expect(again.json.joinedAt).toBe(admitted.json.joinedAt)
      })
      it('is refused for what cannot be, each with its reason', async () => {
        const admit = (who: Person, over: object) =>
          house.call(who, 'PUT', '/v1/members', { organisation: 'Quiet Clinic', ...admission, ...over })
        expect((await admit(clinic, {})).json.code).toBe('not-allowed')
        expect((await admit(duty, { organisation: 'Nobody' })).json.code).toBe('member-not-found')
        const strange = await admit(duty, { sectors: ['energy', 'weather'] })
        expect(strange.json).toMatchObject({ code: 'invalid-input', errors: [{ path: '/sectors' }] })
        const amber = await house.person('amber', { organisation: 'Clearinghouse', roles: ['coordinator'] })
        expect((await admit(amber, { tlp: 'red' })).json.code).toBe('not-allowed')
      })
      it('says by the kind of member whether BOD 26-04 binds it', async () => {
        const kinds = { 'federal civilian agency': 'binding', 'national security': 'not applicable' }
        for (const [kind, directive] of Object.entries(kinds)) {
          await house.person(kind, { organisation: kind, roles: ['member'] })
          const body = { organisation: kind, ...admission, kind }
          expect((await house.call(duty, 'PUT', '/v1/members', body)).json.directive).toBe(directive)
        }
      })
    })

    it('are listed for coordinators by pages, and for nobody else', async () => {
      const first = await house.call(duty, 'GET', '/v1/members?limit=2')
      expect(first.json.items).toHaveLength(2)
      const rest = await house.call(duty, 'GET', `/v1/members?cursor=${first.json.next}`)
      const names = [...first.json.items, ...rest.json.items].map((one) => one.organisation)
      expect(names.sort()).toEqual(['Quiet Clinic', 'Town', 'federal civilian agency', 'national security'])
      for (const person of [
        clinic,
        await house.person('board', { roles: ['overseer'] }),
        await house.person('argus'),
      ])
        expect((await house.call(person, 'GET', '/v1/members')).status).toBe(403)
    })

    it('read and change their own profile', async () => {
      const set = await house.call(clinic, 'PUT', '/v1/member', own)
      expect(set.json, set.text).toMatchObject({ organisation: 'Quiet Clinic', ...own, tlp: 'amber' })
      expect((await house.call(clinic, 'GET', '/v1/member')).json).toEqual(set.json)
      const wrong = await house.call(clinic, 'PUT', '/v1/member', { ...own, zone: 'Mars/Olympus' })
      expect(wrong.json).toMatchObject({ code: 'invalid-input', errors: [{ path: '/zone' }] })
      const onlyReads = await house.person('reader', {
        organisation: 'Quiet Clinic',
        roles: ['member'],
        scopes: ['members:read'],
      })
      expect((await house.call(onlyReads, 'GET', '/v1/member')).status).toBe(200)
      expect((await house.call(onlyReads, 'PUT', '/v1/member', own)).status).toBe(403)
    })

    it('keep contacts and agreements sealed, under a key that a coordinator cannot read', async () => {
      const rows = await house.house.db.as(system, (tx) =>
        tx.all(sql<{ row: string }>`select m::text as row from members m`),
      )
      const text = rows.map(({ row }) => row).join('\n')
      const hex = [...text.matchAll(/\\\\?x([0-9a-f]+)/g)].map(([, digits]) =>
        Buffer.from(digits!, 'hex').toString('latin1'),
      )
      expect([text, ...hex].join('\n')).not.toContain('Contactwordium')
      const keys = (actor: Person['actor']) =>
        house.house.db.as(actor, (tx) =>
          tx.all(sql<{ owner_id: string }>`select owner_id from owner_keys where owner_kind = 'member'`),
        )
      expect(await keys(duty.actor)).toEqual([])
      expect(await keys(clinic.actor)).toEqual([{ owner_id: clinic.actor.organisationId }])
    })

    describe('sites', () => {
      it('are added, listed, changed and removed', async () => {
        const { json: site } = await house.call(clinic, 'POST', '/v1/sites', {
          name: 'Main building',
          place: 'Room 4',
        })
        expect(site).toMatchObject({ name: 'Main building', place: 'Room 4', zone: null, assets: 0 })
        const changed = await house.call(clinic, 'PUT', `/v1/sites/${site.id}`, {
          name: 'Annex',
          zone: 'Europe/Berlin',
        })
        expect(changed.json).toEqual({
          id: site.id,
          name: 'Annex',
          place: null,
          zone: 'Europe/Berlin',
          assets: 0,
        })
        expect((await house.call(clinic, 'GET', '/v1/sites')).json.items).toEqual([changed.json])
        expect((await house.call(clinic, 'DELETE', `/v1/sites/${site.id}`)).status).toBe(204)
        expect((await house.call(clinic, 'DELETE', `/v1/sites/${site.id}`)).json.code).toBe('site-not-found')
      })
      it('stay while assets stand there', async () => {
        const { json: site } = await house.call(clinic, 'POST', '/v1/sites', { name: 'Ward' })
        const { json: asset } = await house.call(clinic, 'POST', '/v1/assets', {
          name: 'Monitor',
          siteId: site.id,
        })
        expect((await house.call(clinic, 'DELETE', `/v1/sites/${site.id}`)).json.code).toBe('site-in-use')
        await house.call(clinic, 'DELETE', `/v1/assets/${asset.id}`)
        expect((await house.call(clinic, 'DELETE', `/v1/sites/${site.id}`)).status).toBe(204)
      })
    })

    describe('assets', () => {
      it('say which of the four tags of BOD 26-04 nobody set', async () => {
        const bare = await house.call(clinic, 'POST', '/v1/assets', { name: 'Pump' })
        expect(bare.json, bare.text).toMatchObject({
          quantity: 1,
          missingTags: ['organisation', 'environment', 'exposure', 'assetType'],
        })
        const { json: site } = await house.call(clinic, 'POST', '/v1/sites', { name: 'North' })
        const tagged = await house.call(clinic, 'PUT', `/v1/assets/${bare.json.id}`, {
          name: 'Pump',
          siteId: site.id,
          quantity: 40,
          organisation: 'Ward 3',
          environment: 'clinical',
          exposure: 'internal',
          assetType: 'infusion pump',
        })
        expect(tagged.json).toMatchObject({ site: 'North', quantity: 40, missingTags: [] })
        const list = await house.call(clinic, 'GET', '/v1/assets?limit=200')
        expect(list.json.items).toContainEqual(tagged.json)
      })
      it('stand at sites of their own organisation alone', async () => {
        const other = await memberPerson(house, 'other')
        const { json: site } = await house.call(other, 'POST', '/v1/sites', { name: 'Elsewhere' })
        const reply = await house.call(clinic, 'POST', '/v1/assets', { name: 'Thing', siteId: site.id })
        expect(reply.json.code).toBe('site-not-found')
      })
      it('stay while they have an inventory', async () => {
        const { json } = await sendInventory(house, clinic, bomOf(['a@1.0.0']), { asset: 'Busy' })
        expect((await house.call(clinic, 'DELETE', `/v1/assets/${json.assetId}`)).json.code).toBe(
          'asset-in-use',
        )
        expect((await house.call(clinic, 'DELETE', `/v1/inventories/${json.inventoryId}`)).status).toBe(204)
        expect((await house.call(clinic, 'DELETE', `/v1/assets/${json.assetId}`)).status).toBe(204)
      })
    })

    it('leave a journal of who did what, without a word of what it was about', async () => {
      const rows = await house.house.db.as(system, (tx) =>
        tx.all(
          sql<{
            act: string
            detail: Record<string, unknown>
          }>`select act, detail from journal where subject_kind in ('member', 'site', 'asset', 'inventory')`,
        ),
      )
      const acts = new Set(rows.map(({ act }) => act))
      for (const act of [
        'member admitted',
        'member changed',
        'site added',
        'asset changed',
        'inventory imported',
        'inventory removed',
      ])
        expect(acts).toContain(act)
      expect(JSON.stringify(rows)).not.toMatch(/Annex|Pump|Contactwordium|Busy/)
      expect(house.errors).toEqual([])
    })
  })
})
