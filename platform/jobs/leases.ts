import type { Database } from '../db/index.ts'
import type { OnError } from './failure.ts'
import type { Job, Queue } from './index.ts'

/** A job whose holder gave no sign for so long is given to another. */
export const LEASE_SECONDS = 10
/** How often a holder gives a sign, and abandoned jobs are looked for. */
const LOOK_MS = 2500
const DEFAULT_LIMIT_SECONDS = 120

export interface Leases {
  /** A queue whose holders are processes that keep leases, as this one does. */
  handledHere(queue: string): void
  /** Keeps jobs alive until released, or until their queue's expiry says that the handler hangs. */
  hold(queue: string, ids: string[]): () => void
  /** Makes what was just taken a lease: somebody else gives the signs. */
  shorten(queue: string, jobs: Job[]): Promise<void>
  renew(queues: string[], dataIds: string[]): Promise<void>
  stop(): Promise<void>
}

/**
 * pg-boss gives a job back when its whole time is over, minutes after its holder was killed. Here a holder
 * says every few seconds that it lives (`started_on` moves), and what nobody spoke for is given back.
 * A process that stalls longer than the lease has its job done twice, which every handler allows for.
 * That a holder died is not the job's failure: it costs no try.
 */
export async function keepLeases(db: Database, queues: Queue[], onError: OnError): Promise<Leases> {
  const limits = new Map(
    queues.map((queue) => [queue.name, (queue.expireInSeconds ?? DEFAULT_LIMIT_SECONDS) * 1000]),
  )
  const handled = new Set<string>()
  const held = new Map<string, { queue: string; until: number }>()
  // Looked at every few seconds, among rows of which nearly all are done.
  await db.asOwner(`begin; select pg_advisory_xact_lock(7123);
    create index if not exists job_active on pgboss.job (name) where state = 'active'; commit`)

  async function look(): Promise<void> {
    for (const [id, { until }] of held) if (until < performance.now()) held.delete(id)
    const names = [...new Set([...held.values()].map(({ queue }) => queue))]
    if (names.length > 0)
      await db.asOwner(
        `update pgboss.job set started_on = now()
          where name = any($1::text[]) and state = 'active' and id = any($2::uuid[])`,
        [names, [...held.keys()]],
      )
    // After the signs of this process, so that its own stall never gives away its own jobs.
    await db.asOwner(
      `update pgboss.job set state = 'retry', started_on = null
        where name = any($1::text[]) and state = 'active'
          and started_on < now() - case when name = any($2::text[])
            then least(expire_in, interval '${LEASE_SECONDS} seconds') else expire_in end`,
      [[...limits.keys()], [...handled]],
    )
  }

  let looking: Promise<void> | undefined
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error) => onError(error))
      .finally(() => {
        looking = undefined
      })
  }, LOOK_MS)
  timer.unref()
  return {
    handledHere: (queue) => void handled.add(queue),
    hold(queue, ids) {
      const until = performance.now() + (limits.get(queue) ?? DEFAULT_LIMIT_SECONDS * 1000)
      for (const id of ids) held.set(id, { queue, until })
      return () => {
        for (const id of ids) held.delete(id)
      }
    },
    async shorten(queue, jobs) {
      await db.asOwner(
        `update pgboss.job set expire_in = interval '${LEASE_SECONDS} seconds'
          where name = $1 and state = 'active' and id = any($2::uuid[])`,
        [queue, jobs.map((job) => job.id)],
      )
    },
    async renew(queues, dataIds) {
      if (dataIds.length === 0) return
      await db.asOwner(
        `update pgboss.job set started_on = now()
          where name = any($1::text[]) and state = 'active' and data->>'id' = any($2::text[])`,
        [queues, dataIds],
      )
    },
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}
