import { sql, type Tx } from '../../../platform/db/index.ts'
import type { DisclosurePolicy } from '../rules/index.ts'

/** What parties state, propose and plan in a case. */

export interface PolicyRow {
  disclosure_policy: DisclosurePolicy | null
  policy_zone: string
}
export const policyOf = (tx: Tx, caseId: string): Promise<PolicyRow | undefined> =>
  tx.first(sql<PolicyRow>`select disclosure_policy, policy_zone from cases where id = ${caseId}`)
export const setPolicy = (tx: Tx, caseId: string, policy: DisclosurePolicy, zone: string): Promise<number> =>
  tx.run(sql`update cases set disclosure_policy = ${JSON.stringify(policy)}::jsonb, policy_zone = ${zone},
    updated_at = now() where id = ${caseId}`)

/** When those asked for a fix were first told, and whether one says that it comes. For a case the reader sees. */
export const clockOf = (
  tx: Tx,
  caseId: string,
): Promise<{ told: Date | null; coming: boolean } | undefined> =>
  tx.first(sql<{ told: Date | null; coming: boolean }>`select told, coming from tocsin_case_clock(${caseId})`)

export interface StatementRow {
  party_id: string
  status: 'affected' | 'not affected' | 'fixed' | 'under investigation'
  sealed: Buffer
  at: Date
}
export const statementsOf = (tx: Tx, caseId: string): Promise<StatementRow[]> =>
  tx.all(sql<StatementRow>`select party_id, status, sealed, at from case_statements
    where case_id = ${caseId} order by position`)
export const statusesOf = async (tx: Tx, partyId: string): Promise<StatementRow['status'][]> =>
  (
    await tx.all(
      sql<Pick<StatementRow, 'status'>>`select status from case_statements where party_id = ${partyId}`,
    )
  ).map(({ status }) => status)
/** A party's word on a product; the later one counts. */
export const upsertStatement = (
  tx: Tx,
  row: {
    id: string
    caseId: string
    partyId: string
    productKey: Buffer
    status: StatementRow['status']
    sealed: Buffer
    at: Date
  },
): Promise<number> =>
  tx.run(sql`insert into case_statements (id, case_id, party_id, product_key, status, sealed, at)
    values (${row.id}, ${row.caseId}, ${row.partyId}, ${row.productKey}, ${row.status}, ${row.sealed}, ${row.at})
    on conflict (party_id, product_key) do update set status = excluded.status, sealed = excluded.sealed, at = excluded.at`)

export interface ProposalRow {
  id: string
  party_id: string | null
  ends_at: Date
  cause: 'first' | 'later' | 'earlier' | 'leak' | 'exploitation' | 'collisions'
  state: 'open' | 'agreed' | 'declined' | 'superseded' | 'imposed'
  at: Date
  settled_at: Date | null
  sealed: Buffer
}
const proposalColumns = sql.raw('id, party_id, ends_at, cause, state, at, settled_at, sealed')
export const proposalsOf = (tx: Tx, caseId: string): Promise<ProposalRow[]> =>
  tx.all(sql<ProposalRow>`select ${proposalColumns} from embargo_proposals
    where case_id = ${caseId} order by position desc limit 100`)
export const openProposal = (tx: Tx, caseId: string): Promise<ProposalRow | undefined> =>
  tx.first(sql<ProposalRow>`select ${proposalColumns} from embargo_proposals
    where case_id = ${caseId} and state = 'open'`)
export const insertProposal = (
  tx: Tx,
  row: {
    id: string
    caseId: string
    partyId: string | null
    endsAt: Date
    cause: ProposalRow['cause']
    sealed: Buffer
    at: Date
  },
): Promise<number> =>
  tx.run(sql`insert into embargo_proposals (id, case_id, party_id, ends_at, cause, sealed, at)
    values (${row.id}, ${row.caseId}, ${row.partyId}, ${row.endsAt}, ${row.cause}, ${row.sealed}, ${row.at})`)
export const settleProposal = (tx: Tx, id: string, state: ProposalRow['state'], at: Date): Promise<number> =>
  tx.run(
    sql`update embargo_proposals set state = ${state}, settled_at = ${at} where id = ${id} and state = 'open'`,
  )
/** Cases whose open proposal may settle by somebody's silence. */
export const casesWithOpenProposal = async (tx: Tx, limit: number): Promise<string[]> =>
  (
    await tx.all(
      sql<{
        case_id: string
      }>`select case_id from embargo_proposals where state = 'open' order by at limit ${limit}`,
    )
  ).map((row) => row.case_id)

export interface AnswerRow {
  proposal_id: string
  party_id: string
  answer: 'agree' | 'decline'
  at: Date
  sealed: Buffer
}
export const answersOf = (tx: Tx, proposalIds: string[]): Promise<AnswerRow[]> =>
  tx.all(sql<AnswerRow>`select proposal_id, party_id, answer, at, sealed from embargo_answers
    where proposal_id = any(${proposalIds}::uuid[]) order by at`)
export const upsertAnswer = (
  tx: Tx,
  row: { proposalId: string; partyId: string; answer: AnswerRow['answer']; sealed: Buffer; at: Date },
): Promise<number> =>
  tx.run(sql`insert into embargo_answers (proposal_id, party_id, answer, sealed, at)
    values (${row.proposalId}, ${row.partyId}, ${row.answer}, ${row.sealed}, ${row.at})
    on conflict (proposal_id, party_id) do update set answer = excluded.answer, sealed = excluded.sealed, at = excluded.at`)

export interface SignalRow {
  kind: 'leak' | 'exploitation'
  at: Date
  sealed: Buffer
}
export const signalsOf = (tx: Tx, caseId: string): Promise<SignalRow[]> =>
  tx.all(
    sql<SignalRow>`select kind, at, sealed from case_signals where case_id = ${caseId} order by position`,
  )
export const insertSignal = (
  tx: Tx,
  row: { id: string; caseId: string; kind: SignalRow['kind']; sealed: Buffer; at: Date },
): Promise<number> =>
  tx.run(sql`insert into case_signals (id, case_id, kind, sealed, at)
    values (${row.id}, ${row.caseId}, ${row.kind}, ${row.sealed}, ${row.at})`)

export interface StepRow {
  id: string
  party_id: string | null
  minutes: number
  ready_at: Date | null
  done_at: Date | null
  sealed: Buffer
}
export const stepsOf = (tx: Tx, caseId: string): Promise<StepRow[]> =>
  tx.all(sql<StepRow>`select id, party_id, minutes, ready_at, done_at, sealed from release_steps
    where case_id = ${caseId} order by minutes, position`)
export const deleteSteps = (tx: Tx, caseId: string): Promise<number> =>
  tx.run(sql`delete from release_steps where case_id = ${caseId}`)
export const insertStep = (
  tx: Tx,
  row: { id: string; caseId: string; partyId: string | null; minutes: number; sealed: Buffer },
): Promise<number> =>
  tx.run(sql`insert into release_steps (id, case_id, party_id, minutes, sealed)
    values (${row.id}, ${row.caseId}, ${row.partyId}, ${row.minutes}, ${row.sealed})`)
/** What was made ready before stays so; done is also ready. */
export const markStep = (tx: Tx, id: string, is: 'ready' | 'done', at: Date): Promise<number> =>
  tx.run(sql`update release_steps set ready_at = coalesce(ready_at, ${at}),
    done_at = ${is === 'done' ? sql`coalesce(done_at, ${at})` : sql`done_at`} where id = ${id}`)
