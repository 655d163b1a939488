import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../platform/access/actor.ts'
import { sql } from '../platform/db/index.ts'
import { eachEngine } from './database.ts'
import { openHouse, type TestHouse } from './house.ts'

const TARGETS = 30
/** One list, written down by two people: the same sources under other names. */
const LISTS = {
  argus: (n: number) => `pkg:github/many/target-${n}`,
  bramble: (n: number) => `git@github.com:Many/Target-${n}.git`,
}

eachEngine((engine) => {
  describe('two scripted discoverers over one list of targets', () => {
    let house: TestHouse
    let url: string
    beforeAll(async () => {
      house = await openHouse(engine)
      url = await house.app.listen({ host: '127.0.0.1', port: 0 })
    })
    afterAll(() => house?.close())

    const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

    /** What stands behind the script: requests of its own, and nothing of the other's. */
    async function discoverer(login: keyof typeof LISTS, holding: Map<number, string>): Promise<number> {
      const { key } = await house.person(login)
      const ask = async (method: string, path: string, body?: object) => {
        const headers = {
          authorization: `Bearer ${key}`,
          ...(body ? { 'content-type': 'application/json' } : {}),
        }
        const reply = await fetch(new URL(path, url), {
          method,
          headers,
          ...(body ? { body: JSON.stringify(body) } : {}),
        })
        // biome-ignore lint/suspicious/noExplicitAny: a script reads what it expects
        return { status: reply.status, json: (await reply.json()) as any }
      }
      const searched = async (target: string): Promise<boolean> =>
        (await ask('GET', `/v1/scan-coverage?target=${encodeURIComponent(target)}`)).json.searches.length > 0
      let done = 0
      let left = Array.from({ length: TARGETS }, (_, n) => n)
      while (left.length > 0) {
        const refused: number[] = []
        for (const n of left) {
          const target = LISTS[login](n)
          const window = { to: new Date(Date.now() + 60_000).toISOString() }
          const { status, json } = await ask('POST', '/v1/scan-claims', { target, method: 'fuzzing', window })
          if (status === 409) {
            expect(json.code).toBe('claim-overlaps')
            if (!(await searched(target))) refused.push(n)
            continue
          }
          expect([status, json]).toEqual([201, expect.anything()])
          // The invariant, after every step: whoever holds it holds it alone.
          expect(holding.get(n)).toBeUndefined()
          holding.set(n, login)
          const again = await searched(target)
          if (!again) {
            await pause(Math.random() * 20)
            done += 1
          }
          expect(holding.get(n)).toBe(login)
          holding.delete(n)
          const outcome = again
            ? { outcome: 'stopped early', depthReached: 'none' }
            : { outcome: 'nothing found', depthReached: 'standard' }
          expect((await ask('POST', `/v1/scan-claims/${json.claim.id}/end`, outcome)).status).toBe(200)
        }
        left = refused
        await pause(50)
      }
      return done
    }

    it('never hold the same one, and search each once between them', { timeout: 60_000 }, async () => {
      const holding = new Map<number, string>()
      const counts = await Promise.all([discoverer('argus', holding), discoverer('bramble', holding)])
      expect(counts[0]! + counts[1]!).toBe(TARGETS)
      expect(Math.min(...counts)).toBeGreaterThan(0)
      expect(holding.size).toBe(0)
      // The house's own record says the same of every instant.
      const [together] = await house.house.db.as(system, (tx) =>
        tx.all(sql<{ pairs: number; claims: number }>`select
          (select count(*)::int from scan_claims) as claims,
          (select count(*)::int from scan_claims a join scan_claims b on a.id < b.id and a.keys && b.keys
            and a.taken_at < b.ended_at and b.taken_at < a.ended_at) as pairs`),
      )
      expect(together!.pairs).toBe(0)
      expect(together!.claims).toBeGreaterThanOrEqual(TARGETS)
    })
  })
})
