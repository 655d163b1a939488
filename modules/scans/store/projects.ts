import { byteaArray, uuidArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'

/** Rules, maintainers, joined names and wanted targets: all read and written by the house alone. */

export interface SealedRow {
  id: string
  keys: Buffer[]
  organisation_id: string
  at: Date
  sealed: Buffer
  wrapped: Buffer
}

export interface NewRow {
  id: string
  keys: readonly Buffer[]
  organisationId: string
  accountId: string | null
  at: Date
  sealed: Buffer
  wrapped: Buffer
}

const ownerKey = (tx: Tx, kind: string, id: string, wrapped: Buffer): Promise<number> =>
  tx.run(sql`insert into owner_keys (owner_kind, owner_id, wrapped) values (${kind}, ${id}, ${wrapped})`)
const forget = (tx: Tx, kind: string, ids: readonly string[]): Promise<number> =>
  tx.run(sql`delete from owner_keys where owner_kind = ${kind} and owner_id = any(${uuidArray(ids)}::uuid[])`)

const rulesColumns =
  sql.raw(`r.id, r.keys, r.organisation_id, r.set_at as at, r.sealed, k.wrapped from project_rules r
  join owner_keys k on k.owner_kind = 'project rules' and k.owner_id = r.id`)
export async function anyRules(tx: Tx): Promise<boolean> {
  const row = await tx.first(sql<{ any: boolean }>`select exists (select from project_rules) as any`)
  return row?.any ?? false
}
/** Newest first. */
export const rulesAbout = (tx: Tx, keys: readonly Buffer[]): Promise<SealedRow[]> =>
  tx.all(
    sql<SealedRow>`select ${rulesColumns} where r.keys && ${byteaArray(keys)}::bytea[] order by r.set_at desc, r.id desc`,
  )
/** The last word holds: what was said of any of these names before goes. */
export async function replaceRules(tx: Tx, before: readonly string[], row: NewRow): Promise<void> {
  await tx.run(sql`delete from project_rules where id = any(${uuidArray(before)}::uuid[])`)
  await forget(tx, 'project rules', before)
  await ownerKey(tx, 'project rules', row.id, row.wrapped)
  await tx.run(sql`insert into project_rules (id, keys, organisation_id, account_id, set_at, sealed)
    values (${row.id}, ${byteaArray(row.keys)}::bytea[], ${row.organisationId}, ${row.accountId}, ${row.at}, ${row.sealed})`)
}

const maintainerColumns =
  sql.raw(`m.id, m.keys, m.organisation_id, m.named_at as at, m.sealed, k.wrapped from project_maintainers m
  join owner_keys k on k.owner_kind = 'project maintainer' and k.owner_id = m.id`)
export const maintainersOf = (tx: Tx, keys: readonly Buffer[]): Promise<SealedRow[]> =>
  tx.all(
    sql<SealedRow>`select ${maintainerColumns} where m.keys && ${byteaArray(keys)}::bytea[] order by m.id`,
  )
/** All, or one organisation's. */
export const listMaintainers = (tx: Tx, organisationId: string | undefined): Promise<SealedRow[]> =>
  tx.all(sql<SealedRow>`select ${maintainerColumns}
    where ${organisationId ?? null}::uuid is null or m.organisation_id = ${organisationId ?? null}::uuid order by m.id desc limit 1000`)
export async function insertMaintainer(tx: Tx, row: NewRow): Promise<void> {
  await ownerKey(tx, 'project maintainer', row.id, row.wrapped)
  await tx.run(sql`insert into project_maintainers (id, keys, organisation_id, named_by, named_at, sealed)
    values (${row.id}, ${byteaArray(row.keys)}::bytea[], ${row.organisationId}, ${row.accountId}, ${row.at}, ${row.sealed})`)
}
export async function deleteMaintainer(tx: Tx, id: string): Promise<number> {
  await forget(tx, 'project maintainer', [id])
  return tx.run(sql`delete from project_maintainers where id = ${id}`)
}
export async function organisationByName(tx: Tx, name: string): Promise<string | undefined> {
  return (await tx.first(sql<{ id: string }>`select id from organisations where name = ${name}`))?.id
}

const namesColumns =
  sql.raw(`n.id, n.keys, n.organisation_id, n.stated_at as at, n.sealed, k.wrapped from target_names n
  join owner_keys k on k.owner_kind = 'target names' and k.owner_id = n.id`)
/** All, or one organisation's. */
export const listNames = (tx: Tx, organisationId: string | undefined): Promise<SealedRow[]> =>
  tx.all(sql<SealedRow>`select ${namesColumns}
    where ${organisationId ?? null}::uuid is null or n.organisation_id = ${organisationId ?? null}::uuid order by n.id desc limit 1000`)
export const findNames = (tx: Tx, id: string): Promise<SealedRow | undefined> =>
  tx.first(sql<SealedRow>`select ${namesColumns} where n.id = ${id}`)
export async function insertNames(tx: Tx, row: NewRow): Promise<void> {
  await ownerKey(tx, 'target names', row.id, row.wrapped)
  await tx.run(sql`insert into target_names (id, keys, organisation_id, account_id, stated_at, sealed)
    values (${row.id}, ${byteaArray(row.keys)}::bytea[], ${row.organisationId}, ${row.accountId}, ${row.at}, ${row.sealed})`)
}
export async function deleteNames(tx: Tx, id: string): Promise<number> {
  await forget(tx, 'target names', [id])
  return tx.run(sql`delete from target_names where id = ${id}`)
}
