import { byteaArray, integerArray, keyArray, uuidArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'

/** A finding's keyed fingerprints and what grouping must know beside them. */
export interface FingerprintRow {
  id: string
  organisation_id: string
  package_key: Buffer | null
  weakness: string | null
  family: string | null
  severity: string
  tlp: number
  compartment: string | null
  fingerprints: Buffer
  behaviour: Buffer | null
  behaviour_kind: number | null
  behaviour_sealed: Buffer | null
  behaviour_also: Buffer[] | null
  received_at: Date
}

const fingerprintColumns =
  sql.raw(`f.id, f.organisation_id, f.package_key, f.weakness, f.family, f.severity, f.tlp,
  f.compartment, f.fingerprints, b.key as behaviour, b.kind as behaviour_kind, b.sealed as behaviour_sealed,
  b.also as behaviour_also, f.received_at`)

/** One grouping at a time: two copies of a new flaw must not found two root causes. */
export const lockGrouping = (tx: Tx): Promise<number> => tx.run(sql`select pg_advisory_xact_lock(7119)`)

/** Findings of the list that are in no root cause yet, oldest first: a job that runs twice groups once. */
export const ungrouped = (tx: Tx, ids: string[]): Promise<FingerprintRow[]> =>
  tx.all(sql<FingerprintRow>`select ${fingerprintColumns} from findings f left join finding_behaviours b on b.finding_id = f.id
    where f.id = any(${uuidArray(ids)}::uuid[]) and not exists (select from memberships m where m.finding_id = f.id)
    order by f.received_at, f.id`)

export const fingerprintsOf = (tx: Tx, ids: string[]): Promise<FingerprintRow[]> =>
  tx.all(sql<FingerprintRow>`select ${fingerprintColumns} from findings f left join finding_behaviours b on b.finding_id = f.id
    where f.id = any(${uuidArray(ids)}::uuid[]) order by f.received_at, f.id`)

export const fingerprintsOfMembers = (tx: Tx, rootCauseId: string): Promise<FingerprintRow[]> =>
  tx.all(sql<FingerprintRow>`select ${fingerprintColumns} from memberships m join findings f on f.id = m.finding_id
    left join finding_behaviours b on b.finding_id = f.id where m.root_cause_id = ${rootCauseId}`)

export interface KeyRow {
  kind: number
  key: Buffer
  root_cause_id: string
  members: number
}

/** Which root causes carry any of these fingerprints, each named once; keys in hexadecimal. */
export async function matchingKeys(tx: Tx, kinds: number[], keys: string[]): Promise<KeyRow[]> {
  if (keys.length === 0) return []
  return tx.all(sql<KeyRow>`select k.kind, k.key, k.root_cause_id, k.members
    from unnest(${integerArray(kinds)}::int[], ${keyArray(keys)}::bytea[]) as wanted(kind, key)
    join root_cause_keys k on k.kind = wanted.kind::smallint and k.key = wanted.key`)
}

export interface CandidateRow {
  id: string
  family: string | null
  finding_count: number
  kinds: number
}
export const candidateRootCauses = (tx: Tx, ids: string[]): Promise<CandidateRow[]> =>
  tx.all(sql<CandidateRow>`select id, family, finding_count, kinds from root_causes
    where id = any(${uuidArray(ids)}::uuid[]) and merged_into is null`)

export interface MembershipRow {
  findingId: string
  rootCauseId: string
  relation: string
  decidedBy: 'rule' | 'replay' | 'person'
  ruleVersion: number
  score: number
  reasons: unknown
}
/** Places findings; one that already is somewhere moves, keeping its verdict. */
export async function upsertMemberships(tx: Tx, rows: MembershipRow[]): Promise<void> {
  if (rows.length === 0) return
  const column = <T>(pick: (row: MembershipRow) => T) => rows.map(pick)
  await tx.run(sql`insert into memberships (finding_id, root_cause_id, relation, decided_by, rule_version, score, reasons)
    select * from unnest(${uuidArray(column((r) => r.findingId))}::uuid[], ${uuidArray(column((r) => r.rootCauseId))}::uuid[], ${column((r) => r.relation)}::text[],
      ${column((r) => r.decidedBy)}::text[], ${column((r) => r.ruleVersion)}::smallint[], ${column((r) => r.score)}::real[],
      ${column((r) => JSON.stringify(r.reasons))}::jsonb[])
    on conflict (finding_id) do update set root_cause_id = excluded.root_cause_id, relation = excluded.relation,
      decided_by = excluded.decided_by, rule_version = excluded.rule_version, score = excluded.score, reasons = excluded.reasons`)
}

export interface KeyCount {
  kind: number
  key: Buffer
  rootCauseId: string
  members: number
}
export async function addKeys(tx: Tx, rows: KeyCount[]): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`insert into root_cause_keys (kind, key, root_cause_id, members)
    select * from unnest(${rows.map((r) => r.kind)}::smallint[], ${byteaArray(rows.map((r) => r.key))}::bytea[],
      ${uuidArray(rows.map((r) => r.rootCauseId))}::uuid[], ${integerArray(rows.map((r) => r.members))}::int[])
    on conflict (kind, key, root_cause_id) do update set members = root_cause_keys.members + excluded.members`)
}

