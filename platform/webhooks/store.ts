import { sql, type Tx } from '../db/index.ts'

export interface WebhookRow {
  id: string
  organisation_id: string
  account_id: string
  created_at: Date
  dead_letters: number
  disabled_at: Date | null
  sealed: Buffer
  wrapped: Buffer
}
const columns = sql.raw(`w.id, w.organisation_id, w.account_id, w.created_at, w.dead_letters, w.disabled_at,
  w.sealed, k.wrapped`)
const tables = sql.raw(`webhooks w join owner_keys k on k.owner_kind = 'webhook' and k.owner_id = w.id`)

/** Oldest first; row-level security shows an organisation its own. */
export const list = (tx: Tx): Promise<WebhookRow[]> =>
  tx.all(sql<WebhookRow>`select ${columns} from ${tables} order by w.id`)
export const find = (tx: Tx, id: string): Promise<WebhookRow | undefined> =>
  tx.first(sql<WebhookRow>`select ${columns} from ${tables} where w.id = ${id}`)

export async function insert(
  tx: Tx,
  row: { id: string; organisationId: string; accountId: string; at: Date; wrapped: Buffer; sealed: Buffer },
): Promise<void> {
  await tx.run(
    sql`insert into owner_keys (owner_kind, owner_id, wrapped) values ('webhook', ${row.id}, ${row.wrapped})`,
  )
  await tx.run(sql`insert into webhooks (id, organisation_id, account_id, created_at, sealed)
    values (${row.id}, ${row.organisationId}, ${row.accountId}, ${row.at}, ${row.sealed})`)
}

/** Its key goes with it. */
export async function remove(tx: Tx, id: string): Promise<number> {
  await tx.run(sql`delete from owner_keys where owner_kind = 'webhook' and owner_id = ${id}`)
  return tx.run(sql`delete from webhooks where id = ${id}`)
}

/** Enabled endpoints of accounts that can still come in: a person's while it is enabled, a party's while its link works. */
export const listening = (tx: Tx): Promise<{ id: string; organisation_id: string; account_id: string }[]> =>
  tx.all(sql<{ id: string; organisation_id: string; account_id: string }>`
    select w.id, w.organisation_id, w.account_id from webhooks w join accounts a on a.id = w.account_id
    where w.disabled_at is null and a.disabled_at is null
      and (a.login not like 'party:%' or exists (select from api_keys k where k.account_id = a.id
        and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())))
    order by w.id`)

export const arrived = (tx: Tx, id: string): Promise<number> =>
  tx.run(sql`update webhooks set dead_letters = 0 where id = ${id} and dead_letters > 0`)
/** One dead letter more; so many of them disable it. @returns whether it was disabled by this one */
export async function died(tx: Tx, id: string, most: number, at: Date): Promise<boolean> {
  const row = await tx.first(sql<{ now: boolean }>`update webhooks set dead_letters = dead_letters + 1,
      disabled_at = coalesce(disabled_at, case when dead_letters + 1 >= ${most} then ${at}::timestamptz end)
    where id = ${id} returning disabled_at = ${at} as now`)
  return row?.now ?? false
}
export const disable = (tx: Tx, id: string, at: Date): Promise<number> =>
  tx.run(sql`update webhooks set disabled_at = ${at} where id = ${id} and disabled_at is null`)
export const enable = (tx: Tx, id: string): Promise<number> =>
  tx.run(sql`update webhooks set disabled_at = null, dead_letters = 0 where id = ${id}`)
