import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../../platform/access/actor.ts'
import { sql } from '../../../platform/db/index.ts'
import { eachEngine } from '../../../testing/database.ts'
import { openHouse, type TestHouse } from '../../../testing/house.ts'
import { refreshRootCauses } from '../store/root-causes.ts'

const SEVERITIES = ['low', 'critical', 'none', undefined, 'medium']

eachEngine((engine) => {
  describe('what a new root cause shows', () => {
    let house: TestHouse
    beforeAll(async () => {
      house = await openHouse(engine)
    })
    afterAll(() => house?.close())

    const shown = () =>
      house.house.db.as(system, (tx) =>
        tx.all(sql<
          Record<string, unknown>
        >`select id, severity, tlp, compartment, finding_count, collision_count,
          kinds, verdict, evidence_level from root_causes order by id`),
      )

    it('is what counting its members anew shows, for more findings than one batch groups', async () => {
      const people = [await house.person('argus'), await house.person('bramble')]
      const ids: string[] = []
      for (const [who, person] of people.entries()) {
        const reports = Array.from({ length: 300 }, (_, n) => ({
          title: `Merging writes the prototype, number ${n} of ${who}`,
          component: { name: `toy-${n % 7}`, version: '1.0.0' },
          weaknesses: [n % 2 ? 'CWE-1321' : 'CWE-22'],
          ...(SEVERITIES[n % 5] ? { severity: SEVERITIES[n % 5] } : {}),
          tlp: n % 3 ? 'green' : 'amber',
        }))
        const reply = await house.call(person, 'POST', '/v1/findings', reports)
        expect(reply.json).toMatchObject({ accepted: 300 })
        ids.push(...reply.json.results.map((result: { findingId: string }) => result.findingId))
      }
      await house.house.findings.group(ids)
      const before = await shown()
      expect(before.length).toBeGreaterThanOrEqual(7)
      expect(before.reduce((sum, row) => sum + Number(row.finding_count), 0)).toBe(600)
      await house.house.db.as(system, (tx) =>
        refreshRootCauses(
          tx,
          before.map((row) => row.id as string),
        ),
      )
      expect(await shown()).toEqual(before)
      // Its keys count its members' fingerprints, each once, whichever batch they came in.
      const counts = await house.house.db.as(system, (tx) =>
        tx.first(sql<{ wrong: number; keys: number }>`
          select count(*) filter (where k.members is distinct from own.members)::int as wrong, count(*)::int as keys
          from root_cause_keys k full join (
            select m.root_cause_id, get_byte(f.fingerprints, at)::smallint as kind,
              substring(f.fingerprints from at + 2 for 16) as key, count(*) as members
            from memberships m join findings f on f.id = m.finding_id,
              generate_series(0, length(f.fingerprints) - 17, 17) as at group by 1, 2, 3
          ) own using (root_cause_id, kind, key)`),
      )
      expect(counts?.wrong).toBe(0)
      expect(counts?.keys).toBeGreaterThan(30)
      await house.house.findings.group(ids)
      expect(await shown()).toEqual(before)
    })
  })
})
