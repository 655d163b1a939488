import { sql, type Tx } from '../../../platform/db/index.ts'

/** How parties are written to, where their answers go, and mail that waits for a coordinator. */

export interface CorrespondentRow {
  party_id: string
  mail_text: boolean
  first_written_at: Date | null
  last_written_at: Date | null
  times_written: number
  link_sealed: Buffer | null
}
const correspondentColumns = sql.raw(
  'party_id, mail_text, first_written_at, last_written_at, times_written, link_sealed',
)
export const correspondent = (tx: Tx, partyId: string): Promise<CorrespondentRow | undefined> =>
  tx.first(
    sql<CorrespondentRow>`select ${correspondentColumns} from case_correspondents where party_id = ${partyId}`,
  )
export const correspondentsOf = (tx: Tx, caseId: string): Promise<CorrespondentRow[]> =>
  tx.all(
    sql<CorrespondentRow>`select ${correspondentColumns} from case_correspondents where case_id = ${caseId}`,
  )
export const saveLink = (tx: Tx, caseId: string, partyId: string, sealed: Buffer): Promise<number> =>
  tx.run(sql`insert into case_correspondents (party_id, case_id, link_sealed) values (${partyId}, ${caseId}, ${sealed})
    on conflict (party_id) do update set link_sealed = excluded.link_sealed`)
export const setMailText = (tx: Tx, caseId: string, partyId: string, mailText: boolean): Promise<number> =>
  tx.run(sql`insert into case_correspondents (party_id, case_id, mail_text) values (${partyId}, ${caseId}, ${mailText})
    on conflict (party_id) do update set mail_text = excluded.mail_text`)
export const markWritten = (tx: Tx, caseId: string, partyId: string, at: Date): Promise<number> =>
  tx.run(sql`insert into case_correspondents (party_id, case_id, first_written_at, last_written_at, times_written)
    values (${partyId}, ${caseId}, ${at}, ${at}, 1)
    on conflict (party_id) do update set last_written_at = excluded.last_written_at,
      first_written_at = coalesce(case_correspondents.first_written_at, excluded.first_written_at),
      times_written = case_correspondents.times_written + 1`)
export const forgetLink = (tx: Tx, partyId: string): Promise<number> =>
  tx.run(sql`update case_correspondents set link_sealed = null where party_id = ${partyId}`)
export const setContact = (tx: Tx, partyId: string, sealed: Buffer | null): Promise<number> =>
  tx.run(sql`update case_parties set contact_sealed = ${sealed} where id = ${partyId}`)

export interface ReplyAddressRow {
  case_id: string
  party_id: string
  thread_id: string | null
}
export const saveReplyAddress = (tx: Tx, tokenKey: Buffer, row: ReplyAddressRow): Promise<number> =>
  tx.run(sql`insert into case_reply_addresses (token_key, case_id, party_id, thread_id)
    values (${tokenKey}, ${row.case_id}, ${row.party_id}, ${row.thread_id}) on conflict do nothing`)
export const findReplyAddress = (tx: Tx, tokenKey: Buffer): Promise<ReplyAddressRow | undefined> =>
  tx.first(
    sql<ReplyAddressRow>`select case_id, party_id, thread_id from case_reply_addresses where token_key = ${tokenKey}`,
  )
/** The conversation that began with a party's first answer: all its answers to the coordinators go there. */
export const bindOwnThread = (tx: Tx, partyId: string, threadId: string): Promise<number> =>
  tx.run(
    sql`update case_reply_addresses set thread_id = ${threadId} where party_id = ${partyId} and thread_id is null`,
  )

/** Parties of a conversation; for one that is for all, those of the case. */
export const partiesInThread = async (
  tx: Tx,
  threadId: string,
): Promise<{ forAll: boolean; ids: string[] }> => {
  const thread = await tx.first(
    sql<{ for_all: boolean }>`select for_all from case_threads where id = ${threadId}`,
  )
  const rows = await tx.all(
    sql<{ party_id: string }>`select party_id from case_thread_parties where thread_id = ${threadId}`,
  )
  return { forAll: thread?.for_all ?? false, ids: rows.map((row) => row.party_id) }
}
export const messageIn = (
  tx: Tx,
  caseId: string,
  id: string,
): Promise<{ party_id: string | null; sealed: Buffer; attachments: number } | undefined> =>
  tx.first(sql<{ party_id: string | null; sealed: Buffer; attachments: number }>`select m.party_id, m.sealed,
    (select count(*)::int from case_attachments a where a.message_id = m.id) as attachments
    from case_messages m where m.case_id = ${caseId} and m.id = ${id}`)
