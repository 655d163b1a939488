import { sql, type Tx } from '../../../platform/db/index.ts'
import type { CaseState } from '../schema/index.ts'

export interface CaseRow {
  id: string
  number: string
  state: CaseState
  severity: string
  tlp: number
  sealed: Buffer
  wrapped: Buffer
  embargo_ends_at: Date | null
  embargo_sealed: Buffer | null
  band: string
  /** Tenths of a point. */
  score: number
  priority_sealed: Buffer
  root_cause_count: number
  advisory_id: string | null
  opened_at: Date
}

const columns =
  sql.raw(`c.id, c.number, c.state, c.severity, c.tlp, c.sealed, k.wrapped, c.embargo_ends_at, c.embargo_sealed,
  c.band, c.score, c.priority_sealed, c.advisory_id, c.opened_at,
  (select count(*)::int from case_root_causes r where r.case_id = c.id) as root_cause_count`)
const tables = sql.raw(`cases c join owner_keys k on k.owner_kind = 'case' and k.owner_id = c.id`)

export interface CaseFilter {
  /** Key of the last row of the page before. */
  before: { score: number; id: string } | undefined
  limit: number
  state: string | undefined
  band: string | undefined
  /** By priority the most urgent come first; ids are in the order of opening. */
  sort: 'priority' | 'newest' | 'oldest'
}
const ORDERS = {
  priority: { by: sql.raw('c.score desc, c.id desc'), after: beforeScore },
  newest: { by: sql.raw('c.id desc'), after: ({ id }: Key) => sql`c.id < ${id}::uuid` },
  oldest: { by: sql.raw('c.id'), after: ({ id }: Key) => sql`c.id > ${id}::uuid` },
}
type Key = { score: number; id: string }
function beforeScore({ score, id }: Key) {
  return sql`(c.score, c.id) < (${score}::smallint, ${id}::uuid)`
}

/** Cases the actor may see, one page by key. */
export function listCases(tx: Tx, filter: CaseFilter): Promise<CaseRow[]> {
  const where = [sql`true`]
  const { by, after } = ORDERS[filter.sort]
  if (filter.before) where.push(after(filter.before))
  if (filter.state) where.push(sql`c.state = ${filter.state}`)
  if (filter.band) where.push(sql`c.band = ${filter.band}`)
  return tx.all(
    sql<CaseRow>`select ${columns} from ${tables} where ${sql.join(where, sql` and `)} order by ${by} limit ${filter.limit}`,
  )
}

export const findCase = (tx: Tx, id: string): Promise<CaseRow | undefined> =>
  tx.first(sql<CaseRow>`select ${columns} from ${tables} where c.id = ${id}`)

/** Locks the case: its acts take turns. What refers to it from elsewhere may be written meanwhile. */
export const lockCase = (tx: Tx, id: string): Promise<CaseRow | undefined> =>
  tx.first(sql<CaseRow>`select ${columns} from ${tables} where c.id = ${id} for no key update of c`)

/** The next place in a year; numbers have no gaps, because a roll-back gives the place back. */
export async function nextSequence(tx: Tx, year: number): Promise<number> {
  const row = await tx.first(sql<{ last: number }>`insert into case_numbers (year, last) values (${year}, 1)
    on conflict (year) do update set last = case_numbers.last + 1 returning last`)
  if (!row) throw new Error(`no case number for ${year}`)
  return row.last
}

export interface Rated {
  band: string
  score: number
  ruleVersion: number
  prioritySealed: Buffer
}
export interface NewCase extends Rated {
  id: string
  number: string
  severity: string
  tlp: number
  sealed: Buffer
  at: Date
}
export const insertCase = (tx: Tx, row: NewCase): Promise<number> =>
  tx.run(sql`insert into cases (id, number, state, severity, tlp, sealed, band, score, rule_version, priority_sealed,
      opened_at)
    values (${row.id}, ${row.number}, 'open', ${row.severity}, ${row.tlp}, ${row.sealed}, ${row.band}, ${row.score},
      ${row.ruleVersion}, ${row.prioritySealed}, ${row.at})`)

