import { sql, type Tx } from '../../../platform/db/index.ts'

export interface JoinRow {
  id: string
  claim_id: string
  organisation_id: string
  state: 'asked' | 'accepted' | 'declined'
  asked_at: Date
  decided_at: Date | null
}
const columns = sql.raw('id, claim_id, organisation_id, state, asked_at, decided_at')

export const joinsOf = (tx: Tx, claimId: string): Promise<JoinRow[]> =>
  tx.all(
    sql<JoinRow>`select ${columns} from scan_claim_joins where claim_id = ${claimId} order by asked_at, id`,
  )

/** One request an organisation: asking again finds the first. */
export async function askToJoin(
  tx: Tx,
  join: { id: string; claimId: string; organisationId: string; accountId: string | null; at: Date },
): Promise<{ row: JoinRow; fresh: boolean }> {
  const added =
    await tx.run(sql`insert into scan_claim_joins (id, claim_id, organisation_id, account_id, state, asked_at)
    values (${join.id}, ${join.claimId}, ${join.organisationId}, ${join.accountId}, 'asked', ${join.at}) on conflict do nothing`)
  const row = await tx.first(sql<JoinRow>`select ${columns} from scan_claim_joins
    where claim_id = ${join.claimId} and organisation_id = ${join.organisationId}`)
  return { row: row!, fresh: added > 0 }
}

export const lockJoin = (tx: Tx, claimId: string, id: string): Promise<JoinRow | undefined> =>
  tx.first(
    sql<JoinRow>`select ${columns} from scan_claim_joins where id = ${id} and claim_id = ${claimId} for update`,
  )
export const decideJoin = (tx: Tx, id: string, state: 'accepted' | 'declined', at: Date): Promise<number> =>
  tx.run(sql`update scan_claim_joins set state = ${state}, decided_at = ${at} where id = ${id}`)
