import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../platform/access/actor.ts'
import { type CveStub, openCveStub, STUB_ACCOUNT } from '../platform/cve-services/stub.fixtures.ts'
import { eachEngine } from './database.ts'
import { openHouse, type Person, type TestHouse } from './house.ts'
import { openCase } from './outward-case.ts'

eachEngine((engine) => {
  describe('an identifier for a case', () => {
    let house: TestHouse
    let stub: CveStub
    let now = Date.now()
    let caseId: string
    let otherId: string
    let cora: Person
    let ari: Person

    const ask = (who: Person, id = caseId, body: object = {}) =>
      house.call(who, 'POST', `/v1/cases/${id}/identifiers`, body)
    const list = async (id = caseId) =>
      (await house.call(cora, 'GET', `/v1/cases/${id}/identifiers`)).json.items

    beforeAll(async () => {
      stub = await openCveStub(() => new Date(now))
      house = await openHouse(engine, {
        given: { clock: { now: () => new Date(now) } },
        env: {
          TOCSIN_CVE_API: stub.api,
          TOCSIN_CVE_ORG: STUB_ACCOUNT.organisation,
          TOCSIN_CVE_USER: STUB_ACCOUNT.user,
          TOCSIN_CVE_KEY: STUB_ACCOUNT.key,
        },
      })
      ;({ caseId, cora, ari } = await openCase(house))
      otherId = (await openCase(house, 'toy-two')).caseId
    })
    afterAll(async () => {
      await house?.close()
      await stub?.close()
    })

    it('is asked for by coordinators alone', async () => {
      expect((await ask(ari)).json.code).toBe('not-allowed')
      expect(stub.calls).toEqual([])
      expect((await ask(cora, caseId, { rootCauseId: otherId })).json.code).toBe('invalid-input')
    })

    it('that was refused leaves nothing behind', async () => {
      stub.next({ status: 403, body: { error: 'EXCEEDED_ID_QUOTA', message: 'Over the quota.' } })
      const refused = await ask(cora)
      expect(refused.json).toMatchObject({
        code: 'cve-services-refused',
        detail: expect.stringContaining('quota'),
      })
      expect(await list()).toEqual([])
    })

    it('is reserved once, though the answer was lost after it was', async () => {
      stub.next('done')
      const lost = await ask(cora)
      expect(lost.json.code).toBe('cve-services-unavailable')
      expect(stub.ids.size).toBe(1)
      expect(await list()).toMatchObject([{ state: 'asking', cveId: null }])
      // While it may still be under way nobody asks, not for another case either.
      expect((await ask(cora)).json.code).toBe('identifier-busy')
      expect((await ask(cora, otherId)).json.code).toBe('identifier-busy')
      now += 3 * 60_000
      const found = await ask(cora)
      expect(found.json.items).toMatchObject([{ state: 'reserved', cveId: [...stub.ids.keys()][0] }])
      expect(stub.ids.size).toBe(1)
      expect((await ask(cora)).json.items).toEqual(found.json.items)
      expect(stub.ids.size).toBe(1)
    })

    it('is reserved in the end, where nothing was before the answer was lost', async () => {
      stub.next('silent')
      expect((await ask(cora, otherId)).json.code).toBe('cve-services-unavailable')
      now += 3 * 60_000
      expect((await ask(cora, otherId)).json.items).toMatchObject([{ state: 'reserved' }])
      expect(stub.ids.size).toBe(2)
    })

    it('is not guessed at where the same user reserved elsewhere meanwhile', async () => {
      const third = (await openCase(house, 'toy-three')).caseId
      stub.next('done')
      await ask(cora, third)
      stub.ids.set('CVE-2026-99999', { state: 'RESERVED', user: STUB_ACCOUNT.user, reserved: new Date(now) })
      stub.ids.set('CVE-2026-99998', { state: 'RESERVED', user: 'somebody@else', reserved: new Date(now) })
      now += 3 * 60_000
      const told = await ask(cora, third)
      expect(told.json.code).toBe('identifier-ambiguous')
      expect(told.json.detail).toContain('CVE-2026-99999')
      expect(told.json.detail).not.toContain('CVE-2026-99998')
      stub.ids.get('CVE-2026-99999')!.state = 'REJECTED'
      expect((await ask(cora, third)).json.items).toMatchObject([{ state: 'reserved' }])
    })

    it('stands among the case’s identifiers and heads its advisory', async () => {
      const [{ cveId }] = await list()
      expect((await house.call(ari, 'GET', `/v1/cases/${caseId}`)).json.identifiers[0]).toBe(cveId)
      const advisory = await house.call(cora, 'POST', `/v1/cases/${caseId}/advisory`)
      expect(advisory.json.content.identifiers[0]).toBe(cveId)
      const rows = await house.house.db.as(system, (tx) =>
        tx.text('select t::text as line from case_identifiers t'),
      )
      expect(JSON.stringify(rows)).not.toContain(cveId)
    })

    it('gets its record from the published advisory, and not before', async () => {
      const [one] = await list()
      const publish = () => house.call(cora, 'POST', `/v1/cases/${caseId}/identifiers/${one.id}/publish`)
      expect((await publish()).json.code).toBe('identifier-not-publishable')
      const advisory = (await house.call(cora, 'POST', `/v1/cases/${caseId}/advisory`)).json
      await house.call(cora, 'PUT', `/v1/advisories/${advisory.id}`, {
        ...advisory.content,
        summary: 'Members reach Object.prototype through merge().',
        affected: [{ purl: 'pkg:npm/toy-one', ranges: [{ introduced: '0', fixed: '1.0.1' }] }],
      })
      expect((await publish()).json.code).toBe('identifier-not-publishable')
      for (const to of ['coordinating', 'fix ready'])
        await house.call(cora, 'POST', `/v1/cases/${caseId}/state`, { to, note: 'x' })
      const published = await house.call(cora, 'POST', `/v1/advisories/${advisory.id}/publish`)
      expect([published.status, published.text.slice(0, 300)]).toEqual([200, expect.any(String)])
      const sent = await publish()
      expect(sent.json.items).toMatchObject([{ state: 'published' }])
      expect(stub.records.get(one.cveId)).toMatchObject({
        affected: [{ product: 'toy-one', versions: [{ version: '0', lessThan: '1.0.1' }] }],
        descriptions: [{ value: 'Members reach Object.prototype through merge().' }],
      })
      expect((await publish()).status).toBe(200)
    })

    it('is rejected for good, and another may follow', async () => {
      const [one] = await list(otherId)
      const url = `/v1/cases/${otherId}/identifiers/${one.id}/reject`
      expect((await house.call(ari, 'POST', url, { reason: 'x' })).status).toBe(403)
      const rejected = await house.call(cora, 'POST', url, { reason: 'It is the same as another.' })
      expect(rejected.json.items).toMatchObject([{ state: 'rejected' }])
      expect(stub.ids.get(one.cveId)?.state).toBe('REJECTED')
      expect((await house.call(cora, 'GET', `/v1/cases/${otherId}`)).json.identifiers).not.toContain(
        one.cveId,
      )
      const again = await ask(cora, otherId)
      expect(again.json.items.map(({ state }: { state: string }) => state)).toEqual(['rejected', 'reserved'])
    })
  })
})
