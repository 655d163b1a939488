import { byteaArray, keyArray, uuidArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'

/** What this house itself says is affected, in its advisories and in cases before publication, and who may learn of it. */

/** Of these cases those whose roster an organisation is on. */
export const grantedCases = async (
  tx: Tx,
  organisationId: string,
  caseIds: readonly string[],
): Promise<Set<string>> =>
  new Set(
    (
      await tx.all(sql<{ id: string }>`select subject_id as id from grants where subject_kind = 'case'
        and organisation_id = ${organisationId} and subject_id = any(${uuidArray(caseIds)}::uuid[])`)
    ).map(({ id }) => id),
  )

export interface HouseRangeRow {
  case_id: string
  sealed: Buffer
  wrapped: Buffer
}

/** What this house says of these names. @param keys 32 hexadecimal digits each */
export const houseRangesOf = (tx: Tx, keys: readonly string[]): Promise<HouseRangeRow[]> =>
  tx.all(sql<HouseRangeRow>`select r.case_id, r.sealed, k.wrapped from house_ranges r
    join owner_keys k on k.owner_kind = 'case' and k.owner_id = r.case_id
    where r.name_key = any(${keyArray(keys)}::bytea[]) order by r.case_id, r.name_key`)

/** All published, for a bundle. */
export const publicHouseRanges = (
  tx: Tx,
  after: string | undefined,
  limit: number,
): Promise<HouseRangeRow[]> =>
  tx.all(sql<HouseRangeRow>`select r.case_id, r.sealed, k.wrapped from house_ranges r
    join owner_keys k on k.owner_kind = 'case' and k.owner_id = r.case_id
    where r.public and r.case_id in (select distinct case_id from house_ranges
      where public and case_id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid order by case_id limit ${limit})
    order by r.case_id, r.name_key`)

/** The key of a case, locked: two who follow it take turns. */
export const lockCaseKey = async (tx: Tx, caseId: string): Promise<Buffer | undefined> =>
  (
    await tx.first(sql<{ wrapped: Buffer }>`select wrapped from owner_keys
      where owner_kind = 'case' and owner_id = ${caseId} for update`)
  )?.wrapped

/** Puts what the house says in a case in place of what it said before. @returns names it said before, hexadecimal */
export async function replaceHouseRanges(
  tx: Tx,
  caseId: string,
  rows: readonly { nameKey: string; public: boolean; sealed: Buffer }[],
): Promise<string[]> {
  const before = await tx.all(
    sql<{ name_key: Buffer }>`delete from house_ranges where case_id = ${caseId} returning name_key`,
  )
  if (rows.length > 0)
    await tx.run(sql`insert into house_ranges (case_id, name_key, public, sealed)
      select ${caseId}, * from unnest(${keyArray(rows.map(({ nameKey }) => nameKey))}::bytea[],
        ${rows.map((row) => row.public)}::boolean[], ${byteaArray(rows.map(({ sealed }) => sealed))}::bytea[])`)
  return before.map(({ name_key }) => name_key.toString('hex'))
}

/** What the house says before publication in cases whose roster an organisation is on. */
export const rosteredHouseRanges = (tx: Tx, organisationId: string): Promise<HouseRangeRow[]> =>
  tx.all(sql<HouseRangeRow>`select r.case_id, r.sealed, k.wrapped from house_ranges r
    join owner_keys k on k.owner_kind = 'case' and k.owner_id = r.case_id
    join grants g on g.subject_kind = 'case' and g.subject_id = r.case_id and g.organisation_id = ${organisationId}
    where not r.public order by r.case_id, r.name_key`)

/** Every case, the first time somebody asks; none afterwards: from then on their own news comes. */
export async function casesNeverMet(tx: Tx): Promise<{ id: string }[]> {
  const first = await tx.run(
    sql`insert into house (key, value) values ('members.cases met', 'true') on conflict do nothing`,
  )
  return first === 0
    ? []
    : tx.all(sql<{ id: string }>`select id from cases where state <> 'closed' order by id`)
}
