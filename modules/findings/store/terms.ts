import { byteaArray, uuidArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'

/** Words of findings as keyed hashes, for the search. */
export const insertTerms = async (tx: Tx, rows: { findingId: string; term: Buffer }[]): Promise<void> => {
  if (rows.length === 0) return
  await tx.run(sql`insert into finding_terms (finding_id, term)
    select * from unnest(${uuidArray(rows.map((r) => r.findingId))}::uuid[], ${byteaArray(rows.map((r) => r.term))}::bytea[]) on conflict do nothing`)
}
