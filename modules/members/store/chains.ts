import { byteaArray, uuidArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'
import type { Stage } from '../schema.ts'

export interface ChainRow {
  id: string
  vulnerability_key: Buffer
  root_cause_id: string | null
  case_id: string | null
  tlp: number
  public: boolean
  opened_at: Date
  updated_at: Date
  sealed: Buffer
  wrapped: Buffer
}
export interface StageRow {
  chain_id: string
  stage: Stage
  at: Date
  bypassed_at: Date | null
  sealed: Buffer
}

const columns = sql.raw(`p.id, p.vulnerability_key, p.root_cause_id, p.case_id, p.tlp, p.public, p.opened_at,
  p.updated_at, p.sealed, k.wrapped`)
const from = sql.raw(`patch_chains p join owner_keys k on k.owner_kind = 'patch chain' and k.owner_id = p.id`)

export const findChain = (tx: Tx, id: string): Promise<ChainRow | undefined> =>
  tx.first(sql<ChainRow>`select ${columns} from ${from} where p.id = ${id}`)

/** The chain of a vulnerability, or of a root cause that had no public identifier yet; locked. */
export const lockChain = (tx: Tx, key: Buffer, rootCauseId: string | null): Promise<ChainRow | undefined> =>
  tx.first(sql<ChainRow>`select ${columns} from ${from}
    where p.vulnerability_key = ${key} or (p.root_cause_id is not null and p.root_cause_id = ${rootCauseId})
    order by p.root_cause_id nulls last limit 1 for update of p`)

export const listChains = (
  tx: Tx,
  query: { key?: Buffer | undefined; before?: { at: Date; id: string } | undefined; limit: number },
): Promise<ChainRow[]> =>
  tx.all(sql<ChainRow>`select ${columns} from ${from}
    where ${query.key ? sql`p.vulnerability_key = ${query.key}` : sql`true`}
      and ${query.before ? sql`(p.updated_at, p.id) < (${query.before.at}, ${query.before.id}::uuid)` : sql`true`}
    order by p.updated_at desc, p.id desc limit ${query.limit}`)

export async function insertChain(
  tx: Tx,
  chain: {
    id: string
    key: Buffer
    rootCauseId: string | null
    caseId: string | null
    tlp: number
    public: boolean
    at: Date
    sealed: Buffer
    wrapped: Buffer
  },
): Promise<void> {
  await tx.run(
    sql`insert into owner_keys (owner_kind, owner_id, wrapped) values ('patch chain', ${chain.id}, ${chain.wrapped})`,
  )
  await tx.run(sql`insert into patch_chains (id, vulnerability_key, root_cause_id, case_id, tlp, public, opened_at, updated_at, sealed)
    values (${chain.id}, ${chain.key}, ${chain.rootCauseId}, ${chain.caseId}, ${chain.tlp}, ${chain.public}, ${chain.at},
      ${chain.at}, ${chain.sealed})`)
}

export const updateChain = (
  tx: Tx,
  chain: {
    id: string
    key: Buffer
    rootCauseId: string | null
    caseId: string | null
    tlp: number
    public: boolean
    sealed: Buffer
  },
): Promise<number> =>
  tx.run(sql`update patch_chains set vulnerability_key = ${chain.key}, root_cause_id = ${chain.rootCauseId},
    case_id = ${chain.caseId}, tlp = ${chain.tlp}, public = ${chain.public}, sealed = ${chain.sealed} where id = ${chain.id}`)

export async function deleteChain(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`delete from patch_chains where id = ${id}`)
  await tx.run(sql`delete from owner_keys where owner_kind = 'patch chain' and owner_id = ${id}`)
}

export interface NewStage {
  id: string
  chainId: string
  stage: Stage
  at: Date
  whereKey: Buffer
  sealed: Buffer
}
/** @returns how many are new: the same place at the same stage is one */
export async function addStages(tx: Tx, rows: readonly NewStage[], now: Date): Promise<number> {
  if (rows.length === 0) return 0
  const added = await tx.run(sql`insert into patch_stages (id, chain_id, stage, at, where_key, sealed)
    select * from unnest(${uuidArray(rows.map(({ id }) => id))}::uuid[], ${uuidArray(rows.map(({ chainId }) => chainId))}::uuid[],
      ${rows.map(({ stage }) => stage)}::text[], ${rows.map(({ at }) => at.toISOString())}::timestamptz[],
      ${byteaArray(rows.map(({ whereKey }) => whereKey))}::bytea[], ${byteaArray(rows.map(({ sealed }) => sealed))}::bytea[])
    on conflict (chain_id, where_key) do nothing`)
  if (added > 0)
    await tx.run(sql`update patch_chains set updated_at = ${now}
      where id = any(${uuidArray([...new Set(rows.map(({ chainId }) => chainId))])}::uuid[])`)
  return added
}

