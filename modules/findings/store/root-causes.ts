import { byteaArray, integerArray, uuidArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'

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

export const rootCauseKeys = (tx: Tx, ids: string[]): Promise<{ id: string; wrapped: Buffer }[]> =>
  tx.all(sql<{ id: string; wrapped: Buffer }>`select owner_id as id, wrapped from owner_keys
    where owner_kind = 'root cause' and owner_id = any(${ids}::uuid[])`)

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
