import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eachEngine, type TestDatabase } from '../../testing/database.ts'
import { system } from '../access/actor.ts'
import { type Job, type Jobs, openJobs } from './index.ts'

eachEngine((engine) => {
  describe('durable jobs', () => {
    let test: TestDatabase
    let jobs: Jobs
    let errors: unknown[]
    let queue: string
    let n = 0
    const queues = Array.from({ length: 6 }, (_, i) => ({ name: `test.${i}` }))
    beforeAll(async () => {
      test = await engine.open()
      jobs = await openJobs(test.db, queues, (error) => errors.push(error))
    })
    afterAll(async () => {
      await jobs?.stop()
      await test?.close()
    })
    beforeEach(() => {
      errors = []
      queue = `test.${n++ % queues.length}`
    })

    const enqueue = (...data: object[]) =>
      test.db.as(system, (tx) =>
        jobs.enqueue(
          tx,
          queue,
          data.map((one) => ({ data: one })),
        ),
      )
    const take = async (count = 10) => (await jobs.take<{ n: number }>(queue, count)) as Job<{ n: number }>[]
    const drop = async () =>
      jobs.complete(
        queue,
        (await take(100)).map((job) => job.id),
      )
    const until = async (done: () => boolean) => {
      for (let waited = 0; !done() && waited < 20_000; waited += 20)
        await new Promise((next) => setTimeout(next, 20))
    }

    it('exist from the moment their act commits, and never when it does not', async () => {
      const failed = test.db.as(system, async (tx) => {
        await jobs.enqueue(tx, queue, [{ data: { n: 1 } }])
        throw new Error('rolled back')
      })
      await expect(failed).rejects.toThrow()
      expect(await take()).toEqual([])
      await enqueue({ n: 2 })
      expect((await take()).map((job) => job.data)).toEqual([{ n: 2 }])
    })

    it('are given to one taker each', async () => {
      await enqueue(...Array.from({ length: 30 }, (_, i) => ({ n: i })))
      const taken = (await Promise.all([take(), take(), take(), take()])).flat()
      expect(new Set(taken.map((job) => job.data.n)).size).toBe(30)
      expect(taken).toHaveLength(30)
      await jobs.complete(
        queue,
        taken.map((job) => job.id),
      )
    })

    it('come by priority', async () => {
      await test.db.as(system, (tx) =>
        jobs.enqueue(tx, queue, [
          { data: { n: 1 }, priority: -5 },
          { data: { n: 2 }, priority: 10 },
          { data: { n: 3 } },
        ]),
      )
      const order = [await take(1), await take(1), await take(1)].map(([job]) => job?.data.n)
      expect(order).toEqual([2, 3, 1])
    })

    it('that were completed do not come again', async () => {
      await enqueue({ n: 1 })
      await drop()
      await drop()
      expect(await take()).toEqual([])
    })

    it('are tried again when the handler breaks, and keep nothing of what it said', async () => {
      let tries = 0
      await jobs.work<{ n: number }>(queue, 5, async () => {
        if (++tries === 1) throw new Error('could not read "zirconium in quokkaflux"')
      })
      await enqueue({ n: 1 })
      await until(() => tries >= 2)
      expect(tries).toBe(2)
      expect(String(errors[0])).toContain('zirconium')
      const { rows } = await test.db.asOwner(
        `select j::text as row from pgboss.job j where name = '${queue}'`,
      )
      expect(rows).toHaveLength(1)
      expect(JSON.stringify(rows)).not.toMatch(/zirconium|quokkaflux/)
    })
  })
})
