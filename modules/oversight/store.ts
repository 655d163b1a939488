import { sql, type Tx } from '../../platform/db/index.ts'

/** The newest events: kinds, counts and times. */
export const recentEvents = (
  tx: Tx,
  limit: number,
): Promise<{ kind: string; data: Record<string, unknown>; at: Date }[]> =>
  tx.all(
    sql<{
      kind: string
      data: Record<string, unknown>
      at: Date
    }>`select kind, data, at from events order by id desc limit ${limit}`,
  )

export async function readHouse<T>(tx: Tx, key: string): Promise<T | undefined> {
  return (await tx.first(sql<{ value: T }>`select value from house where key = ${key}`))?.value
}

export async function writeHouse(tx: Tx, key: string, value: unknown): Promise<void> {
  await tx.run(sql`insert into house (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
    on conflict (key) do update set value = excluded.value`)
}