/** The case's key as it lies there, for who may see the case. */
export const wrappedKey = (tx: Tx, caseId: string): Promise<{ wrapped: Buffer } | undefined> =>
  tx.first(
    sql<{
      wrapped: Buffer
    }>`select wrapped from owner_keys where owner_kind = 'case' and owner_id = ${caseId}`,
  )
/** Whether an e-mail was posted already. */
export const hasMessage = async (tx: Tx, externalKey: Buffer): Promise<boolean> =>
  (await tx.first(sql`select 1 from case_messages where external_key = ${externalKey}`)) !== undefined
export const mailsSince = async (tx: Tx, partyId: string, since: Date): Promise<number> =>
  (
    await tx.first(sql<{ n: number }>`select count(*)::int as n from case_messages
      where party_id = ${partyId} and via = 'e-mail' and at > ${since}`)
  )?.n ?? 0

/** Compartments a case is in: those of its root causes. */
export const compartmentsOf = async (tx: Tx, caseId: string): Promise<string[]> =>
  (
    await tx.all(sql<{ name: string }>`select distinct unnest(string_to_array(r.compartment, ',')) as name
      from case_root_causes c join root_causes r on r.id = c.root_cause_id where c.case_id = ${caseId}`)
  ).map((row) => row.name)

export type HeldReason = 'another sender' | 'automatic' | 'too many'
export interface HeldRow {
  id: string
  party_id: string
  token_key: Buffer
  external_key: Buffer
  reason: HeldReason
  state: 'held' | 'released' | 'dropped'
  at: Date
  sealed: Buffer | null
  address: Buffer | null
}
const heldColumns = sql.raw('id, party_id, token_key, external_key, reason, state, at, sealed, address')
export const hold = (
  tx: Tx,
  row: {
    id: string
    caseId: string
    partyId: string
    tokenKey: Buffer
    externalKey: Buffer
    reason: HeldReason
    at: Date
    sealed: Buffer
    address: Buffer
  },
): Promise<number> =>
  tx.run(sql`insert into case_held_mails (id, case_id, party_id, token_key, external_key, reason, at, sealed, address)
    values (${row.id}, ${row.caseId}, ${row.partyId}, ${row.tokenKey}, ${row.externalKey}, ${row.reason}, ${row.at},
      ${row.sealed}, ${row.address}) on conflict (external_key) do nothing`)
export const isHeld = async (tx: Tx, externalKey: Buffer): Promise<boolean> =>
  (await tx.first(sql`select 1 from case_held_mails where external_key = ${externalKey}`)) !== undefined
export const countHeld = async (tx: Tx, partyId: string): Promise<number> =>
  (
    await tx.first(
      sql<{
        n: number
      }>`select count(*)::int as n from case_held_mails where party_id = ${partyId} and state = 'held'`,
    )
  )?.n ?? 0
export const countAllHeld = async (tx: Tx): Promise<number> =>
  (await tx.first(sql<{ n: number }>`select count(*)::int as n from case_held_mails where state = 'held'`))
    ?.n ?? 0
export const heldOf = (tx: Tx, caseId: string): Promise<HeldRow[]> =>
  tx.all(sql<HeldRow>`select ${heldColumns} from case_held_mails where case_id = ${caseId} and state = 'held'
    order by id limit 200`)
/** Of every case the reader sees, oldest first. */
export const allHeld = (
  tx: Tx,
  limit: number,
): Promise<(HeldRow & { case_id: string; number: string; name_sealed: Buffer; wrapped: Buffer })[]> =>
  tx.all(sql<
    HeldRow & { case_id: string; number: string; name_sealed: Buffer; wrapped: Buffer }
  >`select h.id, h.party_id, h.token_key, h.external_key, h.reason, h.state, h.at, h.sealed, h.address, h.case_id,
      c.number, p.name_sealed, k.wrapped
    from case_held_mails h join cases c on c.id = h.case_id join case_parties p on p.id = h.party_id
      join owner_keys k on k.owner_kind = 'case' and k.owner_id = c.id
    where h.state = 'held' order by h.id limit ${limit}`)
export const lockHeld = (tx: Tx, caseId: string, id: string): Promise<HeldRow | undefined> =>
  tx.first(sql<HeldRow>`select ${heldColumns} from case_held_mails
    where case_id = ${caseId} and id = ${id} and state = 'held' for update`)
/** Its text goes, in the row and in the blob, which is this mail's alone. */
export async function settleHeld(
  tx: Tx,
  row: Pick<HeldRow, 'id' | 'address'>,
  state: 'released' | 'dropped',
  at: Date,
): Promise<void> {
  await tx.run(sql`update case_held_mails set state = ${state}, settled_at = ${at}, sealed = null, address = null
    where id = ${row.id}`)
  await tx.run(sql`delete from blobs where address = ${row.address}`)
}
