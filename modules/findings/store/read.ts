import { sql, type Tx } from '../../../platform/db/index.ts'

export interface FindingRow {
  id: string
  form: string
  severity: string
  weakness: string | null
  tlp: number
  organisation: string | null
  fingerprint_version: number
  received_at: Date
  root_cause_id: string | null
  verdict: string
  evidence_level: string
  relation: string | null
  decided_by: string | null
  rule_version: number | null
  score: number | null
  reasons: never[] | null
}

const findingColumns = sql.raw(`f.id, f.form, f.severity, f.weakness, f.tlp, o.name as organisation,
  f.fingerprint_version, f.received_at,
  m.root_cause_id, coalesce(m.verdict, 'waiting') as verdict, coalesce(m.evidence_level, 'claimed') as evidence_level,
  m.relation, m.decided_by, m.rule_version, m.score, m.reasons`)
const findingTables = sql.raw(`findings f left join organisations o on o.id = f.organisation_id
  left join memberships m on m.finding_id = f.id`)

export interface FindingFilter {
  before: string | undefined
  limit: number
  form: string | undefined
  severity: string | undefined
  verdict: string | undefined
  discoverer: string | undefined
  rootCauseId: string | undefined
  packageKey: Buffer | undefined
  terms: Buffer[]
}

/** Findings the actor may see, newest first, one page by key. */
export function listFindings(tx: Tx, filter: FindingFilter): Promise<FindingRow[]> {
  const where = [sql`true`]
  if (filter.before) where.push(sql`f.id < ${filter.before}`)
  if (filter.form) where.push(sql`f.form = ${filter.form}`)
  if (filter.severity) where.push(sql`f.severity = ${filter.severity}`)
  if (filter.verdict) where.push(sql`coalesce(m.verdict, 'waiting') = ${filter.verdict}`)
  if (filter.discoverer) where.push(sql`o.name = ${filter.discoverer}`)
  if (filter.rootCauseId) where.push(sql`m.root_cause_id = ${filter.rootCauseId}`)
  if (filter.packageKey) where.push(sql`f.package_key = ${filter.packageKey}`)
  for (const term of filter.terms)
    where.push(sql`exists (select from finding_terms t where t.term = ${term} and t.finding_id = f.id)`)
  return tx.all(sql<FindingRow>`select ${findingColumns} from ${findingTables}
    where ${sql.join(where, sql` and `)} order by f.id desc limit ${filter.limit}`)
}

export const findFinding = (tx: Tx, id: string): Promise<FindingRow | undefined> =>
  tx.first(sql<FindingRow>`select ${findingColumns} from ${findingTables} where f.id = ${id}`)

export const findingByReceipt = (tx: Tx, receiptHash: Buffer): Promise<FindingRow | undefined> =>
  tx.first(
    sql<FindingRow>`select ${findingColumns} from ${findingTables} where f.receipt_hash = ${receiptHash}`,
  )

export interface RootCauseRow {
  id: string
  sealed: Buffer
  wrapped: Buffer
  weakness: string | null
  severity: string
  tlp: number
  verdict: string
  evidence_level: string
  finding_count: number
  collision_count: number
  merged_into: string | null
  case_id: string | null
  first_reported_at: Date
  updated_at: Date
  /** updated_at with all its digits, for the next page's key */
  updated_key: string
}
const rootCauseColumns = sql.raw(`r.id, r.sealed, k.wrapped, r.weakness, r.severity, r.tlp, r.verdict,
  r.evidence_level, r.finding_count, r.collision_count, r.merged_into, r.case_id, r.first_reported_at, r.updated_at,
  r.updated_at::text as updated_key`)
const rootCauseTables = sql.raw(
  `root_causes r join owner_keys k on k.owner_kind = 'root cause' and k.owner_id = r.id`,
)

export interface RootCauseFilter {
  limit: number
  sort: 'updated' | 'collisions'
  /** Key of the last row of the page before: its sort value and id. */
  before: { value: string; id: string } | undefined
  severity: string | undefined
  verdict: string | undefined
  packageKey: Buffer | undefined
  terms: Buffer[]
}

/** Live root causes the actor may see, one page by key. */
export function listRootCauses(tx: Tx, filter: RootCauseFilter): Promise<RootCauseRow[]> {
  const where = [sql`r.merged_into is null and r.finding_count > 0`]
  const byCollisions = filter.sort === 'collisions'
  if (filter.before) {
    where.push(
      byCollisions
        ? sql`(r.collision_count, r.id) < (${filter.before.value}::int, ${filter.before.id}::uuid)`
        : sql`(r.updated_at, r.id) < (${filter.before.value}::timestamptz, ${filter.before.id}::uuid)`,
    )
  }
  if (filter.severity) where.push(sql`r.severity = ${filter.severity}`)
  if (filter.verdict) where.push(sql`r.verdict = ${filter.verdict}`)
  if (filter.packageKey) where.push(sql`r.package_key = ${filter.packageKey}`)
  for (const term of filter.terms) {
    where.push(sql`exists (select from finding_terms t join memberships m on m.finding_id = t.finding_id
      where t.term = ${term} and m.root_cause_id = r.id)`)
  }
  const order = byCollisions
    ? sql.raw('r.collision_count desc, r.id desc')
    : sql.raw('r.updated_at desc, r.id desc')
  return tx.all(sql<RootCauseRow>`select ${rootCauseColumns} from ${rootCauseTables}
    where ${sql.join(where, sql` and `)} order by ${order} limit ${filter.limit}`)
}

