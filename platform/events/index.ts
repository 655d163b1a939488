import { system } from '../access/actor.ts'
import { type Database, sql, type Tx } from '../db/index.ts'

/** News of something that happened. `data` holds ids and counts, never text of a finding. */
export interface HouseEvent {
  id: string
  kind: string
  subjectId: string | null
  data: Record<string, unknown>
  at: Date
}

/** Writes an event into the outbox, in the transaction of the act it tells of. */
export async function emit(
  tx: Tx,
  kind: string,
  subjectId: string | null,
  data: Record<string, unknown> = {},
): Promise<void> {
  await tx.run(
    sql`insert into events (kind, subject_id, data) values (${kind}, ${subjectId}, ${JSON.stringify(data)}::jsonb)`,
  )
}

/** Handles a batch of events in the relay's transaction: its effect and the cursor commit together. */
export type Subscriber = (tx: Tx, events: HouseEvent[]) => Promise<void>

const BATCH = 500

/**
 * Delivers committed events in order to each subscriber, exactly once for effects in the database.
 * A crash before commit delivers the same batch again; nothing is skipped, because only events older
 * than every running transaction are read.
 * @returns how many events were delivered; fewer than the batch size means the outbox is drained
 */
export async function relay(db: Database, name: string, subscriber: Subscriber): Promise<number> {
  return db.as(system, async (tx) => {
    // The row lock lets one of several servers relay for a subscriber at a time.
    await tx.run(sql`insert into event_cursors (subscriber) values (${name}) on conflict do nothing`)
    const cursor = await tx.first(
      sql<{ transaction_id: string; id: string }>`select transaction_id::text, id::text from event_cursors
        where subscriber = ${name} for update skip locked`,
    )
    if (!cursor) return 0
    const rows = await tx.all(
      sql<{
        id: string
        kind: string
        subject_id: string | null
        data: Record<string, unknown>
        at: Date
        transaction_id: string
      }>`
        select id::text, kind, subject_id, data, at, transaction_id::text from events
        where (transaction_id, id) > (${cursor.transaction_id}::text::xid8, ${cursor.id}::bigint)
          and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
        order by transaction_id, id limit ${BATCH}`,
    )
    const last = rows.at(-1)
    if (!last) return 0
    await subscriber(
      tx,
      rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        subjectId: row.subject_id,
        data: row.data,
        at: row.at,
      })),
    )
    await tx.run(sql`update event_cursors set transaction_id = ${last.transaction_id}::text::xid8, id = ${last.id}::bigint
      where subscriber = ${name}`)
    return rows.length
  })
}

/** Whether a subscriber has not heard of everything yet. */
export async function anyUndelivered(tx: Tx): Promise<boolean> {
  const row = await tx.first(
    sql<{ behind: boolean }>`select exists (select from events e where not exists (
      select from event_cursors c where (e.transaction_id, e.id) <= (c.transaction_id, c.id))) as behind`,
  )
  return row?.behind ?? false
}

export interface Relay {
  /** Looks for events now instead of at the next interval. */
  wake(): void
  stop(): Promise<void>
}

/** Relays until stopped, looking each `intervalMs`; an error is reported and tried again. */
export function startRelay(
  db: Database,
  subscribers: Record<string, Subscriber>,
  onError: (error: unknown) => void,
  intervalMs = 250,
): Relay {
  let stopped = false
  let wakeUp: () => void = () => {}
  const loop = async () => {
    while (!stopped) {
      let delivered = 0
      for (const [name, subscriber] of Object.entries(subscribers)) {
        try {
          delivered = Math.max(delivered, await relay(db, name, subscriber))
        } catch (error) {
          onError(error)
        }
      }
      if (stopped || delivered === BATCH) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, intervalMs)
        wakeUp = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  const running = loop()
  return {
    wake: () => wakeUp(),
    async stop() {
      stopped = true
      wakeUp()
      await running
    },
  }
}
