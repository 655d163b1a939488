import { byteaArray, keyArray, uuidArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'

/** Statements (VEX) that members brought for themselves. */

export interface StatementRow {
  id: string
  inventory_id: string | null
  sealed: Buffer
}

/** Those that name any of these identifiers; of an inventory's own document, those of this inventory alone. */
export const statementsOn = (
  tx: Tx,
  organisationId: string,
  inventoryId: string,
  keys: readonly string[],
): Promise<StatementRow[]> =>
  tx.all(sql<StatementRow>`select distinct on (s.digest) s.id, s.inventory_id, s.sealed from member_statements s
    where s.organisation_id = ${organisationId} and s.vulnerability_key = any(${keyArray(keys)}::bytea[])
      and (s.inventory_id is null or s.inventory_id = ${inventoryId}) order by s.digest, s.id`)

export interface NewStatement {
  id: string
  /** 32 hexadecimal digits each. */
  vulnerabilityKey: string
  digest: string
  sealed: Buffer
}

/** The same statement brought again counts as brought now. */
export async function putStatements(
  tx: Tx,
  organisationId: string,
  inventoryId: string | null,
  rows: readonly NewStatement[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`insert into member_statements (id, organisation_id, vulnerability_key, digest, inventory_id, at, sealed)
    select n.id, ${organisationId}, n.vulnerability_key, n.digest, ${inventoryId}, ${at}, n.sealed
    from unnest(${uuidArray(rows.map(({ id }) => id))}::uuid[], ${keyArray(rows.map((row) => row.vulnerabilityKey))}::bytea[],
      ${keyArray(rows.map(({ digest }) => digest))}::bytea[], ${byteaArray(rows.map(({ sealed }) => sealed))}::bytea[])
      as n (id, vulnerability_key, digest, sealed)
    on conflict (organisation_id, vulnerability_key, digest) do update set at = excluded.at, sealed = excluded.sealed`)
}

/** @returns what they named, 32 hexadecimal digits each */
export const dropStatementsOf = async (tx: Tx, inventoryId: string): Promise<string[]> =>
  (
    await tx.all(
      sql<{
        vulnerability_key: Buffer
      }>`delete from member_statements where inventory_id = ${inventoryId} returning vulnerability_key`,
    )
  ).map(({ vulnerability_key }) => vulnerability_key.toString('hex'))

/** How many exposures that go by these identifiers are suppressed, of those the reader may see. */
export async function countSuppressed(tx: Tx, keys: readonly string[]): Promise<number> {
  const row = await tx.first(sql<{ n: number }>`select count(*)::int as n from exposures
    where identifiers && ${keyArray(keys)}::bytea[] and suppressed`)
  return row?.n ?? 0
}

/** Components of an inventory that go by any of these names. */
export const namedIn = (
  tx: Tx,
  inventoryId: string,
  keys: readonly string[],
  limit: number,
): Promise<{ id: string }[]> =>
  tx.all(sql<{ id: string }>`select id from inventory_components
    where inventory_id = ${inventoryId} and keys && ${keyArray(keys)}::bytea[] and removed_at is null
    order by id limit ${limit}`)
