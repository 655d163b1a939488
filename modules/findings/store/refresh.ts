import { sql, type Tx } from '../../../platform/db/index.ts'

/** Where a walk through all findings, package by package, has come to; those without a package come last. */
export interface Place {
  packageKey: Buffer | null
  id: string
}

export interface OutdatedRow {
  id: string
  package_key: Buffer | null
  root_cause_id: string | null
}

/** Findings whose fingerprints an older rule made, in the order of the walk. */
export async function outdatedFindings(
  tx: Tx,
  version: number,
  after: Place | undefined,
  limit: number,
): Promise<OutdatedRow[]> {
  const rows = (where: ReturnType<typeof sql>, order: ReturnType<typeof sql>, most: number) =>
    tx.all(sql<OutdatedRow>`select f.id, f.package_key, m.root_cause_id from findings f
      left join memberships m on m.finding_id = f.id
      where f.fingerprint_version < ${version} and ${where} order by ${order} limit ${most}`)
  const id = after?.id ?? '00000000-0000-0000-0000-000000000000'
  const named =
    after && after.packageKey === null
      ? []
      : await rows(
          sql`(f.package_key, f.id) > (${after?.packageKey ?? Buffer.alloc(0)}::bytea, ${id}::uuid)`,
          sql`f.package_key, f.id`,
          limit,
        )
  if (named.length === limit) return named
  const first = after?.packageKey === null ? id : '00000000-0000-0000-0000-000000000000'
  const unnamed = await rows(
    sql`f.package_key is null and f.id > ${first}::uuid`,
    sql`f.id`,
    limit - named.length,
  )
  return [...named, ...unnamed]
}

export const anyOutdated = async (tx: Tx, version: number): Promise<boolean> =>
  (await tx.first(
    sql<{ found: number }>`select 1 as found from findings where fingerprint_version < ${version} limit 1`,
  )) !== undefined

export const refreshFingerprints = (
  tx: Tx,
  row: {
    id: string
    version: number
    packageKey: Buffer | null
    family: string | null
    fingerprints: Buffer
  },
): Promise<number> =>
  tx.run(sql`update findings set package_key = ${row.packageKey}, family = ${row.family},
    fingerprints = ${row.fingerprints}, fingerprint_version = ${row.version} where id = ${row.id}`)

/** Of what cannot be read any more the fingerprints stay what they are, and are not asked for again. */
export const leaveFingerprints = (tx: Tx, id: string, version: number): Promise<number> =>
  tx.run(sql`update findings set fingerprint_version = ${version} where id = ${id}`)

/** One finding of each package in which an older rule placed something. */
export const outdatedPackages = (tx: Tx, ruleVersion: number): Promise<{ id: string }[]> =>
  tx.all(sql<{ id: string }>`select distinct on (f.package_key) f.id from memberships m
    join findings f on f.id = m.finding_id
    where m.rule_version < ${ruleVersion} and m.decided_by <> 'person' and f.package_key is not null
    order by f.package_key, f.id`)
