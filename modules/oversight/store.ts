import { sql, type Tx } from '../../platform/db/index.ts'

export interface EventRow {
  kind: string
  data: Record<string, unknown>
  /** How many things it is about. */
  count: number
  at: Date
}
/** How far back is looked: beyond it a busy house would be read in vain for an act of long ago. */
const LOOKED_AT = 20_000

/**
 * The newest events of these kinds, latest first; of reproductions only those of findings. Chosen here and
 * not among the newest few: most events are the house's own bookkeeping.
 */
export const recentEvents = (tx: Tx, kinds: readonly string[], limit: number): Promise<EventRow[]> =>
  tx.all(
    sql<EventRow>`select kind, data - 'ids' as data, at,
      case when jsonb_typeof(data -> 'ids') = 'array' then jsonb_array_length(data -> 'ids') else 1 end as count
      from (select id, kind, data, at from events order by id desc limit ${LOOKED_AT}) newest
      where kind = any(${[...kinds]}::text[]) and (kind <> 'reproduction.judged' or data ->> 'purpose' = 'finding')
      order by id desc limit ${limit}`,
  )

export async function readHouse<T>(tx: Tx, key: string): Promise<T | undefined> {
  return (await tx.first(sql<{ value: T }>`select value from house where key = ${key}`))?.value
}

export async function writeHouse(tx: Tx, key: string, value: unknown): Promise<void> {
  await tx.run(sql`insert into house (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
    on conflict (key) do update set value = excluded.value`)
}
