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

export interface NewRootCause {
  id: string
  wrappedKey: Buffer
  sealed: Buffer
  packageKey: Buffer | null
  weakness: string | null
  family: string | null
  severity: string
  tlp: number
  compartment: string | null
  ruleVersion: number
  firstReportedAt: Date
  /** What its first members come to; left out where refreshRootCauses counts them. */
  standing?: Standing
}
interface Standing {
  findings: number
  discoverers: number
  kinds: number
}
export async function insertRootCauses(tx: Tx, rows: NewRootCause[]): Promise<void> {
  if (rows.length === 0) return
  const column = <T>(pick: (row: NewRootCause) => T) => rows.map(pick)
  await tx.run(sql`insert into root_causes (id, sealed, package_key, weakness, family, severity, tlp, compartment, rule_version, first_reported_at,
      finding_count, collision_count, kinds)
    select * from unnest(${uuidArray(column((r) => r.id))}::uuid[], ${byteaArray(column((r) => r.sealed))}::bytea[], ${byteaArray(column((r) => r.packageKey))}::bytea[],
      ${column((r) => r.weakness)}::text[], ${column((r) => r.family)}::text[], ${column((r) => r.severity)}::text[],
      ${column((r) => r.tlp)}::smallint[], ${column((r) => r.compartment)}::text[], ${column((r) => r.ruleVersion)}::smallint[],
      ${column((r) => r.firstReportedAt)}::timestamptz[], ${integerArray(column((r) => r.standing?.findings ?? 0))}::int[],
      ${integerArray(column((r) => r.standing?.discoverers ?? 0))}::int[], ${integerArray(column((r) => r.standing?.kinds ?? 0))}::int[])`)
  await tx.run(sql`insert into owner_keys (owner_kind, owner_id, wrapped)
    select 'root cause', * from unnest(${uuidArray(column((r) => r.id))}::uuid[], ${byteaArray(column((r) => r.wrappedKey))}::bytea[])`)
}

export interface Face {
  id: string
  sealed: Buffer
  weakness: string | null
  family: string | null
}
export const setFaces = async (tx: Tx, rows: Face[]): Promise<void> => {
  if (rows.length === 0) return
  await tx.run(sql`update root_causes r set sealed = f.sealed, weakness = f.weakness, family = f.family
    from unnest(${uuidArray(rows.map((r) => r.id))}::uuid[], ${byteaArray(rows.map((r) => r.sealed))}::bytea[],
      ${rows.map((r) => r.weakness)}::text[], ${rows.map((r) => r.family)}::text[]) as f(id, sealed, weakness, family)
    where r.id = f.id`)
}

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

/** Order of verdicts when a root cause takes the best of its members'. */
const VERDICT_RANK =
  sql.raw(`case m.verdict when 'reproduced' then 6 when 'intermittent' then 5 when 'out of threat model' then 4
  when 'waiting' then 3 when 'cannot run' then 2 else 1 end`)
const EVIDENCE_RANK =
  sql.raw(`case m.evidence_level when 'maintainer-confirmed' then 6 when 'reproduced' then 4
  when 'attested' then 3 when 'reproduced by discoverer' then 2 else 1 end`)
const SEVERITY_RANK = sql.raw(
  `case f.severity when 'critical' then 5 when 'high' then 4 when 'medium' then 3 when 'low' then 2 when 'none' then 1 else 0 end`,
)

/**
 * Recomputes what a root cause shows from its members. A member without a verdict of its own counts
 * only while nobody else has one: silence does not outvote a failed replay, nor hide a good one.
 */
