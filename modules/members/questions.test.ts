import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { sql } from '../../platform/db/index.ts'
import type { Resolution } from '../../standards/products/index.ts'
import { eachEngine } from '../../testing/database.ts'
import { bring, cveRecord, duty } from '../../testing/feeds.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { memberPerson, sendInventory } from '../../testing/members.ts'
import { nameKeyHex } from './service/deps.ts'
import { createQuestions } from './service/questions.ts'

/** Products that public records name; records and flaws are made up. */
const PRODUCTS = [
  ['Fortinet', 'FortiOS'],
  ['Palo Alto Networks', 'PAN-OS'],
  ['paloaltonetworks', 'pan-os'],
  ['Microsoft', 'Windows Server 2016'],
  ['Philips', 'IntelliVue Patient Monitor MX450'],
] as const

eachEngine((engine) => {
  describe('words for products', () => {
    let house: TestHouse
    let clinic: Person
    beforeAll(async () => {
      house = await openHouse(engine)
      const coordinator = await duty(house)
      for (const [at, [vendor, product]] of PRODUCTS.entries()) {
        const record = cveRecord(`CVE-2026-1000${at}`)
        Object.assign(record.containers.cna.affected[0]!, { vendor, product })
        await bring(house, coordinator, 'cve', JSON.stringify(record))
      }
      clinic = await memberPerson(house, 'clinic')
    })
    afterAll(() => house?.close())

    const csv = (rows: readonly (readonly string[])[]) =>
      ['Name,Vendor,Version', ...rows.map((row) => row.join(','))].join('\n')
    const bringList = async (rows: readonly (readonly string[])[], name: string, who = clinic) => {
      const reply = await sendInventory(house, who, csv(rows), { name, fileName: 'list.csv' })
      expect(reply.status, reply.text).toBe(201)
      await house.settle(true)
      return reply.json
    }
    const questions = async (who = clinic, state?: string) =>
      (await house.call(who, 'GET', `/v1/product-questions?limit=200${state ? `&state=${state}` : ''}`)).json
        .items
    const questionOf = async (name: string, who = clinic) =>
      (await questions(who)).find((one: { name: string }) => one.name === name)
    const componentsOf = async (inventoryId: string, who = clinic) =>
      (await house.call(who, 'GET', `/v1/inventories/${inventoryId}/components`)).json.items
    const answer = (id: string, body: unknown, who = clinic) =>
      house.call(who, 'POST', `/v1/product-questions/${id}/answer`, body)
    const keysOf = async (inventoryId: string) =>
      house.house.db.as(system, (tx) =>
        tx.all(sql<{
          keys: number
          looked: boolean
        }>`select cardinality(keys) as keys, looked_at is not null as looked
          from inventory_components where inventory_id = ${inventoryId} order by id`),
      )

    it('are asked about where they may mean something, and listed where nobody knows them', async () => {
      const receipt = await bringList(
        [
          ['Intellivue MX-450 monitr', 'Phillips', 'M.00.03'],
          ['Coffee machine', 'Nobody', '1'],
        ],
        'first',
      )
      expect(receipt).toMatchObject({ form: 'csv', added: 2, questions: 0, lookingUp: 2 })
      const asked = await questionOf('Intellivue MX-450 monitr')
      expect(asked).toMatchObject({ state: 'asked', takenFor: null, components: 1 })
      expect(asked.question).toMatch(/\?$/)
      expect(asked.candidates[0].vendor).toMatch(/^philips$/i)
      expect(asked.candidates[0].because.length).toBeGreaterThan(0)
      expect(await questionOf('Coffee machine')).toMatchObject({ state: 'unmatched', candidates: [] })
      // Nothing is dropped: both are components, which say that nobody knows yet what they are.
      const components = await componentsOf(receipt.inventoryId)
      expect(components.map((one: { takenFor: object | null }) => one.takenFor)).toEqual([null, null])
      const again = await sendInventory(house, clinic, csv([['Coffee machine', 'Nobody', '2']]), {
        name: 'x',
        fileName: 'list.csv',
      })
      expect(again.json).toMatchObject({ questions: 0, lookingUp: 0 })
    })

    it('that say it beyond doubt are settled at once, under every spelling of what they mean', async () => {
      const names = [
        ['Palo Alto Networks', 'PAN-OS'],
        ['paloaltonetworks', 'pan-os'],
        ['Palo Alto Networks', 'GlobalProtect'],
      ] as const
      const certain: Resolution = {
        state: 'certain',
        confidence: 0.99,
        candidates: names.map(([vendor, product]) => ({
          product: { vendor, product, seenIn: [] },
          confidence: 0.99,
          because: [],
        })),
      }
      const { db, keyring, jobs } = house.house
      const deps = { db, keyring, clock: { now: () => new Date() }, enqueue: jobs.enqueue } as never
      const sure = createQuestions(deps, { resolver: async () => ({ resolve: () => certain }) })
      const list = csv([['The wall', 'Palo', 'PAN-OS 10.1.6-h3']])
      const reply = await sendInventory(house, clinic, list, { name: 'sure', fileName: 'list.csv' })
      const before = await keysOf(reply.json.inventoryId)
      await sure.lookUpWords({ organisationId: clinic.actor.organisationId! })
      const [component] = await componentsOf(reply.json.inventoryId)
      expect(component).toMatchObject({
        version: '10.1.6-h3',
        takenFor: { vendor: 'Palo Alto Networks', product: 'PAN-OS' },
      })
      // Both spellings; the other product is left out.
      const keys = await house.house.db.as(system, (tx) =>
        tx.all(sql<{ key: string }>`select encode(unnest(keys), 'hex') as key from inventory_components
          where inventory_id = ${reply.json.inventoryId}`),
      )
      const known = names.map(([vendor, product]) => {
        const name = { kind: 'product', space: vendor.toLowerCase(), name: product.toLowerCase() } as const
        return keys.some(({ key }) => key === nameKeyHex(keyring, name))
      })
      expect(known).toEqual([true, true, false])
      expect(keys.length).toBeGreaterThan(before[0]!.keys)
      expect(await questionOf('The wall')).toMatchObject({ state: 'certain', question: null })
      // Found out once, it holds for the next list, in another version and other capitals.
      const later = csv([['the  wall', 'PALO', 'PAN-OS 10.2.0']])
      const next = await sendInventory(house, clinic, later, { name: 'sure too', fileName: 'list.csv' })
      expect(next.json).toMatchObject({ questions: 0, lookingUp: 0 })
      expect((await componentsOf(next.json.inventoryId))[0]).toMatchObject({
        version: '10.2.0',
        takenFor: { product: 'PAN-OS' },
      })
    })

    it('stay answered: for what is there, and for every later import', async () => {
      const words = ['Patient Monitor MX450', 'Philips', 'M.00.03']
      const first = await bringList([words], 'bed')
      const asked = await questionOf('Patient Monitor MX450')
      expect(['asked', 'certain']).toContain(asked.state)
      const yes = await answer(asked.id, { answer: 'yes', candidate: 0 })
      expect(yes.json, yes.text).toMatchObject({
        state: 'confirmed',
        takenFor: { product: expect.stringMatching(/^intellivue patient monitor mx450$/i) },
      })
      const { rows: jobs } = await house.house.db.asOwner(
        `select 1 from pgboss.job where name = 'members.expose' and data->>'inventoryId' = $1`,
        [first.inventoryId],
      )
      expect(jobs.length).toBeGreaterThan(0)
      expect((await componentsOf(first.inventoryId))[0].takenFor).not.toBeNull()
      // The same words in another list, in another version, and written a little differently.
      const later = await sendInventory(
        house,
        clinic,
        csv([[' patient  monitor mx450', 'PHILIPS', 'M.00.04']]),
        {
          name: 'later',
          fileName: 'list.csv',
        },
      )
      expect(later.json).toMatchObject({ questions: 0, lookingUp: 0 })
      const [component] = await componentsOf(later.json.inventoryId)
      expect(component).toMatchObject({
        version: 'M.00.04',
        takenFor: { vendor: expect.stringMatching(/^philips$/i) },
      })
      expect(await questionOf('Patient Monitor MX450')).toMatchObject({ components: 2 })
    })

    it('may be answered otherwise later', async () => {
      const { inventoryId } = await bringList([['The big server', 'Microsoft', '1607']], 'big')
      const { id } = await questionOf('The big server')
      const named = await answer(id, { answer: 'named', vendor: 'microsoft', product: 'windows server 2016' })
      expect(named.json, named.text).toMatchObject({
        state: 'named',
        takenFor: { product: expect.stringMatching(/^windows server 2016$/i) },
      })
      const before = await keysOf(inventoryId)
      const no = await answer(id, { answer: 'no' })
      expect(no.json).toMatchObject({ state: 'refused', takenFor: null })
      const after = await keysOf(inventoryId)
      expect(after[0]!.keys).toBeLessThan(before[0]!.keys)
      expect(after[0]!.looked).toBe(false)
      expect((await componentsOf(inventoryId))[0].takenFor).toBeNull()
    })

    it('take no answer that cannot be, and say what would do', async () => {
      await bringList([['Kettle', 'Nobody', '2']], 'kettle')
      const { id } = await questionOf('Kettle')
      expect((await answer(id, { answer: 'yes', candidate: 0 })).json).toMatchObject({
        code: 'invalid-input',
        errors: [{ path: '/candidate' }],
      })
      const named = await answer(id, { answer: 'named', vendor: 'Acme', product: 'Teapot' })
      expect(named.json).toMatchObject({ code: 'product-unknown' })
      const unknown = '0198a000-0000-7000-8000-000000000000'
      expect((await answer(unknown, { answer: 'no' })).json.code).toBe('question-not-found')
    })

    it('are each organisation’s own, even where they are the same', async () => {
      const other = await memberPerson(house, 'other')
      await bringList([['Patient Monitor MX450', 'Philips', '']], 'theirs', other)
      expect(await questions(other)).toHaveLength(1)
      expect((await questionOf('Patient Monitor MX450', other)).state).not.toBe('confirmed')
    })

    it('that nobody knew are looked up again when sources have changed', async () => {
      const { inventoryId } = await bringList([['Turbine Steward', 'Windmill Works', '3.1']], 'turbine')
      expect(await questionOf('Turbine Steward')).toMatchObject({ state: 'unmatched' })
      const record = cveRecord('CVE-2026-20000', { dateUpdated: '2026-06-02T10:00:00.000Z' })
      Object.assign(record.containers.cna.affected[0]!, {
        vendor: 'Windmill Works',
        product: 'Turbine Steward',
      })
      await bring(house, await duty(house), 'cve', JSON.stringify(record))
      await house.house.members.lookUpWords({})
      await house.settle(true)
      const found = await questionOf('Turbine Steward')
      expect(['asked', 'certain']).toContain(found.state)
      expect(found.candidates[0].product).toMatch(/^turbine steward$/i)
      expect(await componentsOf(inventoryId)).toHaveLength(1)
    })

    it('that are answered while an import is under way count in what it brings', async () => {
      await bringList([['Cart display', 'Philips', '1']], 'carts')
      const { id } = await questionOf('Cart display')
      const text = csv([['Cart display', 'Philips', '2']])
      async function* body() {
        yield Buffer.from(text)
        await answer(id, { answer: 'named', vendor: 'Fortinet', product: 'FortiOS' })
      }
      const receipt = await house.house.members.importInventory(
        clinic.actor,
        { asset: 'server', name: 'carts', fileName: 'list.csv' },
        body(),
      )
      expect((await keysOf(receipt.inventoryId))[0]!.keys).toBeGreaterThan(1)
      expect((await componentsOf(receipt.inventoryId))[0].takenFor.product).toMatch(/^fortios$/i)
    })

    it('that are answered while another list comes leave nothing of this one waiting', async () => {
      const { inventoryId } = await bringList([['Ward tablet', 'Philips', '1']], 'tablets')
      const { id } = await questionOf('Ward tablet')
      async function* body() {
        yield Buffer.from(csv([['Something else', 'Nobody', '1']]))
        await answer(id, { answer: 'named', vendor: 'Fortinet', product: 'FortiOS' })
        await house.settle()
      }
      const about = { asset: 'server', name: 'something else', fileName: 'list.csv' }
      await house.house.members.importInventory(clinic.actor, about, body())
      await house.settle()
      const { json } = await house.call(clinic, 'GET', `/v1/inventories/${inventoryId}`)
      expect(json.waiting).toBe(0)
    })

    it('are sealed, and nothing of it broke in the background', async () => {
      const rows = await house.house.db.as(system, (tx) =>
        tx.all(sql<{ row: string }>`select q::text as row from product_questions q`),
      )
      expect(rows.map(({ row }) => row).join('\n')).not.toMatch(/MX450|Turbine|Philips/i)
      expect(house.errors).toEqual([])
    })
  })
})