/**
 * Keys of root causes that this transaction founded, which have none yet: looking for each one's twin,
 * as addKeys must, costs a quarter of the insert. `key` in hexadecimal.
 */
export async function insertKeys(tx: Tx, rows: (Omit<KeyCount, 'key'> & { key: string })[]): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`insert into root_cause_keys (kind, key, root_cause_id, members)
    select * from unnest(${integerArray(rows.map((r) => r.kind))}::int[], ${keyArray(rows.map((r) => r.key))}::bytea[],
      ${uuidArray(rows.map((r) => r.rootCauseId))}::uuid[], ${integerArray(rows.map((r) => r.members))}::int[])`)
}

export const replaceKeys = async (tx: Tx, rootCauseIds: string[], rows: KeyCount[]): Promise<void> => {
  await tx.run(sql`delete from root_cause_keys where root_cause_id = any(${uuidArray(rootCauseIds)}::uuid[])`)
  await addKeys(tx, rows)
}

export interface NearMiss {
  findingId: string
  rootCauseId: string
  score: number
  reasons: unknown
}
export async function replaceNearMisses(tx: Tx, findingIds: string[], rows: NearMiss[]): Promise<void> {
  await tx.run(sql`delete from near_misses where finding_id = any(${uuidArray(findingIds)}::uuid[])`)
  await insertNearMisses(tx, rows)
}

export async function insertNearMisses(tx: Tx, rows: NearMiss[]): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`insert into near_misses (finding_id, root_cause_id, score, reasons)
    select * from unnest(${uuidArray(rows.map((r) => r.findingId))}::uuid[], ${uuidArray(rows.map((r) => r.rootCauseId))}::uuid[],
      ${rows.map((r) => r.score)}::real[], ${rows.map((r) => JSON.stringify(r.reasons))}::jsonb[]) on conflict do nothing`)
}

export interface PlacedRow extends FingerprintRow {
  root_cause_id: string | null
  decided_by: string | null
  verdict: string | null
}
/** All findings of a package with where they are, in order of arrival; bounded. */
export const findingsOfPackage = (tx: Tx, packageKey: Buffer, limit: number): Promise<PlacedRow[]> =>
  tx.all(sql<PlacedRow>`
    select ${fingerprintColumns}, m.root_cause_id, m.decided_by, m.verdict from findings f
    left join finding_behaviours b on b.finding_id = f.id left join memberships m on m.finding_id = f.id
    where f.package_key = ${packageKey} order by f.received_at, f.id limit ${limit}`)

/** Root causes a person took findings out of. */
export const apartPairs = (
  tx: Tx,
  findingIds: string[],
): Promise<{ finding_id: string; root_cause_id: string }[]> =>
  tx.all(sql<{
    finding_id: string
    root_cause_id: string
  }>`select finding_id, root_cause_id from grouping_overrides
    where finding_id = any(${uuidArray(findingIds)}::uuid[]) and act in ('unmerge', 'split')`)

export const packageOfFinding = (
  tx: Tx,
  findingId: string,
): Promise<{ package_key: Buffer | null } | undefined> =>
  tx.first(sql<{ package_key: Buffer | null }>`select package_key from findings where id = ${findingId}`)