export async function refreshRootCauses(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.run(sql`
    update root_causes r set
      finding_count = s.findings, collision_count = s.discoverers,
      severity = (array['unknown','none','low','medium','high','critical'])[s.severity + 1],
      tlp = s.tlp, compartment = s.compartment, updated_at = now(), kinds = s.kinds,
      verdict = case s.verdict when 6 then 'reproduced' when 5 then 'intermittent' when 4 then 'out of threat model'
        when 3 then 'waiting' when 2 then 'cannot run' else 'not reproduced' end,
      evidence_level = case when s.independent >= 2 and s.evidence = 4 then 'independently reproduced'
        else (array['claimed','reproduced by discoverer','attested','reproduced','independently reproduced','maintainer-confirmed'])[s.evidence] end
    from (
      select m.root_cause_id as id, count(*) as findings, count(distinct f.organisation_id) as discoverers,
        max(${SEVERITY_RANK}) as severity, max(f.tlp) as tlp,
        string_agg(distinct f.compartment, ',') as compartment,
        coalesce(max(${VERDICT_RANK}) filter (where m.verdict <> 'waiting' or f.has_recipe), 3) as verdict,
        max(${EVIDENCE_RANK}) as evidence,
        count(distinct f.organisation_id) filter (where m.verdict = 'reproduced') as independent,
        coalesce((select bit_or(1 << k.kind) from root_cause_keys k where k.root_cause_id = m.root_cause_id), 0) as kinds
      from memberships m join findings f on f.id = m.finding_id
      where m.root_cause_id = any(${uuidArray(ids)}::uuid[]) group by m.root_cause_id
    ) s where r.id = s.id`)
  await tx.run(sql`update root_causes set finding_count = 0, collision_count = 0, updated_at = now()
    where id = any(${uuidArray(ids)}::uuid[]) and not exists (select from memberships m where m.root_cause_id = root_causes.id)`)
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

export interface RelationRow {
  fromId: string
  toId: string
  relation: 'subsumed' | 'chain'
  /** By the key of the root cause it starts from. */
  explanationSealed: Buffer
}
/** Forgets what rules said of how root causes relate, before they say it anew. */
export const forgetRelations = (tx: Tx, rootCauseIds: string[]): Promise<number> =>
  tx.run(sql`delete from root_cause_relations where from_id = any(${rootCauseIds}::uuid[])`)

export async function addRelations(tx: Tx, rows: RelationRow[]): Promise<void> {
  for (const { fromId, toId, relation, explanationSealed } of rows)
    await tx.run(sql`insert into root_cause_relations (from_id, to_id, relation, explanation_sealed)
      values (${fromId}, ${toId}, ${relation}, ${explanationSealed}) on conflict do nothing`)
}

export const rootCauseKeys = (tx: Tx, ids: string[]): Promise<{ id: string; wrapped: Buffer }[]> =>
  tx.all(sql<{ id: string; wrapped: Buffer }>`select owner_id as id, wrapped from owner_keys
    where owner_kind = 'root cause' and owner_id = any(${ids}::uuid[])`)

/** Marks findings that report more than the flaw they are filed under. */
export const setRelation = (tx: Tx, findingIds: string[], relation: string): Promise<number> =>
  tx.run(sql`update memberships set relation = ${relation} where finding_id = any(${findingIds}::uuid[])`)

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

export interface BehaviourRow {
  findingId: string
  kind: number
  key: Buffer
  sealed: Buffer | null
  /** Keys of other repairs that stop the proof too, sorted. */
  also: Buffer[]
}
export const behavioursOf = (
  tx: Tx,
  findingIds: string[],
): Promise<{ finding_id: string; key: Buffer; also: Buffer[] }[]> =>
  tx.all(sql<{ finding_id: string; key: Buffer; also: Buffer[] }>`select finding_id, key, also
    from finding_behaviours where finding_id = any(${uuidArray(findingIds)}::uuid[])`)

export const setBehaviour = (tx: Tx, { findingId, kind, key, sealed, also }: BehaviourRow): Promise<number> =>
  tx.run(sql`insert into finding_behaviours (finding_id, kind, key, sealed, also)
    values (${findingId}, ${kind}, ${key}, ${sealed}, ${also}::bytea[])
    on conflict (finding_id) do update set kind = excluded.kind, key = excluded.key, sealed = excluded.sealed,
      also = excluded.also, measured_at = now()`)

/** One of the findings for each package in which a proof fell and replay has found no repair that stops it. */
export const unexplained = (tx: Tx, findingIds: string[]): Promise<{ id: string }[]> =>
  tx.all(sql<{ id: string }>`select distinct on (f.package_key) f.id from findings f
    where f.id = any(${findingIds}::uuid[]) and exists (
      select from findings peer join memberships m on m.finding_id = peer.id
        left join finding_behaviours b on b.finding_id = peer.id and b.kind = 9
      where peer.package_key = f.package_key and m.verdict = 'reproduced' and b.finding_id is null)
    order by f.package_key, f.id`)

/**
 * Recent findings whose package is unknown or doubtful: none was named, or it was read out of prose and
 * nobody else ever named it. One that the text mentions may have become known since.
 */
export const withoutPackage = (
  tx: Tx,
  limit: number,
): Promise<{ id: string; package_key: Buffer | null }[]> =>
  tx.all(sql<{ id: string; package_key: Buffer | null }>`select id, package_key from findings f
    where received_at > now() - interval '7 days' and (package_key is null or (form = 'markdown' and not has_recipe
      and not exists (select from findings o where o.package_key = f.package_key and o.id <> f.id)))
    order by id desc limit ${limit}`)

/** Which of these packages the house knows. */
export const knownPackages = (tx: Tx, keys: Buffer[]): Promise<{ package_key: Buffer }[]> =>
  tx.all(
    sql<{
      package_key: Buffer
    }>`select distinct package_key from root_causes where package_key = any(${byteaArray(keys)}::bytea[])`,
  )

/** Fingerprints of a finding whose package became known; its text stays as it came. */
export const adoptPackage = (
  tx: Tx,
  row: { id: string; packageKey: Buffer; family: string | null; fingerprints: Buffer },
): Promise<number> =>
  tx.run(sql`update findings set package_key = ${row.packageKey}, family = ${row.family}, fingerprints = ${row.fingerprints}
    where id = ${row.id}`)

export const setVerdict = (
  tx: Tx,
  findingId: string,
  verdict: string,
  evidenceLevel: string,
): Promise<number> =>
  tx.run(
    sql`update memberships set verdict = ${verdict}, evidence_level = ${evidenceLevel} where finding_id = ${findingId}`,
  )

export const insertTerms = async (tx: Tx, rows: { findingId: string; term: Buffer }[]): Promise<void> => {
  if (rows.length === 0) return
  await tx.run(sql`insert into finding_terms (finding_id, term)
    select * from unnest(${uuidArray(rows.map((r) => r.findingId))}::uuid[], ${byteaArray(rows.map((r) => r.term))}::bytea[]) on conflict do nothing`)
}
