import { byteaArray, uuidArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'
import type { Show } from '../schema.ts'

export interface ClaimRow {
  id: string
  handle: string
  organisation_id: string
  keys: Buffer[]
  window_from: Date
  window_to: Date
  lease_seconds: number
  lease_until: Date
  show: Show
  joinable: boolean
  share_coverage: boolean
  tlp: number
  compartment: string | null
  taken_at: Date
  lapse_seen_at: Date | null
  ended_at: Date | null
  sealed: Buffer
  end_sealed: Buffer | null
  wrapped: Buffer
}

const columns =
  sql.raw(`c.id, c.handle, c.organisation_id, c.keys, c.window_from, c.window_to, c.lease_seconds, c.lease_until,
  c.show, c.joinable, c.share_coverage, c.tlp, c.compartment, c.taken_at, c.lapse_seen_at, c.ended_at, c.sealed, c.end_sealed, k.wrapped`)
const tables = sql.raw(`scan_claims c join owner_keys k on k.owner_kind = 'scan claim' and k.owner_id = c.id`)

/** The instant, by the one clock that all servers share: two of them must agree on whether a lease has ended. */
export async function instant(tx: Tx): Promise<Date> {
  const row = await tx.first(sql<{ now: Date }>`select clock_timestamp() as now`)
  return row!.now
}

/** Statements on names change what a lock must cover: they take turns with everybody who locks targets. */
const NAMES_LOCK = 7131

/** Locks names until the end of the transaction, in an order common to all. The names of a target stay as they are. */
export async function lockTargets(tx: Tx, keys: readonly Buffer[]): Promise<Buffer[]> {
  await tx.run(sql`select pg_advisory_xact_lock_shared(${NAMES_LOCK})`)
  const known = await sameSource(tx, keys)
  const places = [...new Set(known.map((key) => key.readBigInt64BE(0)))].sort((a, b) => (a < b ? -1 : 1))
  for (const place of places) await tx.run(sql`select pg_advisory_xact_lock(${place.toString()}::bigint)`)
  return known
}
export const lockNames = (tx: Tx): Promise<number> => tx.run(sql`select pg_advisory_xact_lock(${NAMES_LOCK})`)

/** Every name of the same source, by the statements that join names. */
export async function sameSource(tx: Tx, keys: readonly Buffer[]): Promise<Buffer[]> {
  const rows = await tx.all(sql<{ key: Buffer }>`with recursive known (key) as (
      select unnest(${byteaArray(keys)}::bytea[])
      union select unnest(n.keys) from known k join target_names n on n.keys @> array[k.key])
    select key from known`)
  return rows.map((row) => row.key)
}

/** Names of several sources at once, each list with its own. */
export async function sameSources(tx: Tx, lists: readonly (readonly Buffer[])[]): Promise<Buffer[][]> {
  const flat = lists.flatMap((keys, at) => keys.map((key) => ({ key, at })))
  const found: Buffer[][] = lists.map(() => [])
  if (flat.length === 0) return found
  // Most houses joined no names, and following them is the dearest part of every question.
  const joined = await tx.first(sql<{ any: boolean }>`select exists (select from target_names) as any`)
  if (!joined?.any) return lists.map((keys) => [...keys])
  const rows = await tx.all(sql<{ place: number; key: Buffer }>`with recursive known (place, key) as (
      select * from unnest(${flat.map(({ at }) => at)}::int[], ${byteaArray(flat.map(({ key }) => key))}::bytea[])
      union select k.place, m.key from known k join target_names n on n.keys @> array[k.key], unnest(n.keys) as m (key))
    select place, key from known`)
  for (const { place, key } of rows) found[place]!.push(key)
  return found
}

/** Claims on any of these names that nobody ended: held ones, and lapsed ones that nobody came upon yet. */
export const openClaims = (tx: Tx, keys: readonly Buffer[]): Promise<ClaimRow[]> =>
  tx.all(sql<ClaimRow>`select ${columns} from ${tables} where c.keys && ${byteaArray(keys)}::bytea[]
    and c.ended_at is null and c.lapse_seen_at is null order by c.id`)

/** Searches of any of these names that ended after an instant, newest first. */
export const endedClaims = (
  tx: Tx,
  keys: readonly Buffer[],
  after: Date,
  limit: number,
): Promise<ClaimRow[]> =>
  tx.all(sql<ClaimRow>`select ${columns} from ${tables} where c.keys && ${byteaArray(keys)}::bytea[]
    and c.ended_at > ${after} order by c.ended_at desc limit ${limit}`)

/** Organisations that were let in, beside the holder, by claim. */
export async function joinedTo(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const joined = new Map<string, string[]>()
  if (ids.length === 0) return joined
  const rows = await tx.all(sql<{ claim_id: string; organisation_id: string }>`
    select claim_id, organisation_id from scan_claim_joins where state = 'accepted' and claim_id = any(${uuidArray(ids)}::uuid[])`)
  for (const row of rows) joined.set(row.claim_id, [...(joined.get(row.claim_id) ?? []), row.organisation_id])
  return joined
}

export interface NewClaim extends Omit<ClaimRow, 'lapse_seen_at' | 'ended_at' | 'end_sealed'> {
  account_id: string | null
}
export async function insertClaim(tx: Tx, claim: NewClaim): Promise<void> {
  await tx.run(
    sql`insert into owner_keys (owner_kind, owner_id, wrapped) values ('scan claim', ${claim.id}, ${claim.wrapped})`,
  )
  await tx.run(sql`insert into scan_claims (id, handle, organisation_id, account_id, keys, window_from, window_to, lease_seconds,
      lease_until, show, joinable, share_coverage, tlp, compartment, taken_at, sealed)
    values (${claim.id}, ${claim.handle}, ${claim.organisation_id}, ${claim.account_id}, ${byteaArray(claim.keys)}::bytea[],
      ${claim.window_from}, ${claim.window_to}, ${claim.lease_seconds}, ${claim.lease_until}, ${claim.show}, ${claim.joinable},
      ${claim.share_coverage}, ${claim.tlp}, ${claim.compartment}, ${claim.taken_at}, ${claim.sealed})`)
}

/** As the actor: a claim that may not be seen is not there. */
export const findClaim = (tx: Tx, id: string): Promise<ClaimRow | undefined> =>
  tx.first(sql<ClaimRow>`select ${columns} from ${tables} where c.id = ${id}`)
export const findByHandle = (tx: Tx, handle: string): Promise<ClaimRow | undefined> =>
  tx.first(sql<ClaimRow>`select ${columns} from ${tables} where c.handle = ${handle}`)
export const lockClaim = (tx: Tx, id: string): Promise<ClaimRow | undefined> =>
  tx.first(sql<ClaimRow>`select ${columns} from ${tables} where c.id = ${id} for update of c`)

export interface ClaimFilter {
  before: string | undefined
  limit: number
  state: 'held' | 'lapsed' | 'ended' | undefined
  now: Date
}
/** Claims the actor may see, newest first, one page by key. */
export function listClaims(tx: Tx, { before, limit, state, now }: ClaimFilter): Promise<ClaimRow[]> {
  const where = [sql`true`]
  if (before) where.push(sql`c.id < ${before}::uuid`)
  if (state === 'ended') where.push(sql`c.ended_at is not null`)
  if (state === 'held') where.push(sql`c.ended_at is null and c.lease_until > ${now}`)
  if (state === 'lapsed') where.push(sql`c.ended_at is null and c.lease_until <= ${now}`)
  return tx.all(
    sql<ClaimRow>`select ${columns} from ${tables} where ${sql.join(where, sql` and `)} order by c.id desc limit ${limit}`,
  )
}

export const renewLease = (tx: Tx, id: string, until: Date): Promise<number> =>
  tx.run(sql`update scan_claims set lease_until = ${until} where id = ${id}`)
export const markLapsed = (tx: Tx, ids: readonly string[], now: Date): Promise<number> =>
  tx.run(
    sql`update scan_claims set lapse_seen_at = ${now} where id = any(${uuidArray(ids)}::uuid[]) and lapse_seen_at is null`,
  )
export const endClaim = (tx: Tx, id: string, at: Date, endSealed: Buffer): Promise<number> =>
  tx.run(sql`update scan_claims set ended_at = ${at}, end_sealed = ${endSealed} where id = ${id}`)

/** Names of organisations by id. */
export async function organisationNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.all(
    sql<{
      id: string
      name: string
    }>`select id, name from organisations where id = any(${uuidArray([...new Set(ids)])}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Which of these claims the actor may see. */
export async function visibleAmong(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx.all(
    sql<{ id: string }>`select id from scan_claims where id = any(${uuidArray(ids)}::uuid[])`,
  )
  return rows.map((row) => row.id)
}
