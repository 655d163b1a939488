import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { sql } from '../../platform/db/index.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { admitter, bomOf, memberPerson, sendInventory } from '../../testing/members.ts'

/** What one member has, and every way another, a coordinator or a colleague without the role may try to reach it. */
eachEngine((engine) => {
  describe('what a member runs', () => {
    let house: TestHouse
    let clinic: Person
    let ids: {
      site: string
      asset: string
      inventory: string
      question: string
      component: string
    }
    const strangers: [string, Person][] = []
    const SECRET = /zirconium/i

    beforeAll(async () => {
      house = await openHouse(engine)
      clinic = await memberPerson(house, 'clinic', { organisation: 'Zirconium Clinic' })
      const { json: site } = await house.call(clinic, 'POST', '/v1/sites', { name: 'zirconium site' })
      const document = bomOf(['zirconium@1.0.0'])
      document.components.push({ type: 'device', name: 'zirconium pump', version: '2' } as never)
      const { json } = await sendInventory(house, clinic, document, {
        asset: 'zirconium rack',
        name: 'zirconium',
      })
      await house.settle(true)
      const questions = await house.call(clinic, 'GET', '/v1/product-questions')
      const components = await house.call(clinic, 'GET', `/v1/inventories/${json.inventoryId}/components`)
      ids = {
        site: site.id,
        asset: json.assetId,
        inventory: json.inventoryId,
        question: questions.json.items[0].id,
        component: components.json.items[0].id,
      }
      const green = await house.person('green', {
        organisation: 'Zirconium Clinic',
        roles: ['discoverer', 'maintainer'],
        tlp: 'red',
      })
      strangers.push(
        ['another member', await memberPerson(house, 'other')],
        ['a coordinator', await admitter(house)],
        ['an overseer', await house.person('board', { roles: ['overseer'], tlp: 'red' })],
        [
          'an organisation that was not admitted',
          await house.person('apply', { roles: ['member'], tlp: 'red' }),
        ],
        ['a colleague without the role', green],
        [
          'an administrator elsewhere',
          await house.person('root', { roles: ['member', 'coordinator'], administrator: true, tlp: 'red' }),
        ],
      )
    })
    afterAll(() => house?.close())

    it('is there for its own people', async () => {
      for (const url of [
        '/v1/member',
        '/v1/sites',
        '/v1/assets',
        '/v1/inventories',
        '/v1/product-questions',
        `/v1/inventories/${ids.inventory}`,
        `/v1/inventories/${ids.inventory}/components`,
        `/v1/inventories/${ids.inventory}/export`,
      ]) {
        const reply = await house.call(clinic, 'GET', url)
        expect([url, reply.status, SECRET.test(reply.text)]).toEqual([url, 200, true])
      }
    })

    it('is told to nobody else, by any address, and changed by nobody', async () => {
      const before = await rowsOf(house)
      const leaks: string[] = []
      const asked: [method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, body?: unknown][] = [
        ['GET', '/v1/sites'],
        ['GET', '/v1/assets'],
        ['GET', '/v1/inventories'],
        ['GET', '/v1/product-questions'],
        ['GET', '/v1/member'],
        ['GET', `/v1/inventories/${ids.inventory}`],
        ['GET', `/v1/inventories/${ids.inventory}/components`],
        ['GET', `/v1/inventories/${ids.inventory}/components?removed=true`],
        ['GET', `/v1/inventories/${ids.inventory}/export`],
        ['PUT', `/v1/sites/${ids.site}`, { name: 'mine' }],
        ['DELETE', `/v1/sites/${ids.site}`],
        ['PUT', `/v1/assets/${ids.asset}`, { name: 'mine' }],
        ['DELETE', `/v1/assets/${ids.asset}`],
        ['POST', `/v1/inventories?assetId=${ids.asset}`, bomOf(['a@1.0.0'])],
        ['PUT', `/v1/inventories/${ids.inventory}/content`, bomOf(['a@1.0.0'])],
        ['DELETE', `/v1/inventories/${ids.inventory}`],
        ['POST', `/v1/product-questions/${ids.question}/answer`, { answer: 'no' }],
        ['POST', '/v1/assets', { name: 'mine', siteId: ids.site }],
      ]
      for (const [who, person] of strangers) {
        for (const [method, url, body] of asked) {
          const reply = await house.call(person, method, url, body)
          const where = `${who}: ${method} ${url} answers ${reply.status}`
          if (SECRET.test(reply.text)) leaks.push(`${where}: ${reply.text.slice(0, 200)}`)
          const nothing = reply.status === 200 && reply.json?.items?.length === 0
          const own = reply.status === 200 && url === '/v1/member'
          if (!nothing && !own && ![403, 404, 409].includes(reply.status)) leaks.push(where)
        }
        // What does not exist is answered alike: asking tells nothing.
        const unknown = '0198a000-0000-7000-8000-000000000000'
        const [real, made] = await Promise.all(
          [ids.inventory, unknown].map((id) => house.call(person, 'GET', `/v1/inventories/${id}`)),
        )
        expect([real!.status, real!.text.replaceAll(ids.inventory, unknown)]).toEqual([
          made!.status,
          made!.text,
        ])
      }
      expect(leaks).toEqual([])
      expect(await rowsOf(house)).toEqual(before)
    })

    it('is kept by the second wall alone, with every policy forgotten', async () => {
      const tables = [
        'member_sites',
        'member_assets',
        'inventories',
        'inventory_imports',
        'inventory_documents',
        'inventory_components',
        'product_questions',
      ]
      const count = (person: Person, table: string) =>
        house.house.db.as(person.actor, async (tx) =>
          Number(((await tx.text(`select count(*) as n from ${table}`)).rows[0] as { n: string }).n),
        )
      for (const table of tables) {
        expect([table, (await count(clinic, table)) > 0]).toEqual([table, true])
        for (const [who, person] of strangers)
          expect([who, table, await count(person, table)]).toEqual([who, table, 0])
      }
      expect(await count(clinic, 'inventory_arrivals')).toBe(0)
      const other = strangers[0]![1]
      const members = await house.house.db.as(other.actor, (tx) =>
        tx.all(sql<{ id: string }>`select organisation_id as id from members`),
      )
      expect(members).toEqual([{ id: other.actor.organisationId }])
      for (const [who, person] of strangers)
        await expect(
          house.house.db.as(person.actor, (tx) => tx.run(sql`update inventories set components = 0`)),
          who,
        ).rejects.toThrow(/permission denied/)
    })

    it('clears nothing above the ceiling of the member, whatever its account is cleared for', async () => {
      const cleared = (person: Person) =>
        house.house.db.as(person.actor, async (tx) =>
          (
            await tx.all(
              sql<{
                yes: boolean
              }>`select coalesce(t <= tocsin_member_ceiling(), false) as yes from generate_series(0, 4) t order by t`,
            )
          ).map(({ yes }) => yes),
        )
      // Admitted up to amber; the account goes up to red.
      expect(await cleared(clinic)).toEqual([true, true, true, false, false])
      const low = await house.person('low', {
        organisation: 'Zirconium Clinic',
        roles: ['member'],
        tlp: 'green',
      })
      expect(await cleared(low)).toEqual([true, true, false, false, false])
      expect(await cleared(strangers[3]![1])).toEqual([false, false, false, false, false])
    })
  })
})

/** Every row of this member's things as text. */
async function rowsOf({ house }: TestHouse): Promise<string[]> {
  const rows: string[] = []
  for (const table of [
    'member_sites',
    'member_assets',
    'inventories',
    'inventory_components',
    'product_questions',
  ]) {
    const { rows: found } = await house.db.as(system, (tx) =>
      tx.text(`select t::text as row from ${table} t order by 1`),
    )
    rows.push(...(found as { row: string }[]).map(({ row }) => row))
  }
  return rows
}
