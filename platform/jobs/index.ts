import PgBoss from 'pg-boss'
import { type Database, sql, type Tx } from '../db/index.ts'
import type { OnError } from './failure.ts'
import { keepLeases } from './leases.ts'

export { describeFailure, type JobFailure, type OnError } from './failure.ts'
export { LEASE_SECONDS } from './leases.ts'

/** A durable job as its handler sees it. It may run twice: every effect is fenced by what it changes. */
export interface Job<Data extends object = object> {
  id: string
  data: Data
}

export interface Queue {
  name: string
  /**
   * What is not finished by then is given up, seconds: a handler's batch has failed, and what was taken
   * without a lease returns.
   */
  expireInSeconds?: number
  retryLimit?: number
  /** Of jobs with one key only one waits at a time: asking again while it waits adds nothing. */
  onePerKey?: boolean
}

export interface Jobs {
  /** Puts jobs into a queue inside the caller's transaction; the caller acts as the house. */
  enqueue(
    tx: Tx,
    queue: string,
    jobs: { data: object; key?: string; priority?: number; startAfterSeconds?: number }[],
  ): Promise<void>
  /** Handles jobs of a queue in batches until stopped. A rejected batch is tried again later. */
  work<Data extends object>(
    queue: string,
    batchSize: number,
    handler: (jobs: Job<Data>[]) => Promise<void>,
  ): Promise<void>
  /**
   * Takes jobs for somebody else to do (a runner); they return unless completed in time.
   * @param leased the taker is alive as long as `renew` is called; otherwise the queue's expiry counts
   */
  take<Data extends object>(queue: string, count: number, leased?: boolean): Promise<Job<Data>[]>
  /** Prolongs the leases of what was taken, found by the `id` in the jobs' data. */
  renew(queues: string[], dataIds: string[]): Promise<void>
  complete(queue: string, ids: string[]): Promise<void>
  /** Completes in the caller's transaction what was taken, found by the `id` in the job's data. */
  completeTaken(tx: Tx, queues: string[], dataId: string): Promise<void>
  /** Jobs of these queues that are not at their end, in the caller's transaction. */
  unfinished(tx: Tx, queues: string[]): Promise<number>
  /** Puts back what was taken from a queue and not completed, when its takers are known to be gone. */
  giveBack(queue: string): Promise<void>
  stop(): Promise<void>
}

/** How long after a job was queued here a handler looks for it here. */
const WAKE_MS = 40

/** Opens the queues. Needs the owner's rights: pg-boss makes its own schema and a partition per queue. */
export async function openJobs(db: Database, queues: Queue[], onError: OnError): Promise<Jobs> {
  const boss = new PgBoss({
    db: { executeSql: (text: string, values: unknown[]) => db.asOwner(text, values) },
    schema: 'pgboss',
    schedule: false,
    maintenanceIntervalSeconds: 60,
    monitorStateIntervalSeconds: 3600,
    retentionDays: 7,
    deleteAfterDays: 1,
    archiveCompletedAfterSeconds: 3600,
  })
  boss.on('error', onError)
  await boss.start()
  for (const queue of queues) {
    await boss.createQueue(queue.name, {
      name: queue.name,
      policy: queue.onePerKey ? 'short' : 'standard',
      expireInSeconds: queue.expireInSeconds ?? 120,
      retryLimit: queue.retryLimit ?? 5,
      retryDelay: 1,
      retryBackoff: true,
    })
  }
  await db.asOwner('grant usage on schema pgboss to tocsin_system')
  await db.asOwner('grant select, insert, update, delete on all tables in schema pgboss to tocsin_system')
  // One process owns the embedded database: whatever was active when it died is active nowhere.
  if (db.engine === 'embedded') {
    await db.asOwner(`update pgboss.job set state = 'retry', started_on = null where state = 'active'`)
  }
  const leases = await keepLeases(db, queues, onError)
  const workers = new Map<string, string>()
  // After the caller's transaction, as a rule; one that takes longer is found by polling.
  const wake = (queue: string) => {
    const worker = workers.get(queue)
    if (worker) setTimeout(() => boss.notifyWorker(worker), WAKE_MS).unref()
  }
  return {
    async enqueue(tx, queue, jobs) {
      if (jobs.length === 0) return
      await boss.insert(
        jobs.map((job) => ({
          name: queue,
          data: job.data,
          priority: job.priority ?? 0,
          ...(job.key ? { singletonKey: job.key } : {}),
          ...(job.startAfterSeconds
            ? { startAfter: new Date(Date.now() + job.startAfterSeconds * 1000) }
            : {}),
        })),
        { db: { executeSql: (text: string, values: unknown[]) => tx.text(text, values) } },
      )
      if (jobs.some((job) => !job.startAfterSeconds)) wake(queue)
    },
    async work<Data extends object>(
      queue: string,
      batchSize: number,
      handler: (jobs: Job<Data>[]) => Promise<void>,
    ) {
      leases.handledHere(queue)
      const options = { batchSize, pollingIntervalSeconds: 2, includeMetadata: true } as const
      const worker = await boss.work<Data>(queue, options, async (jobs) => {
        const release = leases.hold(
          queue,
          jobs.map((job) => job.id),
        )
        try {
          await handler(jobs)
        } catch (error) {
          onError(error, {
            queue,
            ids: jobs.map((job) => job.id),
            lost: jobs.filter((job) => job.retryCount >= job.retryLimit).map((job) => job.id),
          })
          // The queue keeps what is thrown, in the clear, and a message may quote the text it broke on.
          throw new Error('the handler failed: the log of the worker says why')
        } finally {
          release()
        }
        if (jobs.length === batchSize) wake(queue)
      })
      workers.set(queue, worker)
    },
    async take(queue, count, leased = false) {
      const jobs = (await boss.fetch(queue, { batchSize: count })) as Job<never>[]
      if (leased && jobs.length > 0) await leases.shorten(queue, jobs)
      return jobs
    },
    renew: (queues, dataIds) => leases.renew(queues, dataIds),
    async complete(queue, ids) {
      if (ids.length > 0) await boss.complete(queue, ids)
    },
    async completeTaken(tx, queues, dataId) {
      await tx.run(sql`update pgboss.job set state = 'completed', completed_on = now()
        where name = any(${queues}::text[]) and state = 'active' and data->>'id' = ${dataId}`)
    },
    async unfinished(tx, names) {
      const row = await tx.first(
        sql<{ n: string }>`select count(*) as n from pgboss.job
          where name = any(${names}::text[]) and state < 'completed'`,
      )
      return Number(row?.n ?? 0)
    },
    async giveBack(queue) {
      await db.asOwner(
        `update pgboss.job set state = 'retry', started_on = null where name = $1 and state = 'active'`,
        [queue],
      )
    },
    async stop() {
      await boss.stop({ graceful: true, wait: true, timeout: 10_000 })
      await leases.stop()
    },
  }
}
