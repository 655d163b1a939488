import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eachEngine, type TestDatabase } from '../../testing/database.ts'
import { type Actor, anonymous, system } from '../access/actor.ts'
import { newId } from '../clock/index.ts'
import { sql } from '../db/index.ts'
import { emit, type HouseEvent, relay, startRelay } from './index.ts'

eachEngine((engine) => {
  describe('the outbox', () => {
    let test: TestDatabase
    let seen: HouseEvent[]
    beforeAll(async () => {
      test = await engine.open()
    })
    afterAll(() => test?.close())
    beforeEach(async () => {
      seen = []
      await drain('earlier')
    })

    const say = (kind: string, actor: Actor = system) =>
      test.db.as(actor, (tx) => emit(tx, kind, null, { ids: [kind] }))
    const listen = async (_tx: unknown, events: HouseEvent[]) => {
      seen.push(...events)
    }
    /** Relays until nothing is left; a transaction still open elsewhere on the server holds events back. */
    async function drain(name: string, subscriber: Parameters<typeof relay>[2] = listen): Promise<void> {
      for (let tries = 0; tries < 200; tries++) {
        const n = await relay(test.db, name, subscriber)
        if (n > 0) continue
        const behind = await test.db.as(system, (tx) =>
          tx.first(sql`select 1 from events e, event_cursors c where c.subscriber = ${name}
            and (e.transaction_id, e.id) > (c.transaction_id, c.id)`),
        )
        if (!behind) return
        await new Promise((done) => setTimeout(done, 10))
      }
      throw new Error('the outbox does not drain')
    }
    const kinds = () => seen.map((event) => event.kind)

    it('delivers once, in order, to each subscriber', async () => {
      for (const kind of ['a', 'b', 'c']) await say(kind)
      await drain('earlier')
      expect(kinds()).toEqual(['a', 'b', 'c'])
      await drain('earlier')
      expect(kinds()).toEqual(['a', 'b', 'c'])
      seen = []
      await drain('newcomer')
      expect(kinds().slice(-3)).toEqual(['a', 'b', 'c'])
    })

    it('delivers nothing of an act that was rolled back', async () => {
      const failed = test.db.as(system, async (tx) => {
        await emit(tx, 'never', null)
        throw new Error('rolled back')
      })
      await expect(failed).rejects.toThrow()
      await drain('earlier')
      expect(kinds()).toEqual([])
    })

    it('delivers the same batch again when the subscriber breaks, and its effects only once', async () => {
      await say('tried')
      const count = async () =>
        (await test.db.as(system, (tx) =>
          tx.first(sql<{ n: number }>`select count(*)::int as n from house`),
        ))!.n
      const before = await count()
      let tries = 0
      const effect: Parameters<typeof relay>[2] = async (tx, events) => {
        for (const event of events)
          await tx.run(sql`insert into house (key, value) values (${`effect ${event.id}`}, '1')`)
        // A crash before commit.
        if (++tries < 3) throw new Error('broken')
        seen.push(...events)
      }
      await expect(relay(test.db, 'earlier', effect)).rejects.toThrow('broken')
      await expect(relay(test.db, 'earlier', effect)).rejects.toThrow('broken')
      expect(await count()).toBe(before)
      await drain('earlier', effect)
      expect(kinds()).toEqual(['tried'])
      expect(await count()).toBe(before + 1)
    })

    it('skips nothing when transactions commit in another order than they began', async () => {
      const sent = Array.from({ length: 60 }, (_, n) => `event ${n}`)
      let running = true
      const relaying = (async () => {
        while (running) {
          await relay(test.db, 'earlier', listen)
          await new Promise((done) => setTimeout(done, 1))
        }
      })()
      const writers = Array.from({ length: 6 }, async (_, writer) => {
        for (const [n, kind] of sent.entries()) {
          if (n % 6 !== writer) continue
          await test.db.as(system, async (tx) => {
            await emit(tx, kind, null)
            // Its number is taken now, and seen by others only at the end.
            await new Promise((done) => setTimeout(done, (n * 7) % 13))
          })
        }
      })
      await Promise.all(writers)
      running = false
      await relaying
      await drain('earlier')
      expect(kinds().sort()).toEqual([...sent].sort())
    })

    it('lets one relay work for a subscriber at a time', async () => {
      for (let n = 0; n < 20; n++) await say(`event ${n}`)
      await Promise.all([1, 2, 3].map(() => relay(test.db, 'earlier', listen)))
      await drain('earlier')
      expect(kinds().length).toBe(20)
    })

    it('takes no event that pretends to be of another transaction', async () => {
      const somebody: Actor = { ...anonymous, kind: 'account', accountId: newId(), organisationId: newId() }
      await say('own', somebody)
      const forged = test.db.as(somebody, (tx) =>
        tx.run(sql`insert into events (kind, transaction_id) values ('forged', '999999999'::xid8)`),
      )
      await expect(forged).rejects.toMatchObject({ code: '42501' })
      await drain('earlier')
      expect(kinds()).toEqual(['own'])
    })

    it('is relayed until stopped, and goes on after an error', async () => {
      const errors: unknown[] = []
      let broken = true
      const running = startRelay(
        test.db,
        {
          earlier: async (tx, events) => {
            if (broken) throw new Error('broken')
            await listen(tx, events)
          },
        },
        (error) => {
          errors.push(error)
          broken = false
        },
        5,
      )
      await say('later')
      running.wake()
      for (let waited = 0; seen.length === 0 && waited < 10_000; waited += 10)
        await new Promise((done) => setTimeout(done, 10))
      await running.stop()
      expect(kinds()).toEqual(['later'])
      expect(errors).toHaveLength(1)
    })
  })
})
