import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { sql } from '../../platform/db/index.ts'
import { eachEngine } from '../../testing/database.ts'
import { bring, cveRecord, duty } from '../../testing/feeds.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { memberPerson, sendInventory } from '../../testing/members.ts'
import { nameKeyHex } from './service/deps.ts'

eachEngine((engine) => {
  describe('an inventory chosen from pictures', () => {
    let house: TestHouse
    let clinic: Person
    beforeAll(async () => {
      house = await openHouse(engine)
      clinic = await memberPerson(house, 'clinic')
    })
    afterAll(() => house?.close())

    const choose = (body: object) => house.call(clinic, 'POST', '/v1/inventories/picture-list', body)
    const components = async (id: string) =>
      (await house.call(clinic, 'GET', `/v1/inventories/${id}/components`)).json.items
    const keys = async (inventoryId: string): Promise<string[]> => {
      const rows = await house.house.db.as(system, (tx) =>
        tx.all(sql<{ key: string }>`select encode(unnest(keys), 'hex') as key from inventory_components
          where inventory_id = ${inventoryId} and removed_at is null`),
      )
      return rows.map(({ key }) => key)
    }
    const keyOf = (space: string, name: string) =>
      nameKeyHex(house.house.keyring, { kind: 'product', space, name })
    const FIREWALL = 'paloaltonetworks/pan-os'
    const OTHER = 'fortinet/fortios'

    it('is made of things everybody can recognise', async () => {
      const { items } = (await house.call(clinic, 'GET', '/v1/common-products')).json
      expect(items.length).toBeGreaterThan(20)
      expect(items.find(({ id }: { id: string }) => id === FIREWALL)).toEqual({
        id: FIREWALL,
        group: expect.any(String),
        name: expect.any(String),
        icon: expect.any(String),
        versionHint: expect.any(String),
      })
    })

    it('knows what they are without a question, in the version said', async () => {
      const reply = await choose({
        items: [{ id: FIREWALL, version: '10.1.6-h3', quantity: 2 }, { id: OTHER }],
      })
      expect(reply.status, reply.text).toBe(201)
      expect(reply.json).toMatchObject({ form: 'picture list', added: 2, questions: 0, lookingUp: 0 })
      expect(await components(reply.json.inventoryId)).toMatchObject([
        { version: '10.1.6-h3', takenFor: { vendor: 'paloaltonetworks', product: 'pan-os' } },
        { version: null, takenFor: { vendor: 'fortinet', product: 'fortios' } },
      ])
      expect(await keys(reply.json.inventoryId)).toEqual(
        expect.arrayContaining([keyOf('paloaltonetworks', 'pan-os'), keyOf('fortinet', 'fortios')]),
      )
      expect((await house.call(clinic, 'GET', '/v1/product-questions?state=asked')).json.items).toEqual([])
    })

    it('grows by what is chosen later, and holds nothing twice', async () => {
      const again = await choose({
        items: [{ id: OTHER, version: '7.2.4' }, { id: 'cisco/firepower_threat_defense' }],
      })
      // The firewall whose version was not known is the same one.
      expect(again.json, again.text).toMatchObject({ revision: 2, added: 1, changed: 1, removed: 0, same: 1 })
      const same = await choose({ items: [{ id: OTHER, version: '7.2.4' }] })
      expect(same.json).toMatchObject({ added: 0, changed: 0, removed: 0, same: 3 })
      const { items } = (await house.call(clinic, 'GET', '/v1/inventories')).json
      expect(items).toMatchObject([{ name: 'Picture list', asset: 'What we run', components: 3 }])
    })

    it('is another one for another asset, and begins anew where that is asked', async () => {
      const elsewhere = await choose({ asset: 'Annex', items: [{ id: FIREWALL }] })
      expect(elsewhere.json).toMatchObject({ revision: 1, added: 1 })
      const anew = await choose({ asset: 'Annex', items: [{ id: OTHER }], replace: true })
      expect(anew.json).toMatchObject({
        inventoryId: elsewhere.json.inventoryId,
        added: 1,
        removed: 1,
        same: 0,
      })
    })

    it('adds what two people choose at the same time, one after the other', async () => {
      const chosen = await Promise.all(
        [FIREWALL, OTHER].map((id) => choose({ asset: 'Shared', items: [{ id }] })),
      )
      const busy = chosen.filter(({ json }) => json.code === 'inventory-busy')
      for (const _ of busy) await choose({ asset: 'Shared', items: [{ id: FIREWALL }, { id: OTHER }] })
      const { inventoryId } = chosen.find(({ status }) => status === 201)!.json
      expect(await components(inventoryId)).toHaveLength(2)
    })

    it('is exported as a document that is an inventory of its own', async () => {
      const { json } = await choose({
        asset: 'Export',
        items: [{ id: FIREWALL, version: '10.1.6', quantity: 2 }],
      })
      const exported = await house.call(clinic, 'GET', `/v1/inventories/${json.inventoryId}/export`)
      expect(exported.json).toMatchObject({ bomFormat: 'CycloneDX', components: [{ version: '10.1.6' }] })
      const imported = await sendInventory(house, clinic, exported.text, { asset: 'Export', name: 'copy' })
      expect(imported.json).toMatchObject({ form: 'cyclonedx-json', added: 1, problemCount: 0 })
      // The words are the same, so it is known what they mean.
      expect((await components(imported.json.inventoryId))[0].takenFor).toMatchObject({ product: 'pan-os' })
    })

    it('is found under the spellings of records that come later', async () => {
      const { json } = await choose({ asset: 'Spelled', items: [{ id: FIREWALL }] })
      const other = keyOf('palo alto networks', 'pan-os')
      expect(await keys(json.inventoryId)).not.toContain(other)
      const record = cveRecord('CVE-2026-30000')
      Object.assign(record.containers.cna.affected[0]!, { vendor: 'Palo Alto Networks', product: 'PAN-OS' })
      await bring(house, await duty(house), 'cve', JSON.stringify(record))
      await house.house.members.lookUpWords({})
      await house.settle(true)
      expect(await keys(json.inventoryId)).toEqual(
        expect.arrayContaining([other, keyOf('paloaltonetworks', 'pan-os')]),
      )
      expect(house.errors).toEqual([])
    })

    it('takes nothing that is not on the list, and says which', async () => {
      const reply = await choose({ items: [{ id: OTHER }, { id: 'constructor' }] })
      expect(reply.json).toMatchObject({ code: 'product-unknown', errors: [{ path: '/items/1/id' }] })
      await sendInventory(house, clinic, 'a==1\n', {
        asset: 'Taken',
        name: 'Picture list',
        fileName: 'requirements.txt',
      })
      expect((await choose({ asset: 'Taken', items: [{ id: OTHER }] })).json.code).toBe('conflict')
    })
  })
})