/** @returns entries that stood until now */
export async function markBypassed(
  tx: Tx,
  chainId: string,
  at: Date,
  whereKeys?: readonly Buffer[],
): Promise<number> {
  const only = whereKeys ? sql`where_key = any(${byteaArray([...whereKeys])}::bytea[])` : sql`true`
  const marked = await tx.run(sql`update patch_stages set bypassed_at = ${at}
    where chain_id = ${chainId} and bypassed_at is null and ${only}`)
  if (marked > 0) await tx.run(sql`update patch_chains set updated_at = ${at} where id = ${chainId}`)
  return marked
}

export const stagesOf = (
  tx: Tx,
  chainIds: readonly string[],
): Promise<(StageRow & { where_key: Buffer })[]> =>
  tx.all(sql<
    StageRow & { where_key: Buffer }
  >`select chain_id, stage, at, bypassed_at, sealed, where_key from patch_stages
    where chain_id = any(${uuidArray([...chainIds])}::uuid[]) order by chain_id, at, position`)

/** Stages of every chain the reader may see, without their words. */
export const allStages = (
  tx: Tx,
): Promise<{ chain_id: string; stage: Stage; at: Date; bypassed_at: Date | null }[]> =>
  tx.all(sql`select chain_id, stage, at, bypassed_at from patch_stages order by chain_id, at`)

export const allChains = (tx: Tx): Promise<{ id: string; vulnerability_key: Buffer }[]> =>
  tx.all(sql`select id, vulnerability_key from patch_chains order by id`)

export interface UptakeRow {
  vulnerability_key: Buffer
  exposed: number
  deployed: number
  silent: number
  /** When each member that mended everything did so. */
  deployed_at: Date[]
}
/**
 * How members stand with vulnerabilities, counted by the house. A member has deployed when nothing of it is open and
 * something was mended; it is silent while something is open of which it said nothing.
 */
export const uptakeOf = (tx: Tx, keys: readonly Buffer[]): Promise<UptakeRow[]> =>
  tx.all(sql<UptakeRow>`with standing as (
      select vulnerability_key, organisation_id,
        bool_or(state in ('open', 'unsure')) as open, bool_or(state = 'mended') as mended,
        bool_or(state in ('open', 'unsure') and reported is null) as silent,
        max(coalesce(reported_at, updated_at)) filter (where state = 'mended') as mended_at
      from exposures where vulnerability_key = any(${byteaArray([...keys])}::bytea[]) and verdict <> 'gone'
      group by vulnerability_key, organisation_id)
    select vulnerability_key, count(*) filter (where open or mended)::int as exposed,
      count(*) filter (where mended and not open)::int as deployed, count(*) filter (where silent)::int as silent,
      coalesce(array_agg(mended_at) filter (where mended and not open), '{}') as deployed_at
    from standing group by vulnerability_key`)

/** What an exposure shows of itself, with the member's key. */
export const exposureFace = (
  tx: Tx,
  id: string,
): Promise<{ vulnerability_key: Buffer; sealed: Buffer; wrapped: Buffer } | undefined> =>
  tx.first(sql`select e.vulnerability_key, e.sealed, k.wrapped from exposures e
    join owner_keys k on k.owner_kind = 'member' and k.owner_id = e.organisation_id where e.id = ${id}`)

export const chainOf = (tx: Tx, key: Buffer): Promise<{ id: string } | undefined> =>
  tx.first(sql<{ id: string }>`select id from patch_chains where vulnerability_key = ${key}`)

/** Chains of what is public: what records say of them may have moved. */
export const publicChainsAfter = (tx: Tx, after: string | null, limit: number): Promise<ChainRow[]> =>
  tx.all(sql<ChainRow>`select ${columns} from ${from}
    where p.public and ${after === null ? sql`true` : sql`p.id > ${after}::uuid`} order by p.id limit ${limit}`)
