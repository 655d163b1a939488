import { type Database, sql, type Tx } from '../db/index.ts'
import { type Actor, system } from './actor.ts'
import { type Role, type Scope, TLP_LEVELS, type Tlp } from './schema.ts'

export interface AccountRow {
  id: string
  organisation_id: string
  organisation: string
  login: string
  display_name: string
  password_hash: string | null
  roles: Role[]
  administrator: boolean
  tlp: number
  compartments: string[]
}

const account =
  sql.raw(`a.id, a.organisation_id, o.name as organisation, a.login, a.display_name, a.password_hash,
  a.roles, a.administrator, a.tlp, a.compartments`)

export const findAccountByLogin = (tx: Tx, login: string): Promise<AccountRow | undefined> =>
  tx.first(sql<AccountRow>`select ${account} from accounts a join organisations o on o.id = a.organisation_id
    where a.login = ${login} and a.disabled_at is null`)

export const findAccount = (tx: Tx, id: string): Promise<AccountRow | undefined> =>
  tx.first(sql<AccountRow>`select ${account} from accounts a join organisations o on o.id = a.organisation_id
    where a.id = ${id} and a.disabled_at is null`)

export const findAccountByKey = (
  tx: Tx,
  secretHash: Buffer,
): Promise<(AccountRow & { scopes: Scope[] }) | undefined> =>
  tx.first(sql<AccountRow & { scopes: Scope[] }>`select ${account}, k.scopes from api_keys k
    join accounts a on a.id = k.account_id join organisations o on o.id = a.organisation_id
    where k.secret_hash = ${secretHash} and k.revoked_at is null and a.disabled_at is null
      and (k.expires_at is null or k.expires_at > now())`)

export const findAccountByOidcSubject = (tx: Tx, subject: string): Promise<AccountRow | undefined> =>
  tx.first(sql<AccountRow>`select ${account} from accounts a join organisations o on o.id = a.organisation_id
    where a.oidc_subject = ${subject} and a.disabled_at is null`)

/** @returns the account's id, or undefined where there is none or another one has this identity */
export async function linkOidcSubject(tx: Tx, login: string, subject: string): Promise<string | undefined> {
  const row = await tx.first(sql<{
    id: string
  }>`update accounts set oidc_subject = ${subject} where login = ${login}
    and not exists (select from accounts other where other.oidc_subject = ${subject} and other.login <> ${login})
    returning id`)
  return row?.id
}

export async function insertOrganisation(tx: Tx, id: string, name: string): Promise<string> {
  await tx.run(
    sql`insert into organisations (id, name) values (${id}, ${name}) on conflict (name) do nothing`,
  )
  const row = await tx.first(sql<{ id: string }>`select id from organisations where name = ${name}`)
  return row!.id
}

export interface NewAccount {
  id: string
  organisationId: string
  login: string
  displayName: string
  passwordHash: string | null
  roles: Role[]
  administrator: boolean
  tlp: Tlp
  compartments: string[]
}
export async function insertAccount(tx: Tx, account: NewAccount): Promise<string> {
  await tx.run(sql`insert into accounts (id, organisation_id, login, display_name, password_hash, roles, administrator, tlp, compartments)
    values (${account.id}, ${account.organisationId}, ${account.login}, ${account.displayName}, ${account.passwordHash},
      ${account.roles}, ${account.administrator}, ${TLP_LEVELS.indexOf(account.tlp)}, ${account.compartments})
    on conflict (login) do nothing`)
  const row = await tx.first(sql<{ id: string }>`select id from accounts where login = ${account.login}`)
  return row!.id
}

export async function insertKey(
  tx: Tx,
  key: {
    id: string
    accountId: string
    name: string
    secretHash: Buffer
    scopes: Scope[]
    expiresAt: Date | null
  },
): Promise<void> {
  await tx.run(sql`insert into api_keys (id, account_id, name, secret_hash, scopes, expires_at)
    values (${key.id}, ${key.accountId}, ${key.name}, ${key.secretHash}, ${key.scopes}, ${key.expiresAt})`)
}

export interface KeyRow {
  id: string
  name: string
  scopes: Scope[]
  created_at: Date
  expires_at: Date | null
  revoked_at: Date | null
}
export const listKeys = (tx: Tx, accountId: string): Promise<KeyRow[]> =>
  tx.all(sql<KeyRow>`select id, name, scopes, created_at, expires_at, revoked_at from api_keys
    where account_id = ${accountId} order by created_at desc`)

