import { sql, type Tx } from '../../../platform/db/index.ts'

/** Identifiers asked for at CVE Services. */

export interface IdentifierRow {
  id: string
  case_id: string
  root_cause_id: string
  state: 'asking' | 'reserved' | 'published' | 'rejected'
  asked_at: Date
  settled_at: Date | null
  sealed: Buffer | null
}
const columns = sql.raw('id, case_id, root_cause_id, state, asked_at, settled_at, sealed')
export const identifiersOf = (tx: Tx, caseId: string): Promise<IdentifierRow[]> =>
  tx.all(sql<IdentifierRow>`select ${columns} from case_identifiers where case_id = ${caseId} order by id`)
/** The one request whose answer is not known. */
export const asking = (tx: Tx): Promise<IdentifierRow | undefined> =>
  tx.first(sql<IdentifierRow>`select ${columns} from case_identifiers where state = 'asking' for update`)
/** @returns 0 when there is one of this root cause, or another one is being asked for */
export const begin = (
  tx: Tx,
  row: { id: string; caseId: string; rootCauseId: string; at: Date },
): Promise<number> =>
  tx.run(sql`insert into case_identifiers (id, case_id, root_cause_id, state, asked_at)
    values (${row.id}, ${row.caseId}, ${row.rootCauseId}, 'asking', ${row.at}) on conflict do nothing`)
/** Nothing was reserved. */
export const giveUp = (tx: Tx, id: string): Promise<number> =>
  tx.run(sql`delete from case_identifiers where id = ${id} and state = 'asking'`)
/** It is asked anew: what was reserved before is not this request's. */
export const beginAgain = (tx: Tx, id: string, at: Date): Promise<number> =>
  tx.run(sql`update case_identifiers set asked_at = ${at} where id = ${id} and state = 'asking'`)
/** @returns 0 when it is not being asked for any more */
export const reserved = (
  tx: Tx,
  id: string,
  { cveKey, sealed, at }: { cveKey: Buffer; sealed: Buffer; at: Date },
): Promise<number> =>
  tx.run(sql`update case_identifiers set state = 'reserved', cve_key = ${cveKey}, sealed = ${sealed},
    settled_at = ${at} where id = ${id} and state = 'asking'`)
export const setIdentifierState = (
  tx: Tx,
  id: string,
  state: 'published' | 'rejected',
  at: Date,
): Promise<number> =>
  tx.run(
    sql`update case_identifiers set state = ${state}, settled_at = ${at} where id = ${id} and state <> 'asking'`,
  )
/** Which of these identifiers this house reserved, by their keyed hashes. */
export const knownKeys = async (tx: Tx, keys: Buffer[]): Promise<Set<string>> =>
  new Set(
    (
      await tx.all(sql<{ key: string }>`select encode(cve_key, 'hex') as key from case_identifiers
        where encode(cve_key, 'hex') = any(${keys.map((key) => key.toString('hex'))}::text[])`)
    ).map((row) => row.key),
  )
