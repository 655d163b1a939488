import { uuidArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'

export const setVerdict = (
  tx: Tx,
  findingId: string,
  verdict: string,
  evidenceLevel: string,
): Promise<number> =>
  tx.run(
    sql`update memberships set verdict = ${verdict}, evidence_level = ${evidenceLevel} where finding_id = ${findingId}`,
  )

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
