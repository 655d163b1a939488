import { byteaArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'

export interface WishRow {
  id: string
  keys: Buffer[]
  weight: number
  set_at: Date
  sealed: Buffer
  wrapped: Buffer
}

/** Wanted targets, the weightiest first. */
export const listWishes = (tx: Tx, limit: number): Promise<WishRow[]> =>
  tx.all(sql<WishRow>`select t.id, t.keys, t.weight, t.set_at, t.sealed, k.wrapped from scan_targets t
    join owner_keys k on k.owner_kind = 'scan target' and k.owner_id = t.id
    order by t.weight desc, t.id limit ${limit}`)

/** One row a target: set again it is changed. @returns its id */
export async function setWish(
  tx: Tx,
  wish: {
    id: string
    targetKey: Buffer
    keys: readonly Buffer[]
    weight: number
    at: Date
    wrapped: Buffer
    sealed: Buffer
  },
): Promise<string> {
  await deleteWishWhere(tx, sql`target_key = ${wish.targetKey}`)
  await tx.run(
    sql`insert into owner_keys (owner_kind, owner_id, wrapped) values ('scan target', ${wish.id}, ${wish.wrapped})`,
  )
  await tx.run(sql`insert into scan_targets (id, target_key, keys, weight, set_at, sealed)
    values (${wish.id}, ${wish.targetKey}, ${byteaArray(wish.keys)}::bytea[], ${wish.weight}, ${wish.at}, ${wish.sealed})`)
  return wish.id
}

export const deleteWish = (tx: Tx, id: string): Promise<number> => deleteWishWhere(tx, sql`id = ${id}`)

async function deleteWishWhere(tx: Tx, where: ReturnType<typeof sql>): Promise<number> {
  await tx.run(
    sql`delete from owner_keys where owner_kind = 'scan target' and owner_id in (select id from scan_targets where ${where})`,
  )
  return tx.run(sql`delete from scan_targets where ${where}`)
}
