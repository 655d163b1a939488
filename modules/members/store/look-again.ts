import { keyArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'

/** Which components exposure is to be looked for again. Keys are 32 hexadecimal digits each. */

/**
 * Has exposure of components looked for again. Members are locked first, in one order: imports that end, answers and
 * looks at exposure of one member take turns.
 * @returns inventories in which something is to be looked at
 */
async function again(tx: Tx, where: ReturnType<typeof sql>): Promise<{ inventory_id: string }[]> {
  await tx.all(sql`select organisation_id from members where organisation_id in
    (select distinct c.organisation_id from inventory_components c where ${where}) order by organisation_id for update`)
  return tx.all(sql<{ inventory_id: string }>`with again as (
      update inventory_components c set looked_at = null where ${where} returning c.inventory_id)
    select distinct inventory_id from again`)
}

const underKeys = (keys: readonly string[]) =>
  sql`c.keys && ${keyArray(keys)}::bytea[] and c.removed_at is null`

/** Everything that runs under these names. @param keys 32 hexadecimal digits each */
export const lookAgain = (tx: Tx, keys: readonly string[]): Promise<{ inventory_id: string }[]> =>
  again(tx, underKeys(keys))

/** The same of organisations on the roster of a case alone. */
export const lookAgainOnRoster = (
  tx: Tx,
  keys: readonly string[],
  caseId: string,
): Promise<{ inventory_id: string }[]> =>
  again(
    tx,
    sql`${underKeys(keys)} and c.organisation_id in
      (select organisation_id from grants where subject_kind = 'case' and subject_id = ${caseId})`,
  )

/** What is known to be exposed to a case before its publication, whoever may know of it now. */
export const lookAgainAtCase = (tx: Tx, caseId: string): Promise<{ inventory_id: string }[]> =>
  again(tx, sql`c.id in (select component_id from exposures where case_id = ${caseId})`)

/** What of an organisation goes by these identifiers, and is not gone. */
export const lookAgainAtIdentifiers = (
  tx: Tx,
  organisationId: string,
  keys: readonly string[],
): Promise<{ inventory_id: string }[]> =>
  again(
    tx,
    sql`c.id in (select component_id from exposures where organisation_id = ${organisationId}
      and identifiers && ${keyArray(keys)}::bytea[] and verdict <> 'gone')`,
  )

/** What an organisation runs that cases name before publication whose roster it is on, and what it was exposed to by such. */
export const lookAgainAtRosters = (tx: Tx, organisationId: string): Promise<{ inventory_id: string }[]> =>
  again(
    tx,
    sql`c.organisation_id = ${organisationId} and c.removed_at is null and (c.keys && array(
        select r.name_key from house_ranges r join grants g on g.subject_kind = 'case' and g.subject_id = r.case_id
          and g.organisation_id = ${organisationId} where not r.public)
      or c.id in (select component_id from exposures where organisation_id = ${organisationId} and case_id is not null))`,
  )

/** Exposures reported as deployed before the last import, which shows what is affected as it was. */
export const stillThere = (tx: Tx, inventoryId: string): Promise<{ id: string; case_id: string | null }[]> =>
  tx.all(sql<{
    id: string
    case_id: string | null
  }>`select e.id, e.case_id from exposures e join inventory_components c on c.id = e.component_id
    join lateral (select at from inventory_imports m where m.inventory_id = e.inventory_id and m.ended_at is not null
      order by revision desc limit 1) m on true
    where e.inventory_id = ${inventoryId} and e.reported = 'deployed' and e.verdict = 'affected'
      and c.removed_at is null and c.looked_at is not null and e.reported_at < m.at`)

/** Inventories in which something waits to be looked at, for a house that lost its jobs. */
export const inventoriesWaiting = (tx: Tx): Promise<{ inventory_id: string }[]> =>
  tx.all(sql<{ inventory_id: string }>`select i.id as inventory_id from inventories i where i.revision > 0
    and exists (select from inventory_components c where c.inventory_id = i.id and c.looked_at is null)`)

/** Notes which version of the rule exposures are rated by. @returns 0 when it was noted before */
export const takeRuleVersion = (tx: Tx, version: number): Promise<number> =>
  tx.run(sql`insert into house (key, value) values ('members.urgency rule', ${JSON.stringify(version)}::jsonb)
    on conflict (key) do update set value = excluded.value where house.value is distinct from excluded.value`)