export const revokeKey = (tx: Tx, id: string, accountId: string): Promise<number> =>
  tx.run(
    sql`update api_keys set revoked_at = now() where id = ${id} and account_id = ${accountId} and revoked_at is null`,
  )

export const revokeKeysNamed = (tx: Tx, accountId: string, name: string): Promise<number> =>
  tx.run(
    sql`update api_keys set revoked_at = now() where account_id = ${accountId} and name = ${name} and revoked_at is null`,
  )

export const revokeKeysOfLogin = (tx: Tx, login: string): Promise<number> =>
  tx.run(sql`update api_keys set revoked_at = now() where revoked_at is null
    and account_id = (select id from accounts where login = ${login})`)

/** Invited accounts are called after their party; nobody signs in by such a name. */
export const onlyInvited = async (tx: Tx, organisationId: string): Promise<boolean> =>
  (
    await tx.first(
      sql<{ only: boolean }>`select coalesce(bool_and(login like 'party:%'), false) as only from accounts
        where organisation_id = ${organisationId}`,
    )
  )?.only ?? false

export const listOrganisations = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  tx.all(sql<{ id: string; name: string }>`select id, name from organisations order by name`)

export const countAccounts = async (tx: Tx): Promise<number> =>
  Number((await tx.first(sql<{ n: string }>`select count(*) as n from accounts`))?.n ?? 0)

/** Lets an organisation read a subject that is not its own (need to know). */
export async function grantAccess(
  tx: Tx,
  subjectKind: string,
  subjectId: string,
  organisationId: string,
): Promise<void> {
  await tx.run(sql`insert into grants (subject_kind, subject_id, organisation_id)
    values (${subjectKind}, ${subjectId}, ${organisationId}) on conflict do nothing`)
}

/** Takes back what {@link grantAccess} let an organisation read. */
export const revokeAccess = (
  tx: Tx,
  subjectKind: string,
  subjectId: string,
  organisationId: string,
): Promise<number> =>
  tx.run(sql`delete from grants where subject_kind = ${subjectKind} and subject_id = ${subjectId}
    and organisation_id = ${organisationId}`)

/** Sessions for the HTTP session plugin; expired ones are swept with `sweepSessions`. */
export function sessionStore(db: Database) {
  const asHouse = <T>(callback: (error: unknown, result?: T) => void, work: (tx: Tx) => Promise<T>) => {
    db.as(system, work).then(
      (result) => callback(null, result),
      (error) => callback(error),
    )
  }
  return {
    get(id: string, callback: (error: unknown, session?: never) => void) {
      asHouse(callback, async (tx) => {
        const row = await tx.first(
          sql<{ data: never }>`select data from sessions where id = ${id} and expires_at > now()`,
        )
        return (row?.data ?? null) as never
      })
    },
    set(
      id: string,
      session: { accountId?: string; cookie: { expires?: Date | null } },
      callback: (error?: unknown) => void,
    ) {
      const expires = session.cookie.expires ?? new Date(Date.now() + 12 * 3600 * 1000)
      asHouse(callback, async (tx) => {
        await tx.run(sql`insert into sessions (id, account_id, data, expires_at)
          values (${id}, ${session.accountId ?? null}, ${JSON.stringify(session)}::jsonb, ${expires})
          on conflict (id) do update set account_id = excluded.account_id, data = excluded.data, expires_at = excluded.expires_at`)
      })
    },
    destroy(id: string, callback: (error?: unknown) => void) {
      asHouse(callback, async (tx) => {
        await tx.run(sql`delete from sessions where id = ${id}`)
      })
    },
  }
}

export const sweepSessions = (tx: Tx): Promise<number> =>
  tx.run(sql`delete from sessions where expires_at <= now()`)

export const actorOf = (row: AccountRow, scopes?: Scope[]): Actor => ({
  kind: 'account',
  accountId: row.id,
  organisationId: row.organisation_id,
  name: row.display_name,
  organisation: row.organisation,
  roles: row.roles,
  administrator: row.administrator,
  tlp: TLP_LEVELS[row.tlp] ?? 'clear',
  compartments: row.compartments,
  scopes,
})
