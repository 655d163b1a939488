import { byteaArray, integerArray, keyArray, uuidArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'

/** What the house writes while an inventory arrives, and how it takes force. */

export interface OpenImport {
  revision: number
  holder: string
  /** Its process did not say for half a minute that it lives. */
  silent: boolean
}

/** The import of an inventory that has not ended; its row is locked, so that it cannot end meanwhile. */
export const findOpenImport = (tx: Tx, inventoryId: string): Promise<OpenImport | undefined> =>
  tx.first(sql<OpenImport>`select revision, holder, renewed_at < now() - interval '30 seconds' as silent
    from inventory_imports where inventory_id = ${inventoryId} and ended_at is null for update`)

/** Inventories of an organisation that never had an import that ended. */
export const neverEnded = (tx: Tx, organisationId: string): Promise<{ id: string }[]> =>
  tx.all(
    sql<{
      id: string
    }>`select id from inventories where organisation_id = ${organisationId} and revision = 0`,
  )

/** Forgets inventories of an asset whose first import went silent and so never ended. */
export async function dropGhosts(tx: Tx, assetId: string): Promise<void> {
  await tx.run(sql`with ghosts as (
      delete from inventories i where i.asset_id = ${assetId} and i.revision = 0 and not exists (
        select from inventory_imports m where m.inventory_id = i.id and m.ended_at is null
          and m.renewed_at >= now() - interval '30 seconds')
      returning i.id)
    delete from inventory_arrivals a using ghosts where a.inventory_id = ghosts.id`)
}

/** Leaves of an import that has not ended nothing; of an inventory that never had another, nothing at all. */
export async function dropImport(tx: Tx, inventoryId: string): Promise<void> {
  await tx.run(sql`delete from inventory_arrivals where inventory_id = ${inventoryId}`)
  await tx.run(sql`delete from inventory_documents d using inventories i
    where i.id = d.inventory_id and i.id = ${inventoryId} and d.revision > i.revision`)
  await tx.run(sql`delete from inventory_imports where inventory_id = ${inventoryId} and ended_at is null`)
  await tx.run(sql`delete from inventories where id = ${inventoryId} and revision = 0`)
}

export interface ImportMark {
  inventoryId: string
  organisationId: string
  revision: number
  holder: string
}

/** @returns the number of this import: greater than that of every other of its inventory */
export async function beginImport(
  tx: Tx,
  { inventoryId, organisationId, holder, at }: Omit<ImportMark, 'revision'> & { at: Date },
): Promise<number> {
  const row = await tx.first(sql<{
    revision: number
  }>`insert into inventory_imports (inventory_id, organisation_id, revision, at, holder, renewed_at)
    select ${inventoryId}, ${organisationId}, coalesce(max(revision), 0) + 1, ${at}, ${holder}, now()
    from inventory_imports where inventory_id = ${inventoryId} returning revision`)
  return row!.revision
}

/** Says that the import lives. @returns 0 when it was taken for dead, and another may have begun */
export const holdImport = (tx: Tx, { inventoryId, revision, holder }: ImportMark): Promise<number> =>
  tx.run(sql`update inventory_imports set renewed_at = now()
    where inventory_id = ${inventoryId} and revision = ${revision} and holder = ${holder} and ended_at is null`)

export async function insertPieces(
  tx: Tx,
  { inventoryId, organisationId, revision }: ImportMark,
  first: number,
  pieces: readonly Buffer[],
): Promise<void> {
  if (pieces.length === 0) return
  await tx.run(sql`insert into inventory_documents (inventory_id, organisation_id, revision, place, sealed)
    select ${inventoryId}, ${organisationId}, ${revision}, p.place, p.sealed
    from unnest(${integerArray(pieces.map((_, at) => first + at))}::integer[], ${byteaArray(pieces)}::bytea[]) as p (place, sealed)`)
}

/** A page of the digests that stand in an inventory, in their order. */
export const standingDigests = (
  tx: Tx,
  inventoryId: string,
  after: Buffer | undefined,
  limit: number,
): Promise<{ digest: Buffer }[]> =>
  tx.all(sql<{ digest: Buffer }>`select digest from inventory_components
    where inventory_id = ${inventoryId} and removed_at is null and digest > ${after ?? Buffer.alloc(0)}
    order by digest limit ${limit}`)

/** One component that does not stand there already. Hashes are 32 hexadecimal digits. */
export interface Arrival {
  place: number
  id: string
  identity: string
  digest: string
  /** One after the other. */
  keys: string
  kind: string
  words: string | null
  sealed: Buffer
}

const hex = (text: string | null): Buffer | null => (text === null ? null : Buffer.from(text, 'hex'))

export async function insertArrivals(
  tx: Tx,
  { inventoryId, organisationId }: ImportMark,
  rows: readonly Arrival[],
): Promise<void> {
  if (rows.length === 0) return
  // Lists of different lengths do not fit one array: each row's keys travel as one value of sixteen bytes a key.
  await tx.run(sql`insert into inventory_arrivals (inventory_id, organisation_id, place, id, identity, digest, keys, kind, words_key, sealed)
    select ${inventoryId}, ${organisationId}, a.place, a.id, a.identity, a.digest,
      array(select substring(a.keys from 16 * n + 1 for 16) from generate_series(0, length(a.keys) / 16 - 1) n),
      a.kind, a.words, a.sealed
    from unnest(${integerArray(rows.map(({ place }) => place))}::integer[], ${uuidArray(rows.map(({ id }) => id))}::uuid[],
      ${keyArray(rows.map(({ identity }) => identity))}::bytea[], ${keyArray(rows.map(({ digest }) => digest))}::bytea[],
      ${byteaArray(rows.map(({ keys }) => hex(keys)))}::bytea[], ${rows.map(({ kind }) => kind)}::text[],
      ${byteaArray(rows.map(({ words }) => hex(words)))}::bytea[], ${byteaArray(rows.map(({ sealed }) => sealed))}::bytea[])
      as a (place, id, identity, digest, keys, kind, words, sealed)`)
}

export interface Difference {
  added: number
  removed: number
  changed: number
}

/** Digests taken away with one statement. */
const REMOVED_AT_ONCE = 50_000

/**
 * Lets what arrived take force, in the caller's transaction. What says the same stays untouched; what is the same
 * thing by its identity keeps its row, one that went earlier included; the rest comes and goes.
 * @param arrived how many arrivals were written
 * @param left digests of what stood there and was not named again
 * @returns undefined when not everything that was written is there: nothing may take force then
 */
export async function enforce(
  tx: Tx,
  { inventoryId, organisationId, revision }: ImportMark,
  arrived: number,
  left: Iterable<string>,
  at: Date,
): Promise<Difference | undefined> {
  const there = await tx.first(
    sql<{ n: number }>`select count(*)::int as n from inventory_arrivals where inventory_id = ${inventoryId}`,
  )
  if (there?.n !== arrived) return undefined
  const went = await remove(tx, inventoryId, left)
  const { changed, back } = revision > 1 ? await follow(tx, inventoryId) : { changed: 0, back: 0 }
  await tx.run(sql`update inventory_components set removed_at = ${at}
    where inventory_id = ${inventoryId} and removed_at = 'infinity'`)
  const inserted =
    await tx.run(sql`insert into inventory_components (id, organisation_id, inventory_id, identity, digest, keys,
      kind, words_key, sealed, first_seen)
    select id, ${organisationId}, inventory_id, identity, digest, keys, kind, words_key, sealed, ${at}
    from inventory_arrivals where inventory_id = ${inventoryId} order by place`)
  await tx.run(sql`delete from inventory_arrivals where inventory_id = ${inventoryId}`)
  await tx.run(
    sql`delete from inventory_documents where inventory_id = ${inventoryId} and revision < ${revision}`,
  )
  return { added: inserted + back, removed: went - changed, changed }
}

/** Takes away what was not named again: with no instant yet, until it is known what of it only changed. */
async function remove(tx: Tx, inventoryId: string, left: Iterable<string>): Promise<number> {
  let went = 0
  let digests: string[] = []
  const away = async () => {
    went += await tx.run(sql`update inventory_components set removed_at = 'infinity', looked_at = null
      where inventory_id = ${inventoryId} and removed_at is null and digest = any(${keyArray(digests)}::bytea[])`)
    digests = []
  }
  for (const digest of left) {
    digests.push(digest)
    if (digests.length >= REMOVED_AT_ONCE) await away()
  }
  if (digests.length > 0) await away()
  return went
}

/**
 * Pairs what is new with what it follows: the same thing in another version, which just went, else one that went
 * earlier and comes back. Arrivals that found their row are taken out.
 */
async function follow(tx: Tx, inventoryId: string): Promise<{ changed: number; back: number }> {
  const row = await tx.first(sql<{ changed: number; back: number }>`
    with free as (
      select id, identity, removed_at < 'infinity' as back,
        row_number() over (partition by identity order by removed_at desc, id) as n
      from inventory_components where inventory_id = ${inventoryId} and removed_at is not null
    ), fresh as (
      select *, row_number() over (partition by identity order by place) as n
      from inventory_arrivals where inventory_id = ${inventoryId}
    ), done as (
      update inventory_components c set digest = fresh.digest, keys = fresh.keys, kind = fresh.kind,
        words_key = fresh.words_key, sealed = fresh.sealed, removed_at = null, looked_at = null
      from fresh join free on free.identity = fresh.identity and free.n = fresh.n where c.id = free.id
      returning fresh.place, free.back
    ), taken as (
      delete from inventory_arrivals a using done where a.inventory_id = ${inventoryId} and a.place = done.place
    )
    select (count(*) filter (where not back))::int as changed, (count(*) filter (where back))::int as back from done`)
  return row!
}

export const endImport = (
  tx: Tx,
  { inventoryId, revision }: ImportMark,
  counts: Difference & { same: number },
  at: Date,
): Promise<number> =>
  tx.run(sql`update inventory_imports set ended_at = ${at}, added = ${counts.added}, removed = ${counts.removed},
      changed = ${counts.changed}, same = ${counts.same}
    where inventory_id = ${inventoryId} and revision = ${revision}`)

/** Components in force by digest. @param digests 32 hexadecimal digits each */
export const componentsOfDigests = (
  tx: Tx,
  inventoryId: string,
  digests: readonly string[],
): Promise<{ digest: Buffer; id: string }[]> =>
  tx.all(sql<{ digest: Buffer; id: string }>`select digest, id from inventory_components
    where inventory_id = ${inventoryId} and removed_at is null and digest = any(${keyArray(digests)}::bytea[])`)
