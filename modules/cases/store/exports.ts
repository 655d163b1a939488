import { sql, type Tx } from '../../../platform/db/index.ts'

/** Who was given a copy of a case. */

export interface ExportRow {
  id: string
  party_id: string
  at: Date
}
export const exportsOf = (tx: Tx, caseId: string): Promise<ExportRow[]> =>
  tx.all(sql<ExportRow>`select id, party_id, at from case_exports where case_id = ${caseId} order by id`)
export const insertExport = (
  tx: Tx,
  row: {
    id: string
    caseId: string
    partyId: string
    accountId: string | null
    at: Date
    recipients: number
  },
): Promise<number> =>
  tx.run(sql`insert into case_exports (id, case_id, party_id, account_id, at, recipients)
    values (${row.id}, ${row.caseId}, ${row.partyId}, ${row.accountId}, ${row.at}, ${row.recipients})`)