export const findRootCause = (tx: Tx, id: string): Promise<RootCauseRow | undefined> =>
  tx.first(sql<RootCauseRow>`select ${rootCauseColumns} from ${rootCauseTables} where r.id = ${id}`)

export const findRootCauses = (tx: Tx, ids: string[]): Promise<RootCauseRow[]> =>
  tx.all(
    sql<RootCauseRow>`select ${rootCauseColumns} from ${rootCauseTables} where r.id = any(${ids}::uuid[])`,
  )

export const nearMisses = (
  tx: Tx,
  rootCauseId: string,
): Promise<{ root_cause_id: string; score: number; reasons: never[] }[]> =>
  tx.all(sql<{ root_cause_id: string; score: number; reasons: never[] }>`
    select distinct on (other) other as root_cause_id, score, reasons from (
      select n.root_cause_id as other, n.score, n.reasons from near_misses n join memberships m using (finding_id) where m.root_cause_id = ${rootCauseId}
      union all
      select m.root_cause_id, n.score, n.reasons from near_misses n join memberships m using (finding_id) where n.root_cause_id = ${rootCauseId}
    ) both_ways where other <> ${rootCauseId} order by other, score desc limit 20`)

export interface RelationRow {
  other_id: string
  relation: 'subsumed' | 'chain'
  /** It starts from the other root cause, whose key opens the explanation. */
  inverse: boolean
  explanation_sealed: Buffer
  wrapped: Buffer
}
export const relationsOf = (tx: Tx, rootCauseId: string): Promise<RelationRow[]> =>
  tx.all(sql<RelationRow>`
    select case when n.from_id = ${rootCauseId} then n.to_id else n.from_id end as other_id, n.relation,
      n.to_id = ${rootCauseId} as inverse, n.explanation_sealed, k.wrapped
    from root_cause_relations n join owner_keys k on k.owner_kind = 'root cause' and k.owner_id = n.from_id
    where ${rootCauseId} in (n.from_id, n.to_id) order by n.relation, other_id`)

export const overridesOf = (
  tx: Tx,
  rootCauseId: string,
): Promise<{ at: Date; by_name: string; act: string; reason_sealed: Buffer }[]> =>
  tx.all(sql<{ at: Date; by_name: string; act: string; reason_sealed: Buffer }>`
    select distinct on (at, act) at, by_name, act, reason_sealed from grouping_overrides
    where root_cause_id = ${rootCauseId} or other_root_cause_id = ${rootCauseId} order by at desc, act limit 50`)

export interface TrackRow {
  discoverer: string
  findings: number
  reproduced: number
  intermittent: number
  refuted: number
  out_of_threat_model: number
  cannot_run: number
  root_causes: number
  first_at: Date
  last_at: Date
}
/** Per discoverer, most findings first: how many, by verdict, and of how many root causes. */
export const trackRecords = (tx: Tx, organisationId: string | null): Promise<TrackRow[]> =>
  tx.all(sql<TrackRow>`select o.name as discoverer, count(*)::int as findings,
    (count(*) filter (where m.verdict = 'reproduced'))::int as reproduced,
    (count(*) filter (where m.verdict = 'intermittent'))::int as intermittent,
    (count(*) filter (where m.verdict = 'not reproduced'))::int as refuted,
    (count(*) filter (where m.verdict = 'out of threat model'))::int as out_of_threat_model,
    (count(*) filter (where m.verdict = 'cannot run'))::int as cannot_run,
    count(distinct m.root_cause_id)::int as root_causes,
    min(f.received_at) as first_at, max(f.received_at) as last_at
    from findings f join organisations o on o.id = f.organisation_id left join memberships m on m.finding_id = f.id
    where ${organisationId}::uuid is null or f.organisation_id = ${organisationId}::uuid
    group by o.name order by count(*) desc, o.name`)

export interface MemberRow {
  root_cause_id: string
  finding_id: string
  organisation_id: string
  organisation: string
  received_at: Date
}
/** Findings of root causes with who reported them, in order of arrival. */
export const membersIn = (tx: Tx, rootCauseIds: string[]): Promise<MemberRow[]> =>
  tx.all(sql<MemberRow>`select m.root_cause_id, m.finding_id, f.organisation_id, o.name as organisation, f.received_at
    from memberships m join findings f on f.id = m.finding_id join organisations o on o.id = f.organisation_id
    where m.root_cause_id = any(${rootCauseIds}::uuid[]) order by f.received_at, f.id`)

export const linkCase = (tx: Tx, rootCauseIds: string[], caseId: string | null): Promise<number> =>
  tx.run(
    sql`update root_causes set case_id = ${caseId}, updated_at = now() where id = any(${rootCauseIds}::uuid[])`,
  )
