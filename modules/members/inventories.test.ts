import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { sql, type Tx } from '../../platform/db/index.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { bomOf, memberPerson, sendInventory } from '../../testing/members.ts'
import { createImport } from './service/import.ts'

eachEngine((engine) => {
  describe('an inventory', () => {
    let house: TestHouse
    let clinic: Person
    beforeAll(async () => {
      house = await openHouse(engine)
      clinic = await memberPerson(house, 'clinic')
    })
    afterAll(() => house?.close())

    const put = (id: string, document: unknown) =>
      house.call(clinic, 'PUT', `/v1/inventories/${id}/content`, JSON.stringify(document), {
        'content-type': 'application/octet-stream',
      })
    const components = async (id: string, removed = false): Promise<string[]> =>
      (
        await house.call(clinic, 'GET', `/v1/inventories/${id}/components?limit=200&removed=${removed}`)
      ).json.items.map((one: { name: string; version: string }) => `${one.name}@${one.version}`)
    const view = async (id: string) => (await house.call(clinic, 'GET', `/v1/inventories/${id}`)).json
    const exported = (id: string) => house.call(clinic, 'GET', `/v1/inventories/${id}/export`)
    const asHouse = <T>(work: (tx: Tx) => Promise<T>) => house.house.db.as(system, work)
    /** Rows of everything that an import writes. */
    const rows = async () => {
      const tables = [
        'inventories',
        'inventory_imports',
        'inventory_documents',
        'inventory_arrivals',
        'inventory_components',
      ]
      const found: string[] = []
      for (const table of tables) {
        const { rows } = await asHouse((tx) => tx.text(`select t::text as row from ${table} t order by 1`))
        found.push(...(rows as { row: string }[]).map(({ row }) => `${table} ${row}`))
      }
      return found
    }
    /** What an import of this document wrote into `name`, taken as it stands when the document stops. */
    const stopping = async function* (text: string, after: number, stop: () => Promise<void>) {
      yield Buffer.from(text.slice(0, after))
      await stop()
      yield Buffer.from(text.slice(after))
    }
    /** More components than one transaction takes. */
    const many = (count: number, version: string) =>
      bomOf(Array.from({ length: count }, (_, at) => `many-${at}@${version}`))

    describe('imported', () => {
      it('holds the components of its document in their order', async () => {
        const reply = await sendInventory(house, clinic, bomOf(['b@1.0.0', 'a@2.0.0', 'c@3.0.0']), {
          name: 'order',
          fileName: 'bom.json',
        })
        expect(reply.status, reply.text).toBe(201)
        expect(reply.json).toMatchObject({
          form: 'cyclonedx-json',
          revision: 1,
          added: 3,
          removed: 0,
          changed: 0,
          same: 0,
          problemCount: 0,
        })
        expect(await components(reply.json.inventoryId)).toEqual(['b@1.0.0', 'a@2.0.0', 'c@3.0.0'])
        expect(await view(reply.json.inventoryId)).toMatchObject({
          name: 'order',
          asset: 'server',
          fileName: 'bom.json',
          components: 3,
          waiting: 3,
          open: 0,
          imports: [{ revision: 1, added: 3 }],
        })
      })
      it('asks for exposure to be looked for, and says in journal and news how many, not what', async () => {
        const { json } = await sendInventory(house, clinic, bomOf(['secretpackage@1.0.0']), { name: 'quiet' })
        const { rows: jobs } = await house.house.db.asOwner(
          `select data from pgboss.job where name = 'members.expose' and data->>'inventoryId' = $1`,
          [json.inventoryId],
        )
        expect(jobs).toHaveLength(1)
        const said = await asHouse((tx) =>
          tx.all(sql<{
            said: string
          }>`select data::text as said from events where subject_id = ${json.inventoryId}
            union all select detail::text from journal where subject_id = ${json.inventoryId}`),
        )
        expect(said).toHaveLength(2)
        for (const one of said) {
          expect(JSON.parse(one.said)).toMatchObject({ revision: 1, added: 1 })
          expect(one.said).not.toContain('secretpackage')
        }
      })
      it('keeps every word of what somebody runs sealed', async () => {
        await sendInventory(house, clinic, bomOf(['zirconiumlib@41.7.13']), {
          name: 'zirconiumname',
          asset: 'zirconiumasset',
          fileName: 'zirconium.json',
        })
        const text = (await rows()).join('\n')
        const bytes = [...text.matchAll(/\\\\?x([0-9a-f]{8,})/g)].map(([, hex]) =>
          Buffer.from(hex!, 'hex').toString('latin1'),
        )
        expect([text, ...bytes].join('\n')).not.toMatch(/zirconium|41\.7\.13/)
      })
      it('needs an asset, and makes one of a new name', async () => {
        const nowhere = await house.call(clinic, 'POST', '/v1/inventories', '{}')
        expect(nowhere.json).toMatchObject({ code: 'invalid-input', errors: [{ path: '/asset' }] })
        const strange = '/v1/inventories?assetId=0198a000-0000-7000-8000-000000000000'
        expect((await house.call(clinic, 'POST', strange, '{}')).json.code).toBe('asset-not-found')
        const first = await sendInventory(house, clinic, bomOf(['a@1.0.0']), { asset: 'Rack 7', name: 'x' })
        const second = await sendInventory(house, clinic, bomOf(['a@1.0.0']), { asset: ' rack 7', name: 'y' })
        expect(second.json.assetId).toBe(first.json.assetId)
        expect(second.json.inventoryId).not.toBe(first.json.inventoryId)
      })
      it('lists what could not be understood, and reads on', async () => {
        const document = bomOf(['a@1.0.0', 'b@1.0.0'])
        Object.assign(document.components[0]!, { purl: 'no package url' })
        const { json } = await sendInventory(house, clinic, document, { name: 'problems' })
        expect(json).toMatchObject({ added: 2, problemCount: 1, problems: [{ where: '/components/0' }] })
        expect((await view(json.inventoryId)).problems).toEqual(json.problems)
      })
      it('is refused as a whole where it is no inventory, and leaves nothing', async () => {
        const before = await rows()
        const wrong = [
          '',
          'hello',
          '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"name":"a"}',
          '[1,2',
        ]
        for (const text of wrong) {
          const reply = await sendInventory(house, clinic, text, { name: 'wrong' })
          expect([reply.status, reply.json.code], text).toEqual([400, 'inventory-unreadable'])
        }
        expect(await rows()).toEqual(before)
      })
    })

    describe('imported again', () => {
      it('adds nothing when nothing changed, by its name or by its id', async () => {
        const document = bomOf(['a@1.0.0', 'a@1.0.0', 'a@1.2.0', 'b@1.0.0'])
        const { json } = await sendInventory(house, clinic, document, { name: 'twice' })
        expect(json).toMatchObject({ added: 4 })
        const componentRows = async () =>
          (await rows()).filter((row) => row.startsWith('inventory_components'))
        const before = await componentRows()
        const byName = await sendInventory(house, clinic, document, { name: 'twice' })
        const unchanged = { added: 0, removed: 0, changed: 0, same: 4 }
        expect(byName.json).toMatchObject({ ...unchanged, inventoryId: json.inventoryId, revision: 2 })
        // Marks that tools make anew each time are no change.
        const marked = {
          ...document,
          components: document.components.map((one) => ({ ...one, 'bom-ref': undefined })),
        }
        expect((await put(json.inventoryId, marked)).json).toMatchObject({ ...unchanged, revision: 3 })
        expect(await componentRows()).toEqual(before)
      })
      it('is a diff by what things are, whatever their version and order', async () => {
        const { json } = await sendInventory(house, clinic, bomOf(['a@1.0.0', 'b@1.0.0', 'c@1.0.0']), {
          name: 'diff',
        })
        const again = await put(json.inventoryId, bomOf(['c@1.0.0', 'a@1.1.0', 'd@1.0.0']))
        expect(again.json, again.text).toMatchObject({
          revision: 2,
          added: 1,
          removed: 1,
          changed: 1,
          same: 1,
        })
        expect(await components(json.inventoryId)).toEqual(['a@1.1.0', 'c@1.0.0', 'd@1.0.0'])
        expect(await components(json.inventoryId, true)).toEqual(['b@1.0.0'])
        const back = await put(json.inventoryId, bomOf(['c@1.0.0', 'a@1.1.0', 'd@1.0.0', 'b@2.0.0']))
        expect(back.json).toMatchObject({ revision: 3, added: 1, removed: 0, changed: 0, same: 3 })
        expect(await components(json.inventoryId, true)).toEqual([])
      })
      it('tells several versions of one thing apart when one of them goes', async () => {
        const { json } = await sendInventory(house, clinic, bomOf(['a@1.0.0', 'a@2.0.0', 'a@3.0.0']), {
          name: 'versions',
        })
        const again = await put(json.inventoryId, bomOf(['a@3.0.0', 'a@1.0.0']))
        expect(again.json).toMatchObject({ added: 0, removed: 1, changed: 0, same: 2 })
        expect(await components(json.inventoryId, true)).toEqual(['a@2.0.0'])
      })
      it('has exposure looked for where something came, changed or went, and nowhere else', async () => {
        const { json } = await sendInventory(house, clinic, bomOf(['a@1.0.0', 'b@1.0.0', 'c@1.0.0']), {
          name: 'looks',
        })
        const id = json.inventoryId as string
        await asHouse((tx) =>
          tx.run(sql`update inventory_components set looked_at = now() where inventory_id = ${id}`),
        )
        await put(id, bomOf(['a@1.0.0', 'b@2.0.0', 'd@1.0.0']))
        const waiting = await asHouse((tx) =>
          tx.first(sql<{
            n: number
            gone: number
          }>`select count(*)::int as n, (count(removed_at))::int as gone
            from inventory_components where inventory_id = ${id} and looked_at is null`),
        )
        expect(waiting).toEqual({ n: 3, gone: 1 })
      })
      it('is another inventory under another name or asset', async () => {
        const document = bomOf(['a@1.0.0'])
        const ids = new Set<string>()
        for (const query of [
          { name: 'one' },
          { name: 'two' },
          { name: 'one', asset: 'other' },
          { fileName: 'x' },
        ])
          ids.add((await sendInventory(house, clinic, document, query)).json.inventoryId)
        expect(ids.size).toBe(4)
      })
      it('does not exist where no inventory does', async () => {
        const reply = await put('0198a000-0000-7000-8000-000000000000', bomOf([]))
        expect(reply.json.code).toBe('inventory-not-found')
      })
    })

    it('hands the statements of its document on, with the components they speak of, each import anew', async () => {
      const taken: { inventoryId: string; said: unknown[] }[] = []
      const { db, keyring, jobs } = house.house
      const deps = { db, keyring, clock: { now: () => new Date() }, enqueue: jobs.enqueue } as never
      const importing = createImport(deps, async (_tx, _organisation, inventoryId, items) => {
        taken.push({
          inventoryId,
          said: items.map(({ vulnerability, components: meant }) => [
            vulnerability.id,
            vulnerability.analysis?.state,
            [...meant].map(([ref, ids]) => [ref, ids.length]),
          ]),
        })
      })
      const document = {
        ...bomOf(['a@1.0.0', 'b@1.0.0', 'b@1.0.0']),
        vulnerabilities: [
          {
            id: 'CVE-2026-1',
            analysis: { state: 'not_affected', justification: 'code_not_reachable' },
            affects: [{ ref: 'ref-0' }, { ref: 'ref-2' }, { ref: 'elsewhere' }],
          },
          { id: 'CVE-2026-2', affects: [{ ref: 'ref-1' }] },
        ],
      }
      const query = { asset: 'server', name: 'stated' }
      const bytes = [Buffer.from(JSON.stringify(document))]
      const { inventoryId } = await importing.importInventory(clinic.actor, query, bytes)
      await importing.importInventory(clinic.actor, query, bytes)
      await importing.importInventory(clinic.actor, query, [Buffer.from(JSON.stringify(bomOf(['a@1.0.0'])))])
      const said = [
        [
          'CVE-2026-1',
          'not_affected',
          [
            ['ref-0', 1],
            ['ref-2', 1],
          ],
        ],
      ]
      expect(taken).toEqual([
        { inventoryId, said },
        { inventoryId, said },
        { inventoryId, said: [] },
      ])
    })

    describe('exported', () => {
      it('is byte for byte what was imported last, of any size and form', async () => {
        const document = JSON.stringify(many(2500, '1.0.0'), null, 2)
        const { json } = await sendInventory(house, clinic, document, {
          name: 'export',
          fileName: 'ü bom.json',
        })
        const first = await exported(json.inventoryId)
        expect(first.text === document).toBe(true)
        expect(first.headers['content-type']).toBe('application/vnd.cyclonedx+json')
        expect(first.headers['content-disposition']).toBe('attachment; filename="-bom.json"')
        const list = 'requests==2.31.0\nflask==3.0.0  # web\n'
        await house.call(clinic, 'PUT', `/v1/inventories/${json.inventoryId}/content`, list, {
          'content-type': 'application/octet-stream',
        })
        expect((await exported(json.inventoryId)).text).toBe(list)
        expect(await view(json.inventoryId)).toMatchObject({ form: 'requirements', components: 2 })
      })
    })

    describe('torn off', () => {
      it('leaves what was there whole, and nothing of itself', async () => {
        const { json } = await sendInventory(house, clinic, many(1500, '1.0.0'), { name: 'torn' })
        const before = await rows()
        const text = JSON.stringify(many(3000, '2.0.0'))
        const stop = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNRESET' }))
        const body = stopping(text, text.length - 100, stop)
        await expect(
          house.house.members.importAgain(clinic.actor, json.inventoryId, {}, body),
        ).rejects.toMatchObject({ code: 'inventory-unreadable' })
        expect(await rows()).toEqual(before)
      })
      it('in its middle counts for nobody while it comes', async () => {
        const text = JSON.stringify(many(2500, '2.0.0'))
        const { json } = await sendInventory(house, clinic, many(3, '1.0.0'), { name: 'meanwhile' })
        const id = json.inventoryId as string
        let seen: unknown
        const body = stopping(text, text.length - 100, async () => {
          const arrived = await asHouse((tx) =>
            tx.first(
              sql<{
                n: number
              }>`select count(*)::int as n from inventory_arrivals where inventory_id = ${id}`,
            ),
          )
          seen = {
            arrived: arrived!.n,
            revision: (await view(id)).revision,
            components: await components(id),
          }
        })
        await house.house.members.importAgain(clinic.actor, id, {}, body)
        expect(seen).toEqual({
          arrived: 2000,
          revision: 1,
          components: ['many-0@1.0.0', 'many-1@1.0.0', 'many-2@1.0.0'],
        })
        expect(await view(id)).toMatchObject({ revision: 2, components: 2500 })
      })
      it('as a new one is seen by nobody, and its name is free again', async () => {
        const list = async () =>
          (await house.call(clinic, 'GET', '/v1/inventories?limit=200')).json.items.length
        const before = await list()
        const text = JSON.stringify(many(2500, '1.0.0'))
        let meanwhile = -1
        const body = stopping(text, text.length - 100, async () => {
          meanwhile = await list()
          throw Object.assign(new Error('gone'), { code: 'ECONNRESET' })
        })
        const query = { asset: 'server', name: 'never' }
        await expect(house.house.members.importInventory(clinic.actor, query, body)).rejects.toMatchObject({
          code: 'inventory-unreadable',
        })
        expect([meanwhile, await list()]).toEqual([before, before])
        expect((await sendInventory(house, clinic, bomOf(['a@1.0.0']), query)).status).toBe(201)
      })
      it('by a connection that ends in the middle of the body', async () => {
        const { json } = await sendInventory(house, clinic, bomOf(['a@1.0.0']), { name: 'cut' })
        const before = await rows()
        await house.app.listen({ host: '127.0.0.1', port: 0 })
        const { port } = house.app.server.address() as AddressInfo
        const text = JSON.stringify(many(4000, '1.0.0'))
        const sending = request({
          port,
          host: '127.0.0.1',
          method: 'PUT',
          path: `/v1/inventories/${json.inventoryId}/content`,
          headers: {
            authorization: `Bearer ${clinic.key}`,
            'content-type': 'application/octet-stream',
            'content-length': text.length,
          },
        })
        sending.on('error', () => {})
        sending.write(text.slice(0, text.length - 1000))
        await expect
          .poll(async () => (await rows()).length, { timeout: 30_000 })
          .toBeGreaterThan(before.length + 1000)
        sending.destroy()
        await expect.poll(rows, { timeout: 30_000 }).toEqual(before)
      })
    })

    describe('two at once', () => {
      it('are not imported into one: the second is told to wait', async () => {
        const { json } = await sendInventory(house, clinic, bomOf(['a@1.0.0']), { name: 'busy' })
        const text = JSON.stringify(bomOf(['b@1.0.0']))
        let second: unknown
        let deleting: unknown
        const body = stopping(text, 100, async () => {
          second = (await sendInventory(house, clinic, bomOf(['c@1.0.0']), { name: 'busy' })).json
          deleting = (await house.call(clinic, 'DELETE', `/v1/inventories/${json.inventoryId}`)).json
        })
        await house.house.members.importAgain(clinic.actor, json.inventoryId, {}, body)
        expect(second).toMatchObject({ status: 409, code: 'inventory-busy' })
        expect(deleting).toMatchObject({ code: 'inventory-busy' })
        expect(await components(json.inventoryId)).toEqual(['b@1.0.0'])
      })
      it('go on beside each other in different inventories', async () => {
        const replies = await Promise.all(
          ['p', 'q', 'r'].map((name) => sendInventory(house, clinic, many(1200, '1.0.0'), { name })),
        )
        expect(replies.map(({ json }) => json.added)).toEqual([1200, 1200, 1200])
      })
    })

    describe('of a process that was killed', () => {
      /** The same service as another process would have it. */
      const elsewhere = () =>
        createImport(
          {
            db: house.house.db,
            keyring: house.house.keyring,
            clock: { now: () => new Date() },
            enqueue: house.house.jobs.enqueue,
          } as never,
          async () => {},
        )
      /** An import that never goes on. */
      async function kill(query: { asset: string; name: string }, document: object): Promise<void> {
        const text = JSON.stringify(document)
        let reached: () => void = () => {}
        const half = new Promise<void>((done) => {
          reached = done
        })
        const body = stopping(text, text.length - 100, () => {
          reached()
          return new Promise(() => {})
        })
        elsewhere()
          .importInventory(clinic.actor, query, body)
          .catch(() => {})
        await half
        await asHouse((tx) =>
          tx.run(
            sql`update inventory_imports set renewed_at = now() - interval '1 minute' where ended_at is null`,
          ),
        )
      }

      it('is cleaned up by the next import, which goes on as if it had never been', async () => {
        const query = { asset: 'server', name: 'killed' }
        const { json } = await sendInventory(house, clinic, many(1200, '1.0.0'), query)
        await kill(query, many(2400, '2.0.0'))
        expect(await view(json.inventoryId)).toMatchObject({ revision: 1, components: 1200 })
        const again = await sendInventory(house, clinic, many(1200, '1.0.0'), query)
        expect(again.json, again.text).toMatchObject({ added: 0, removed: 0, changed: 0, same: 1200 })
        expect((await rows()).filter((row) => row.startsWith('inventory_arrivals'))).toEqual([])
      })
      it('leaves no inventory that nobody can see', async () => {
        await kill({ asset: 'server', name: 'ghost' }, many(1200, '1.0.0'))
        const ghosts = () =>
          asHouse((tx) => tx.all(sql<{ id: string }>`select id from inventories where revision = 0`))
        expect(await ghosts()).toHaveLength(1)
        // Nor does it keep an asset from being removed.
        await kill({ asset: 'haunted', name: 'ghost' }, many(1200, '1.0.0'))
        const { items } = (await house.call(clinic, 'GET', '/v1/assets?limit=200')).json
        const haunted = items.find(({ name }: { name: string }) => name === 'haunted')
        expect((await house.call(clinic, 'DELETE', `/v1/assets/${haunted.id}`)).status).toBe(204)
        await sendInventory(house, clinic, bomOf(['a@1.0.0']), { name: 'whatever' })
        expect(await ghosts()).toEqual([])
      })
      it('writes nothing more once another import has begun, should it live after all', async () => {
        const query = { asset: 'server', name: 'zombie' }
        await sendInventory(house, clinic, bomOf(['a@1.0.0']), query)
        const text = JSON.stringify(many(2500, '2.0.0'))
        let goOn: () => void = () => {}
        let reached: () => void = () => {}
        const half = new Promise<void>((done) => {
          reached = done
        })
        const zombie = elsewhere().importInventory(
          clinic.actor,
          query,
          stopping(text, text.length - 100, () => {
            reached()
            return new Promise((done) => {
              goOn = done
            })
          }),
        )
        const fate = expect(zombie).rejects.toMatchObject({ code: 'inventory-busy' })
        await half
        await asHouse((tx) =>
          tx.run(
            sql`update inventory_imports set renewed_at = now() - interval '1 minute' where ended_at is null`,
          ),
        )
        const { json } = await sendInventory(house, clinic, bomOf(['a@1.0.0', 'b@1.0.0']), query)
        goOn()
        await fate
        expect(await components(json.inventoryId)).toEqual(['a@1.0.0', 'b@1.0.0'])
      })
    })

    it('is deleted with everything of it', async () => {
      const { json } = await sendInventory(house, clinic, many(1100, '1.0.0'), { name: 'deleted' })
      expect((await house.call(clinic, 'DELETE', `/v1/inventories/${json.inventoryId}`)).status).toBe(204)
      expect((await rows()).filter((row) => row.includes(json.inventoryId))).toEqual([])
      expect((await house.call(clinic, 'GET', `/v1/inventories/${json.inventoryId}`)).json.code).toBe(
        'inventory-not-found',
      )
    })
  })
})
