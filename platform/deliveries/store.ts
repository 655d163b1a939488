import { sql, type Tx } from '../db/index.ts'

export type Kind = 'e-mail' | 'webhook'
export type State = 'pending' | 'sent' | 'dead' | 'dropped'

export interface NewRow {
  id: string
  kind: Kind
  source: string
  recipientId: string
  organisationId: string | null
  owner: { kind: string; id: string }
  addressSealed: Buffer | null
  sealed: Buffer
  at: Date
}
/** @returns 0 when this recipient was told of this already */
export const insert = (tx: Tx, row: NewRow): Promise<number> =>
  tx.run(sql`insert into deliveries (id, kind, source, recipient_id, organisation_id, owner_kind, owner_id,
      next_at, created_at, address_sealed, sealed)
    values (${row.id}, ${row.kind}, ${row.source}, ${row.recipientId}, ${row.organisationId}, ${row.owner.kind},
      ${row.owner.id}, ${row.at}, ${row.at}, ${row.addressSealed}, ${row.sealed})
    on conflict (source, recipient_id) do nothing`)

export interface ClaimedRow {
  id: string
  kind: Kind
  recipient_id: string
  attempts: number
  wrapped: Buffer
  address_sealed: Buffer | null
  sealed: Buffer
}
/**
 * Takes what is due. Whoever took it has until `until`; after that it is due again: a crash in between sends
 * twice rather than never.
 */
export const claim = (tx: Tx, now: Date, until: Date, limit: number): Promise<ClaimedRow[]> =>
  tx.all(sql<ClaimedRow>`with due as (
      select d.id, k.wrapped from deliveries d join owner_keys k using (owner_kind, owner_id)
        where d.state = 'pending' and d.next_at <= ${now} order by d.next_at, d.id limit ${limit} for update of d skip locked)
    update deliveries d set attempts = d.attempts + 1, next_at = ${until} from due where d.id = due.id
    returning d.id, d.kind, d.recipient_id, d.attempts, due.wrapped, d.address_sealed, d.sealed`)

/** It arrived: neither address nor text is kept. */
export const markSent = (tx: Tx, id: string, at: Date): Promise<number> =>
  tx.run(sql`update deliveries set state = 'sent', settled_at = ${at}, address_sealed = null, sealed = null,
    error_sealed = null where id = ${id}`)
/** Only the latest try decides. */
export const markFailed = (
  tx: Tx,
  id: string,
  attempts: number,
  failure: { nextAt: Date | undefined; errorSealed: Buffer; at: Date },
): Promise<number> =>
  tx.run(sql`update deliveries set error_sealed = ${failure.errorSealed},
    state = ${failure.nextAt ? 'pending' : 'dead'}, next_at = ${failure.nextAt ?? failure.at},
    settled_at = ${failure.nextAt ? null : failure.at}
    where id = ${id} and state = 'pending' and attempts = ${attempts}`)

export interface ShownRow {
  id: string
  kind: Kind
  state: State
  recipient_id: string
  organisation_id: string | null
  owner_kind: string
  owner_id: string
  attempts: number
  next_at: Date
  created_at: Date
  settled_at: Date | null
  wrapped: Buffer | null
  address_sealed: Buffer | null
  error_sealed: Buffer | null
}
const shown =
  sql.raw(`d.id, d.kind, d.state, d.recipient_id, d.organisation_id, d.owner_kind, d.owner_id, d.attempts, d.next_at,
  d.created_at, d.settled_at, k.wrapped, d.address_sealed, d.error_sealed`)
const tables = sql.raw('deliveries d left join owner_keys k using (owner_kind, owner_id)')

/** Newest first, one page by key. */
export const list = (
  tx: Tx,
  { state, before, limit }: { state: State | undefined; before: string | undefined; limit: number },
): Promise<ShownRow[]> =>
  tx.all(sql<ShownRow>`select ${shown} from ${tables}
    where ${state ? sql`d.state = ${state}` : sql`true`} and ${before ? sql`d.id < ${before}::uuid` : sql`true`}
    order by d.id desc limit ${limit}`)

export const find = (tx: Tx, id: string): Promise<ShownRow | undefined> =>
  tx.first(sql<ShownRow>`select ${shown} from ${tables} where d.id = ${id}`)

/** @returns 0 when it is no dead letter (any more) */
export const revive = (tx: Tx, id: string, at: Date): Promise<number> =>
  tx.run(sql`update deliveries set state = 'pending', attempts = 0, next_at = ${at}, settled_at = null
    where id = ${id} and state = 'dead'`)

/** A person gave it up: why it failed stays, address and text go. @returns 0 when it is no dead letter (any more) */
export const drop = (tx: Tx, id: string, at: Date): Promise<number> =>
  tx.run(sql`update deliveries set state = 'dropped', settled_at = ${at}, address_sealed = null, sealed = null
    where id = ${id} and state = 'dead'`)

export interface EndRow {
  recipient_id: string
  ended: 'sent' | 'failed'
  settled_at: Date
  wrapped: Buffer | null
  error_sealed: Buffer | null
}
/** How the latest e-mails to each of these recipients ended, newest first. */
export const endsOf = (tx: Tx, recipientIds: readonly string[], most: number): Promise<EndRow[]> =>
  tx.all(sql<EndRow>`select e.recipient_id, case e.state when 'sent' then 'sent' else 'failed' end as ended,
      e.settled_at, k.wrapped, e.error_sealed
    from unnest(${[...recipientIds]}::uuid[]) r cross join lateral (select * from deliveries d
      where d.recipient_id = r and d.kind = 'e-mail' and d.settled_at is not null
      order by d.settled_at desc, d.id desc limit ${most}) e
    left join owner_keys k on k.owner_kind = e.owner_kind and k.owner_id = e.owner_id
    order by e.settled_at desc, e.id desc`)

/** What did not arrive yet goes to another address. */
export const readdress = (tx: Tx, recipientId: string, addressSealed: Buffer): Promise<number> =>
  tx.run(sql`update deliveries set address_sealed = ${addressSealed}
    where recipient_id = ${recipientId} and kind = 'e-mail' and state in ('pending', 'dead')`)
/** Gives up what waits for a recipient that is gone. */
export const abandon = (tx: Tx, recipientId: string): Promise<number> =>
  tx.run(sql`delete from deliveries where recipient_id = ${recipientId} and state in ('pending', 'dead')`)

export const countDead = async (tx: Tx): Promise<number> =>
  (await tx.first(sql<{ n: number }>`select count(*)::int as n from deliveries where state = 'dead'`))?.n ?? 0

/** What arrived or was dropped is kept so long that no event is told again. */
export const sweep = (tx: Tx, before: Date): Promise<number> =>
  tx.run(sql`delete from deliveries where state in ('sent', 'dropped') and settled_at < ${before}`)
