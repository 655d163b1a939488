import { sql, type Tx } from '../../../platform/db/index.ts'

/** Who is willing to mend what nobody mends, and cases where that is proposed. */

export interface MaintainerRow {
  id: string
  organisation_id: string | null
  ecosystems: string[]
  registered_at: Date
  sealed: Buffer
}
const maintainerColumns = sql.raw('id, organisation_id, ecosystems, registered_at, sealed')
export const maintainers = (tx: Tx): Promise<MaintainerRow[]> =>
  tx.all(sql<MaintainerRow>`select ${maintainerColumns} from last_resort_maintainers order by id`)
export const findMaintainer = (tx: Tx, id: string): Promise<MaintainerRow | undefined> =>
  tx.first(sql<MaintainerRow>`select ${maintainerColumns} from last_resort_maintainers where id = ${id}`)
/** One entry a name: the last word holds. @returns its id */
export async function upsertMaintainer(
  tx: Tx,
  row: {
    id: string
    nameKey: Buffer
    organisationId: string | null
    ecosystems: string[]
    by: string | null
    at: Date
    sealed: Buffer
  },
): Promise<string> {
  const kept = await tx.first(sql<{ id: string }>`insert into last_resort_maintainers
      (id, name_key, organisation_id, ecosystems, registered_by, registered_at, sealed)
    values (${row.id}, ${row.nameKey}, ${row.organisationId}, ${row.ecosystems}, ${row.by}, ${row.at}, ${row.sealed})
    on conflict (name_key) do update set organisation_id = excluded.organisation_id, ecosystems = excluded.ecosystems,
      registered_by = excluded.registered_by, registered_at = excluded.registered_at, sealed = excluded.sealed
    returning id`)
  return kept!.id
}
export const deleteMaintainer = (tx: Tx, id: string): Promise<number> =>
  tx.run(sql`delete from last_resort_maintainers where id = ${id}`)

export interface EscalationRow {
  id: string
  case_id: string
  reason: 'nobody named' | 'cannot be reached' | 'silent'
  state: 'proposed' | 'decided' | 'declined' | 'overtaken' | 'taken back'
  concerns: string[]
  party_id: string | null
  proposed_at: Date
  settled_at: Date | null
  sealed: Buffer
}
const columns = sql.raw(
  'e.id, e.case_id, e.reason, e.state, e.concerns, e.party_id, e.proposed_at, e.settled_at, e.sealed',
)
/** Newest first. */
export const escalationsOf = (tx: Tx, caseId: string): Promise<EscalationRow[]> =>
  tx.all(sql<EscalationRow>`select ${columns} from case_escalations e where e.case_id = ${caseId}
    order by e.position desc limit 100`)
export const findEscalation = (tx: Tx, caseId: string, id: string): Promise<EscalationRow | undefined> =>
  tx.first(sql<EscalationRow>`select ${columns} from case_escalations e
    where e.case_id = ${caseId} and e.id = ${id}`)
/** Open proposals the reader sees, oldest first. */
export const openEscalations = (tx: Tx, limit: number): Promise<EscalationRow[]> =>
  tx.all(sql<EscalationRow>`select ${columns} from case_escalations e join cases c on c.id = e.case_id
    where e.state = 'proposed' order by e.position limit ${limit}`)
export const countOpen = async (tx: Tx): Promise<number> =>
  (
    await tx.first(
      sql<{ n: number }>`select count(*)::int as n from case_escalations where state = 'proposed'`,
    )
  )?.n ?? 0
export const insertEscalation = (
  tx: Tx,
  row: Pick<EscalationRow, 'id' | 'case_id' | 'reason' | 'concerns' | 'proposed_at' | 'sealed'>,
): Promise<number> =>
  tx.run(sql`insert into case_escalations (id, case_id, reason, concerns, proposed_at, sealed)
    values (${row.id}, ${row.case_id}, ${row.reason}, ${row.concerns}::uuid[], ${row.proposed_at}, ${row.sealed})`)
export const settleEscalation = (
  tx: Tx,
  id: string,
  row: { state: EscalationRow['state']; partyId: string | null; at: Date; sealed: Buffer },
): Promise<number> =>
  tx.run(sql`update case_escalations set state = ${row.state}, party_id = ${row.partyId}, settled_at = ${row.at},
    sealed = ${row.sealed} where id = ${id}`)
/** A maintainer that is named later may take back what was handed on before. */
export const concernsToo = (tx: Tx, caseId: string, partyId: string): Promise<number> =>
  tx.run(sql`update case_escalations set concerns = array_append(concerns, ${partyId}::uuid)
    where case_id = ${caseId} and state = 'decided' and not ${partyId}::uuid = any(concerns)`)

/** Cases in work whose maintainer may be absent, by id: none that answered and whose mail arrives. */
export const maybeOrphaned = async (tx: Tx, after: string, limit: number): Promise<string[]> =>
  (
    await tx.all(sql<{ id: string }>`select c.id from cases c
      where c.state in ('open', 'coordinating') and c.id > ${after}::uuid
        and not exists (select from case_parties p where p.case_id = c.id and p.removed_at is null
          and p.role = 'maintainer' and p.answered_at is not null
          and not exists (select from deliveries d where d.recipient_id = p.id and d.state in ('dead', 'dropped')))
      order by c.id limit ${limit}`)
  ).map((row) => row.id)
/** Cases with an open proposal: it may have been overtaken. */
export const proposedCases = async (tx: Tx): Promise<string[]> =>
  (
    await tx.all(
      sql<{
        case_id: string
      }>`select case_id from case_escalations where state = 'proposed' order by case_id`,
    )
  ).map((row) => row.case_id)

/** When each party of a case that is asked for a fix last said anything. */
export const lastWords = async (tx: Tx, caseId: string): Promise<Map<string, Date>> =>
  new Map(
    (
      await tx.all(sql<{ id: string; at: Date | null }>`select p.id, greatest(p.answered_at,
          (select max(m.at) from case_messages m where m.party_id = p.id),
          (select max(s.at) from case_statements s where s.party_id = p.id),
          (select max(a.at) from embargo_answers a where a.party_id = p.id),
          (select max(e.settled_at) from case_escalations e
            where e.case_id = p.case_id and e.state = 'taken back' and p.id = any(e.concerns))) as at
        from case_parties p where p.case_id = ${caseId} and p.removed_at is null
          and p.role in ('maintainer', 'vendor')`)
    ).flatMap(({ id, at }) => (at ? [[id, at] as const] : [])),
  )
