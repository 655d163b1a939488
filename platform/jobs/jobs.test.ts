import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eachEngine, type TestDatabase } from '../../testing/database.ts'
import { system } from '../access/actor.ts'
import { describeFailure, type Job, type JobFailure, type Jobs, LEASE_SECONDS, openJobs } from './index.ts'

eachEngine((engine) => {
  describe('durable jobs', () => {
    let test: TestDatabase
    let jobs: Jobs
    let errors: unknown[]
    let failures: JobFailure[]
    let queue: string
    let n = 0
    const queues = Array.from({ length: 10 }, (_, i) => ({ name: `test.${i}` }))
    beforeAll(async () => {
      test = await engine.open()
      jobs = await openJobs(test.db, queues, (error, failure) => {
        errors.push(error)
        if (failure) failures.push(failure)
      })
    })
    afterAll(async () => {
      await jobs?.stop()
      await test?.close()
    })
    beforeEach(() => {
      errors = []
      failures = []
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
    const until = async (done: () => boolean, atMost = 20_000) => {
      for (let waited = 0; !done() && waited < atMost; waited += 20)
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

    it('that fail are told once an attempt, with queue and id, and at last as lost', async () => {
      await jobs.work<{ n: number }>(queue, 5, async () => {
        throw new Error('no')
      })
      await enqueue({ n: 1 })
      // Between tries lie seconds; the test does not wait for them.
      for (let tries = 1; tries <= 6; tries++) {
        await until(() => failures.length >= tries)
        await until(() => false, 100)
        await test.db.asOwner(
          `update pgboss.job set start_after = now() where name = '${queue}' and state = 'retry'`,
        )
      }
      expect(failures.map(({ lost }) => lost.length)).toEqual([0, 0, 0, 0, 0, 1])
      expect(new Set(failures.map((failure) => failure.queue))).toEqual(new Set([queue]))
      expect(new Set(failures.flatMap(({ ids }) => ids)).size).toBe(1)
      expect(errors).toHaveLength(6)
    })

    /** As if the last sign of life of those who hold jobs of the queue were so long ago. */
    const silence = (seconds: number) =>
      test.db.asOwner(
        `update pgboss.job set started_on = now() - interval '${seconds} seconds'
          where name = '${queue}' and state = 'active'`,
      )
    const states = async () =>
      (await test.db.asOwner(`select state::text, retry_count from pgboss.job where name = '${queue}'`)).rows

    it('of a killed holder come back when its signs end, and cost no try', async () => {
      let holders = 0
      let finish: (() => void) | undefined
      // Another process held it: this one says nothing for it.
      await enqueue({ n: 1 })
      await take(1)
      await jobs.work<{ n: number }>(queue, 1, async () => {
        holders += 1
        await new Promise<void>((done) => {
          finish = done
        })
      })
      await silence(LEASE_SECONDS - 6)
      await until(() => holders > 0, 3000)
      expect(holders).toBe(0)
      await silence(LEASE_SECONDS + 1)
      await until(() => holders > 0, 6000)
      expect(holders).toBe(1)
      expect(await states()).toEqual([{ state: 'active', retry_count: 0 }])
      // This one lives: however long ago it took the job, it keeps it.
      await silence(LEASE_SECONDS + 1)
      await until(() => holders > 1, 4000)
      expect(holders).toBe(1)
      expect(await states()).toEqual([{ state: 'active', retry_count: 0 }])
      finish?.()
    })

    it('taken for somebody who gives signs of life come back when these end, others only at their time', async () => {
      await enqueue({ id: 'a' }, { id: 'b' }, { id: 'c' })
      const [a] = await jobs.take<{ id: string }>(queue, 1)
      const [b, c] = await jobs.take<{ id: string }>(queue, 2, true)
      await silence(LEASE_SECONDS + 1)
      await jobs.renew([queue], [c!.data.id])
      await until(() => false, 3500)
      expect((await jobs.take<{ id: string }>(queue, 3)).map((job) => job.id)).toEqual([b!.id])
      await test.db.as(system, (tx) => jobs.completeTaken(tx, [queue], a!.data.id))
      const left = await test.db.asOwner(
        `select data->>'id' as id from pgboss.job where name = '${queue}' and state = 'completed'`,
      )
      expect(left.rows).toEqual([{ id: a!.data.id }])
    })
  })
})

describe('what a log says of a failed job', () => {
  it('holds no text that was quoted in an error, nor its fields', () => {
    const parse = () => JSON.parse('zirconium "in quokkaflux')
    let broken: unknown
    try {
      parse()
    } catch (error) {
      broken = error
    }
    const database = Object.assign(new Error('invalid input syntax for type uuid: "zirconium\nin"'), {
      code: '22P02',
      detail: 'Key (title)=(quokkaflux)',
    })
    for (const error of [broken, database, 'zirconium', { quokkaflux: 1 }])
      expect(JSON.stringify(describeFailure(error))).not.toMatch(/zirconium|quokkaflux/)
    expect(describeFailure(database)).toMatchObject({
      name: 'Error',
      code: '22P02',
      message: 'invalid input syntax for type uuid: "…"',
    })
    expect(describeFailure(broken).stack).toContain('jobs.test.ts')
  })
})
