import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { sql, type Tx } from '../../platform/db/index.ts'
import { emit } from '../../platform/events/index.ts'
import { eachEngine } from '../../testing/database.ts'
import { type Embargo, PACKAGE, playEmbargo } from '../../testing/embargo.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { bomOf, memberPerson, sendInventory } from '../../testing/members.ts'
import type { ExposureSummary } from './schema.ts'

eachEngine((engine) => {
  describe('exposure to what is under embargo', () => {
    let house: TestHouse
    let embargo: Embargo
    let rostered: Person
    let colleague: Person
    let outsider: Person
    let low: Person
    beforeAll(async () => {
      house = await openHouse(engine)
      embargo = await playEmbargo(house)
      rostered = await memberPerson(house, 'rostered', { organisation: 'Rostered Works' })
      colleague = await house.person('colleague', {
        organisation: 'Rostered Works',
        roles: ['member'],
        tlp: 'green',
      })
      outsider = await memberPerson(house, 'outsider', { organisation: 'Gas Works' })
      low = await memberPerson(house, 'low', { organisation: 'Light Works', tlp: 'green' })
      for (const who of [rostered, outsider, low]) {
        const sent = await sendInventory(house, who, bomOf([`${PACKAGE}@41.7.130`, `${PACKAGE}-other@1.0.0`]))
        expect(sent.status, sent.text).toBe(201)
      }
      await house.settle(true)
    })
    afterAll(async () => {
      expect(house?.errors).toEqual([])
      await house?.close()
    })

    const as = <T>(work: (tx: Tx) => Promise<T>) => house.house.db.as(system, work)
    const list = async (who: Person): Promise<ExposureSummary[]> => {
      const { status, json, text } = await house.call(who, 'GET', '/v1/exposures')
      expect(status, text).toBe(200)
      return json.items
    }
    const add = async (organisation: string) => {
      const party = { name: organisation, role: 'member' }
      const reply = await house.call(
        embargo.coordinator,
        'POST',
        `/v1/cases/${embargo.caseId}/parties`,
        party,
      )
      expect(reply.status, reply.text).toBeLessThan(300)
      await house.settle(true)
    }
    const looked = async (who: Person) =>
      (
        await as((tx) =>
          tx.all(sql<{ looked_at: Date | null }>`select looked_at from inventory_components
            where organisation_id = ${who.actor.organisationId} order by id`),
        )
      ).map(({ looked_at }) => looked_at?.getTime())
    const rows = (who: Person) =>
      as((tx) => tx.all(sql`select id from exposures where organisation_id = ${who.actor.organisationId}`))

    it('is none for members that nobody asked into the case', async () => {
      for (const who of [rostered, outsider, low]) expect(await rows(who)).toEqual([])
    })
    it('is found for a member on the roster, and leaves no trace with the others', async () => {
      const before = await looked(outsider)
      await add('Rostered Works')
      await add('Light Works')
      const [exposure, ...others] = await list(rostered)
      expect(others).toEqual([])
      expect(exposure).toMatchObject({
        vulnerability: embargo.advisoryNumber,
        component: `${PACKAGE} 41.7.130`,
        state: 'open',
        fixedIn: '41.7.131',
        embargoed: true,
        tlp: 'amber',
      })
      expect(await rows(outsider)).toEqual([])
      expect(await looked(outsider)).toEqual(before)
      // On the roster, and not cleared as far as the case is labelled.
      expect(await rows(low)).toEqual([])
    })
    it('is shown to nobody who is not cleared for it, colleagues and coordinators included', async () => {
      const [{ id }] = (await list(rostered)) as [ExposureSummary]
      expect(await list(colleague)).toEqual([])
      expect((await house.call(colleague, 'GET', `/v1/exposures/${id}`)).json.code).toBe('exposure-not-found')
      expect((await house.call(colleague, 'PUT', `/v1/exposures/${id}/note`, { note: 'x' })).json.code).toBe(
        'exposure-not-found',
      )
      expect((await house.call(colleague, 'GET', '/v1/exposure-counts')).json.open).toBe(0)
      expect((await house.call(colleague, 'GET', '/v1/actions')).json).toMatchObject({ items: [], more: 0 })
      for (const who of [embargo.coordinator, embargo.discoverer, outsider])
        expect((await house.call(who, 'GET', `/v1/exposures/${id}`)).status).toBeGreaterThanOrEqual(403)
    })
    it('asks for silence, and not the vendor', async () => {
      const { items } = (await house.call(rostered, 'GET', '/v1/actions')).json
      expect(items).toHaveLength(1)
      expect(items[0].askVendor).toBeNull()
      expect(items[0].why).toMatch(/not public yet/)
    })
    it('ends with the roster: at once to the eye, and then altogether', async () => {
      await as((tx) =>
        tx.run(sql`delete from grants where subject_kind = 'case' and subject_id = ${embargo.caseId}
          and organisation_id = ${rostered.actor.organisationId}`),
      )
      expect(await list(rostered)).toEqual([])
      expect(await rows(rostered)).toHaveLength(1)
      await as((tx) => emit(tx, 'case.party', embargo.caseId, {}))
      await house.settle(true)
      expect(await rows(rostered)).toEqual([])
      await as((tx) =>
        tx.run(sql`insert into grants (subject_kind, subject_id, organisation_id)
          values ('case', ${embargo.caseId}, ${rostered.actor.organisationId})`),
      )
      await as((tx) => emit(tx, 'case.party', embargo.caseId, {}))
      await house.settle(true)
      expect(await list(rostered)).toHaveLength(1)
    })
    it('follows the ceiling of the member, up and down', async () => {
      const admit = async (tlp: string) => {
        const body = { organisation: 'Light Works', kind: 'other', sectors: [], tlp }
        expect((await house.call(embargo.coordinator, 'PUT', '/v1/members', body)).status).toBe(200)
        await house.settle(true)
      }
      await admit('amber')
      expect(await list(low)).toMatchObject([{ vulnerability: embargo.advisoryNumber, embargoed: true }])
      await admit('green')
      expect(await rows(low)).toEqual([])
    })
    it('is kept sealed: no name and no number of it stands in the clear', async () => {
      const { rows: all } = await house.test.db.asOwner(
        'select row_to_json(e)::text as text from exposures e union all select row_to_json(h)::text from house_ranges h',
      )
      expect(all.length).toBeGreaterThan(1)
      for (const { text } of all) {
        expect(text).not.toContain(PACKAGE)
        expect(text).not.toContain(embargo.advisoryNumber)
      }
    })
    it('becomes everybody’s on publication, in place of what it was', async () => {
      const [before] = await list(rostered)
      await publish(house, embargo)
      const [after, ...others] = await list(rostered)
      expect(others).toEqual([])
      expect(after).toMatchObject({
        id: before!.id,
        vulnerability: 'CVE-2026-41717',
        embargoed: false,
        tlp: 'clear',
        foundAt: before!.foundAt,
      })
      expect(await list(outsider)).toMatchObject([{ vulnerability: 'CVE-2026-41717', embargoed: false }])
      expect(await list(low)).toHaveLength(1)
      expect(await list(colleague)).toHaveLength(1)
      const view = (await house.call(outsider, 'GET', `/v1/exposures/${(await list(outsider))[0]!.id}`)).json
      expect(view.said[0]).toMatchObject({
        source: `advisory/${embargo.advisoryNumber}`,
        verdict: 'affected',
      })
    })
  })
})

/** Publishes what the draft says, past the obstacles that a test of its own stands before. */
async function publish(house: TestHouse, { advisoryId, caseId }: Embargo): Promise<void> {
  const content = {
    title: 'Merging reaches the prototype',
    summary: 'It does.',
    severity: 'high',
    affected: [{ purl: `pkg:npm/${PACKAGE}`, ranges: [{ introduced: '0', fixed: '41.7.131' }] }],
    weaknesses: [],
    cvss: [],
    identifiers: ['CVE-2026-41717'],
    remediation: '',
    credits: [],
    references: [],
    evidence: '',
  }
  await house.house.db.as(system, async (tx) => {
    await tx.run(sql`update advisories set content = ${JSON.stringify(content)}::jsonb, revision = 1, tlp = 0,
      draft_sealed = null, published_at = now() where id = ${advisoryId}`)
    await tx.run(sql`update cases set state = 'published' where id = ${caseId}`)
    await emit(tx, 'advisory.published', advisoryId, { revision: 1, caseId })
  })
  await house.settle(true)
}
