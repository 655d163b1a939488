import { sql, type Tx } from '../db/index.ts'

export interface PasskeyRow {
  id: string
  account_id: string
  public_key: Buffer
  counter: string
  transports: string[]
  name: string
  created_at: Date
}

export const passkeysOf = (tx: Tx, accountId: string): Promise<PasskeyRow[]> =>
  tx.all(sql<PasskeyRow>`select id, account_id, public_key, counter::text, transports, name, created_at from passkeys
    where account_id = ${accountId} order by created_at`)

/** Locked, so that two uses of one assertion cannot both pass the counter. */
export const lockPasskey = (tx: Tx, id: string): Promise<PasskeyRow | undefined> =>
  tx.first(sql<PasskeyRow>`select id, account_id, public_key, counter::text, transports, name, created_at from passkeys
    where id = ${id} for update`)

export interface NewPasskey {
  id: string
  accountId: string
  publicKey: Uint8Array
  counter: number
  transports: string[]
  name: string
}
/** @returns 0 when the credential is registered already, here or with another account */
export const insertPasskey = (tx: Tx, row: NewPasskey): Promise<number> =>
  tx.run(sql`insert into passkeys (id, account_id, public_key, counter, transports, name)
    values (${row.id}, ${row.accountId}, ${Buffer.from(row.publicKey)}, ${row.counter}, ${row.transports}, ${row.name})
    on conflict (id) do nothing`)

export const setCounter = (tx: Tx, id: string, counter: number): Promise<number> =>
  tx.run(sql`update passkeys set counter = ${counter} where id = ${id}`)

export const deletePasskey = (tx: Tx, id: string, accountId: string): Promise<number> =>
  tx.run(sql`delete from passkeys where id = ${id} and account_id = ${accountId}`)
