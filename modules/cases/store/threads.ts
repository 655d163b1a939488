import { sql, type Tx } from '../../../platform/db/index.ts'

/** Conversations of a case: row-level security shows a party only those it is in. */

export interface ThreadRow {
  id: string
  for_all: boolean
  messages: number
  last_at: Date
  sealed: Buffer
}
export const threadsOf = (tx: Tx, caseId: string, limit: number): Promise<ThreadRow[]> =>
  tx.all(sql<ThreadRow>`select id, for_all, messages, last_at, sealed from case_threads
    where case_id = ${caseId} order by last_at desc, id limit ${limit}`)
export const findThread = (tx: Tx, caseId: string, id: string): Promise<ThreadRow | undefined> =>
  tx.first(sql<ThreadRow>`select id, for_all, messages, last_at, sealed from case_threads
    where case_id = ${caseId} and id = ${id}`)

/** Parties of each thread that this reader may know of. */
export const partiesInThreads = (
  tx: Tx,
  threadIds: string[],
): Promise<{ thread_id: string; party_id: string }[]> =>
  tx.all(
    sql<{ thread_id: string; party_id: string }>`select t.thread_id, t.party_id from case_thread_parties t
      join case_parties p on p.id = t.party_id where t.thread_id = any(${threadIds}::uuid[]) order by p.position`,
  )

export const insertThread = (
  tx: Tx,
  row: { id: string; caseId: string; forAll: boolean; sealed: Buffer; at: Date },
): Promise<number> =>
  tx.run(sql`insert into case_threads (id, case_id, for_all, sealed, last_at)
    values (${row.id}, ${row.caseId}, ${row.forAll}, ${row.sealed}, ${row.at})`)
export const addThreadParties = (tx: Tx, threadId: string, partyIds: string[]): Promise<number> =>
  tx.run(sql`insert into case_thread_parties (thread_id, party_id)
    select ${threadId}::uuid, id from unnest(${partyIds}::uuid[]) as id on conflict do nothing`)

export interface MessageRow {
  id: string
  party_id: string | null
  via: 'screen' | 'e-mail' | 'house'
  at: Date
  sealed: Buffer
}
/** Newest first, one page by key. */
export const messagesOf = (
  tx: Tx,
  threadId: string,
  before: string | undefined,
  limit: number,
): Promise<MessageRow[]> =>
  tx.all(sql<MessageRow>`select id, party_id, via, at, sealed from case_messages
    where thread_id = ${threadId} and ${before === undefined ? sql`true` : sql`position < (select m.position from case_messages m where m.id = ${before}::uuid)`}
    order by position desc limit ${limit}`)

/** @returns 0 when the same e-mail is there already */
export async function insertMessage(
  tx: Tx,
  row: {
    id: string
    caseId: string
    threadId: string
    partyId: string | null
    via: MessageRow['via']
    externalKey: Buffer | null
    sealed: Buffer
    at: Date
  },
): Promise<number> {
  const added =
    await tx.run(sql`insert into case_messages (id, case_id, thread_id, party_id, via, external_key, sealed, at)
    values (${row.id}, ${row.caseId}, ${row.threadId}, ${row.partyId}, ${row.via}, ${row.externalKey}, ${row.sealed}, ${row.at})
    on conflict (external_key) do nothing`)
  if (added > 0)
    await tx.run(
      sql`update case_threads set messages = messages + 1, last_at = ${row.at} where id = ${row.threadId}`,
    )
  return added
}

export interface AttachmentRow {
  id: string
  message_id: string
  address: Buffer
  bytes: number
  age: boolean
  sealed: Buffer
}
const attachmentColumns = sql.raw('id, message_id, address, bytes::int as bytes, age, sealed')
export const attachmentsOf = (tx: Tx, messageIds: string[]): Promise<AttachmentRow[]> =>
  tx.all(sql<AttachmentRow>`select ${attachmentColumns} from case_attachments
    where message_id = any(${messageIds}::uuid[]) order by position`)
export const findAttachment = (tx: Tx, caseId: string, id: string): Promise<AttachmentRow | undefined> =>
  tx.first(sql<AttachmentRow>`select ${attachmentColumns} from case_attachments
    where case_id = ${caseId} and id = ${id}`)
export const insertAttachment = (
  tx: Tx,
  row: {
    id: string
    caseId: string
    threadId: string
    messageId: string
    address: Buffer
    bytes: number
    age: boolean
    sealed: Buffer
  },
): Promise<number> =>
  tx.run(sql`insert into case_attachments (id, case_id, thread_id, message_id, address, bytes, age, sealed)
    values (${row.id}, ${row.caseId}, ${row.threadId}, ${row.messageId}, ${row.address}, ${row.bytes}, ${row.age}, ${row.sealed})`)
