import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'

const flaw = (name: string, n: number) => ({
  title: `Prototype pollution in ${name}, report ${n}`,
  description: `Merging untrusted JSON writes through __proto__, seen ${n} times`,
  component: { purl: `pkg:npm/${name}`, version: '1.0.0', fixedIn: '1.0.1' },
  weaknesses: ['CWE-1321'],
  sink: 'merge',
})

eachEngine((engine) => {
  describe('regrouping what older rules made', () => {
    let house: TestHouse
    let argus: Person
    let duty: Person
    beforeAll(async () => {
      house = await openHouse(engine)
      argus = await house.person('argus')
      duty = await house.person('duty', { organisation: 'Clearinghouse', roles: ['coordinator'], tlp: 'red' })
    })
    afterAll(() => house?.close())

    const asHouse = (statement: string) =>
      house.test.db.asOwner(`begin; set local role tocsin_system; ${statement}; commit`)
    /** Reports that an old rule saw nothing in, so that each stands alone. */
    async function oldReports(name: string, count: number): Promise<string[]> {
      const ids: string[] = []
      for (let n = 0; n < count; n++)
        ids.push((await house.call(argus, 'POST', '/v1/findings', flaw(name, n))).json.results[0].findingId)
      await asHouse(
        `update findings set fingerprint_version = 0, fingerprints = '\\x', family = null
          where id = any('{${ids.join(',')}}')`,
      )
      await house.settle()
      return ids
    }
    const rootCauseOf = async (id: string): Promise<string> =>
      (await house.call(duty, 'GET', `/v1/findings/${id}`)).json.rootCauseId
    const groupsOf = async (ids: string[]) => new Set(await Promise.all(ids.map(rootCauseOf))).size
    const regroup = async () => {
      const reply = await house.call(duty, 'POST', '/v1/root-causes/regroup')
      await house.settle()
      return reply
    }

    it('brings together what today’s fingerprints say is one flaw, and then has nothing left to do', async () => {
      const ids = await oldReports('toy-old', 3)
      expect(await groupsOf(ids)).toBe(3)
      expect(await regroup()).toMatchObject({ status: 202, json: { needed: true } })
      expect(await groupsOf(ids)).toBe(1)
      expect(await regroup()).toMatchObject({ status: 202, json: { needed: false } })
      // A report of today finds them by their new keys.
      const { json } = await house.call(argus, 'POST', '/v1/findings', flaw('toy-old', 9))
      await house.settle()
      expect(await rootCauseOf(json.results[0].findingId)).toBe(await rootCauseOf(ids[0]!))
      expect(house.errors).toEqual([])
    })

    it('leaves what a person decided', async () => {
      const ids = await oldReports('toy-decided', 3)
      const into = await rootCauseOf(ids[0]!)
      const merged = await house.call(duty, 'POST', `/v1/root-causes/${await rootCauseOf(ids[1]!)}/merge`, {
        into,
        reason: 'the same',
      })
      expect(merged.status).toBe(204)
      const apart = await house.call(duty, 'POST', `/v1/root-causes/${into}/unmerge`, {
        findingIds: [ids[1]],
        reason: 'another flaw after all',
      })
      const alone = apart.json.rootCauseId
      await asHouse(`update findings set fingerprint_version = 0 where id = any('{${ids.join(',')}}')`)
      await regroup()
      expect(await rootCauseOf(ids[1]!)).toBe(alone)
      expect(await rootCauseOf(ids[0]!)).not.toBe(alone)
    })

    it('goes through many packages and through findings without one, batch by batch', async () => {
      const documents = [
        ...Array.from({ length: 230 }, (_, n) => flaw(`toy-many-${n % 60}`, n)),
        ...Array.from({ length: 210 }, (_, n) => ({ title: `Something is wrong somewhere, ${n}` })),
      ]
      const lines = documents.map((document) => `${JSON.stringify(document)}\n`).join('')
      const sent = await house.call(argus, 'POST', '/v1/findings/stream', lines, {
        'content-type': 'application/x-ndjson',
        'idempotency-key': 'many',
      })
      expect(sent.status).toBe(200)
      await house.settle()
      await asHouse(`update findings set fingerprint_version = 0, fingerprints = '\\x'`)
      await asHouse(`update memberships set rule_version = 0 where decided_by <> 'person'`)
      await regroup()
      const { rows } = await house.test.db.asOwner(`select
        (select count(*)::int from pgboss.job where state in ('created', 'retry') and name like 'findings.%') as left`)
      expect(rows).toEqual([{ left: 0 }])
      expect(await regroup()).toMatchObject({ json: { needed: false } })
    })

    it('is asked for by coordinators alone', async () => {
      expect(await house.call(argus, 'POST', '/v1/root-causes/regroup')).toMatchObject({
        status: 403,
        json: { code: 'not-allowed' },
      })
      expect(await house.call(undefined, 'POST', '/v1/root-causes/regroup')).toMatchObject({ status: 401 })
    })
  })
})
