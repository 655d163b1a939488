import { sql, type Tx } from '../../../platform/db/index.ts'

export const organisationByName = async (tx: Tx, name: string): Promise<string | undefined> =>
  (await tx.first(sql<{ id: string }>`select id from organisations where name = ${name}`))?.id

export interface RelationCounts {
  /** Reports that opened their root cause: nothing was there to compare them with. */
  first: number
  duplicate: number
  subsumed: number
  chain: number
  ungrouped: number
}

/** An organisation's reports by how they stand to their root causes. @param first code of the reason of whoever came first */
export const relationCounts = (
  tx: Tx,
  organisationId: string,
  first: string,
): Promise<RelationCounts | undefined> =>
  tx.first(sql<RelationCounts>`select (count(*) filter (where opens))::int as first,
    (count(*) filter (where not opens and relation = 'duplicate'))::int as duplicate,
    (count(*) filter (where not opens and relation = 'subsumed'))::int as subsumed,
    (count(*) filter (where not opens and relation = 'chain'))::int as chain,
    (count(*) filter (where relation is null))::int as ungrouped
    from (select m.relation, m.reasons -> 0 ->> 'code' = ${first} and m.relation = 'duplicate' as opens
      from findings f left join memberships m on m.finding_id = f.id
      where f.organisation_id = ${organisationId}::uuid) standing`)

/** Root causes an organisation reported that a case handles. */
export const causesInCases = (
  tx: Tx,
  organisationId: string,
): Promise<{ id: string; case_id: string; collision_count: number }[]> =>
  tx.all(sql<{ id: string; case_id: string; collision_count: number }>`
    select r.id, r.case_id, r.collision_count from root_causes r
    where r.case_id is not null and r.merged_into is null and exists (select from memberships m
      join findings f on f.id = m.finding_id where m.root_cause_id = r.id and f.organisation_id = ${organisationId}::uuid)`)

/** One report of an organisation for each of these root causes, of those the actor may read. */
export const reportOfEach = async (
  tx: Tx,
  organisationId: string,
  rootCauseIds: readonly string[],
): Promise<string[]> =>
  (
    await tx.all(sql<{ id: string }>`select distinct on (m.root_cause_id) f.id from memberships m
      join findings f on f.id = m.finding_id
      where m.root_cause_id = any(${[...rootCauseIds]}::uuid[]) and f.organisation_id = ${organisationId}::uuid
      order by m.root_cause_id, f.received_at, f.id`)
  ).map(({ id }) => id)
