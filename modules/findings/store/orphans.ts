import { byteaArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'

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