export const setFaceAndPriority = (
  tx: Tx,
  id: string,
  row: Rated & { severity: string; tlp: number; sealed: Buffer },
): Promise<number> =>
  tx.run(sql`update cases set severity = ${row.severity}, tlp = ${row.tlp}, sealed = ${row.sealed}, band = ${row.band},
    score = ${row.score}, rule_version = ${row.ruleVersion}, priority_sealed = ${row.prioritySealed}, updated_at = now()
    where id = ${id}`)

export const setState = (tx: Tx, id: string, state: CaseState): Promise<number> =>
  tx.run(sql`update cases set state = ${state}, updated_at = now() where id = ${id}`)

export const setEmbargo = (tx: Tx, id: string, endsAt: Date, sealed: Buffer): Promise<number> =>
  tx.run(
    sql`update cases set embargo_ends_at = ${endsAt}, embargo_sealed = ${sealed}, updated_at = now() where id = ${id}`,
  )

export const setAdvisory = (tx: Tx, id: string, advisoryId: string): Promise<number> =>
  tx.run(sql`update cases set advisory_id = ${advisoryId}, updated_at = now() where id = ${id}`)

/** Case of each root cause that is in one. */
export async function rootCausesInWork(tx: Tx): Promise<string[]> {
  const rows = await tx.all(
    sql<{ id: string }>`select r.root_cause_id as id from case_root_causes r join cases c on c.id = r.case_id
      where c.state not in ('published', 'closed') order by c.id`,
  )
  return rows.map(({ id }) => id)
}

export const casesOf = (
  tx: Tx,
  rootCauseIds: string[],
): Promise<{ root_cause_id: string; case_id: string }[]> =>
  tx.all(
    sql<{ root_cause_id: string; case_id: string }>`select root_cause_id, case_id from case_root_causes
      where root_cause_id = any(${rootCauseIds}::uuid[])`,
  )

/** Cases whose priority was made by another rule than this version's, by id. */
export const outdatedCases = async (
  tx: Tx,
  ruleVersion: number,
  after: string,
  limit: number,
): Promise<string[]> =>
  (
    await tx.all(sql<{ id: string }>`select id from cases
      where rule_version <> ${ruleVersion} and id > ${after}::uuid order by id limit ${limit}`)
  ).map((row) => row.id)

export const rootCausesOf = async (tx: Tx, caseId: string): Promise<string[]> =>
  (
    await tx.all(
      sql<{
        root_cause_id: string
      }>`select root_cause_id from case_root_causes where case_id = ${caseId} order by root_cause_id`,
    )
  ).map((row) => row.root_cause_id)

export const addRootCauses = (tx: Tx, caseId: string, rootCauseIds: string[]): Promise<number> =>
  tx.run(sql`insert into case_root_causes (root_cause_id, case_id)
    select id, ${caseId}::uuid from unnest(${rootCauseIds}::uuid[]) as id on conflict do nothing`)

/** A merged root cause is handled where the other one is; without a case of its own it brings this one along. */
export async function moveRootCause(tx: Tx, from: string, into: string): Promise<void> {
  await tx.run(sql`update case_root_causes set root_cause_id = ${into} where root_cause_id = ${from}
    and not exists (select from case_root_causes c where c.root_cause_id = ${into})`)
  await tx.run(sql`delete from case_root_causes where root_cause_id = ${from}`)
}

export interface CaseCountRow {
  total: number
  last_hour: number
  open: number
  publishable: number
  oldest_seconds: number | null
}
/** How many cases there are, and how many wait for a person: to begin, or to publish a finished one. */
export const countCases = (tx: Tx, now: Date): Promise<CaseCountRow | undefined> =>
  tx.first(sql<CaseCountRow>`select count(*)::int as total,
    (count(*) filter (where opened_at > ${now}::timestamptz - interval '1 hour'))::int as last_hour,
    (count(*) filter (where state = 'open'))::int as open,
    (count(*) filter (where state = 'fix ready' and (embargo_ends_at is null or embargo_ends_at <= ${now})))::int as publishable,
    (extract(epoch from ${now}::timestamptz - min(opened_at) filter (where state not in ('published', 'closed'))))::float8 as oldest_seconds
    from cases`)
