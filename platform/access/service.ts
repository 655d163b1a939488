import { randomBytes } from 'node:crypto'
import { newId } from '../clock/index.ts'
import { sha256 } from '../crypto/index.ts'
import type { Database, Tx } from '../db/index.ts'
import { fault } from '../errors/index.ts'
import { record } from '../journal/index.ts'
import { type Actor, ANONYMOUS_ORGANISATION, anonymous, system } from './actor.ts'
import { checkPassword, hashPassword } from './passwords.ts'
import type { Role, Scope, Tlp } from './schema.ts'
import * as store from './store.ts'

/** Prefix of API keys, so that secret scanners know one when they see it. */
const KEY_PREFIX = 'tocsin_'

export interface Access {
  /**
   * The actor of a request: bearer key, session account, or nobody. A key that is unknown, or an
   * Authorization header that holds none, is refused, never ignored. @throws Fault `not-signed-in`
   */
  authenticate(credentials: {
    authorization: string | undefined
    accountId: string | undefined
  }): Promise<Actor>
  /** @throws Fault `sign-in-failed` */
  signIn(login: string, password: string): Promise<Actor>
  /** Signs an account in without a secret: demonstrations only, the route holds the conditions. */
  signInDemonstration(login: string): Promise<Actor>
  /** Makes an organisation, or finds it by name. */
  ensureOrganisation(name: string): Promise<string>
  /** Makes an account, or finds it by login. */
  ensureAccount(account: {
    organisation: string
    login: string
    displayName: string
    password?: string
    roles: Role[]
    administrator?: boolean
    tlp: Tlp
    compartments?: string[]
  }): Promise<string>
  /** @returns the key's secret, shown once; the database holds its hash */
  createKey(
    accountId: string,
    name: string,
    scopes: Scope[],
    expiresAt?: Date,
  ): Promise<{ id: string; secret: string }>
  /**
   * Makes the account of an invited party, or finds it, with a new key in the place of the one before; in the
   * caller's transaction of the house. @returns the key's secret, which nothing else keeps
   */
  inviteIn(
    tx: Tx,
    account: { organisation: string; login: string; displayName: string; roles: Role[] },
    key: { name: string; scopes: Scope[]; expiresAt: Date },
  ): Promise<{ organisationId: string; secret: string }>
  /** Ends every link of an invited account, in the caller's transaction of the house. */
  uninvite(tx: Tx, login: string): Promise<void>
  /** Whether all accounts of an organisation are invited parties, who act by a link. */
  isInvitedIn(tx: Tx, organisationId: string): Promise<boolean>
  listKeys(actor: Actor): Promise<store.KeyRow[]>
  revokeKey(actor: Actor, id: string): Promise<void>
  actorById(accountId: string): Promise<Actor | undefined>
  hasAccounts(): Promise<boolean>
}

export function createAccess(db: Database): Access {
  return {
    async authenticate({ authorization, accountId }) {
      if (authorization !== undefined) {
        const bearer = /^Bearer (\S{1,512})$/i.exec(authorization)?.[1]
        if (bearer === undefined)
          throw fault('not-signed-in', 'Send an API key as "Authorization: Bearer …", or no such header.')
        const row = await db.as(system, (tx) => store.findAccountByKey(tx, sha256(bearer)))
        if (!row) throw fault('not-signed-in', 'This API key is unknown, expired or revoked.')
        return store.actorOf(row, row.scopes)
      }
      if (accountId === undefined) return anonymous
      const row = await db.as(system, (tx) => store.findAccount(tx, accountId))
      return row ? store.actorOf(row) : anonymous
    },
    async signIn(login, password) {
      const row = await db.as(system, (tx) => store.findAccountByLogin(tx, login))
      if (!(await checkPassword(password, row?.password_hash)) || !row) {
        throw fault('sign-in-failed', 'No account has this name and password.')
      }
      await db.as(system, (tx) => record(tx, { act: 'signed in', subjectKind: 'account', subjectId: row.id }))
      return store.actorOf(row)
    },
    async signInDemonstration(login) {
      const row = await db.as(system, (tx) => store.findAccountByLogin(tx, login))
      if (!row) throw fault('sign-in-failed', 'There is no such demonstration role.')
      return store.actorOf(row)
    },
    ensureOrganisation: (name) => db.as(system, (tx) => store.insertOrganisation(tx, newId(), name)),
    async ensureAccount(account) {
      const passwordHash = account.password ? await hashPassword(account.password) : null
      return db.as(system, async (tx) => {
        const organisationId = await store.insertOrganisation(tx, newId(), account.organisation)
        const id = await store.insertAccount(tx, {
          id: newId(),
          organisationId,
          login: account.login,
          displayName: account.displayName,
          passwordHash,
          roles: account.roles,
          administrator: account.administrator ?? false,
          tlp: account.tlp,
          compartments: account.compartments ?? [],
        })
        await record(tx, {
          act: 'account ensured',
          subjectKind: 'account',
          subjectId: id,
          detail: { roles: account.roles },
        })
        return id
      })
    },
    async createKey(accountId, name, scopes, expiresAt) {
      const secret = KEY_PREFIX + randomBytes(24).toString('base64url')
      const id = newId()
      await db.as(system, async (tx) => {
        await store.insertKey(tx, {
          id,
          accountId,
          name,
          secretHash: sha256(secret),
          scopes,
          expiresAt: expiresAt ?? null,
        })
        await record(tx, { act: 'key created', subjectKind: 'api key', subjectId: id, detail: { scopes } })
      })
      return { id, secret }
    },
    listKeys: (actor) => db.as(actor, (tx) => store.listKeys(tx, actor.accountId!)),
    async inviteIn(tx, { organisation, login, displayName, roles }, { name, scopes, expiresAt }) {
      const organisationId = await store.insertOrganisation(tx, newId(), organisation)
      const accountId = await store.insertAccount(tx, {
        id: newId(),
        organisationId,
        login,
        displayName,
        passwordHash: null,
        roles,
        administrator: false,
        // Need to know is given by grants; a label alone opens nothing.
        tlp: 'red',
        compartments: [],
      })
      await store.revokeKeysNamed(tx, accountId, name)
      const secret = KEY_PREFIX + randomBytes(24).toString('base64url')
      const id = newId()
      await store.insertKey(tx, { id, accountId, name, secretHash: sha256(secret), scopes, expiresAt })
      await record(tx, { act: 'key created', subjectKind: 'api key', subjectId: id, detail: { scopes } })
      return { organisationId, secret }
    },
    async uninvite(tx, login) {
      await store.revokeKeysOfLogin(tx, login)
    },
    isInvitedIn: (tx, organisationId) => store.onlyInvited(tx, organisationId),
    async revokeKey(actor, id) {
      await db.as(system, async (tx) => {
        const changed = await store.revokeKey(tx, id, actor.accountId!)
        if (changed === 0) throw fault('not-found', 'You have no such key.')
        await record(tx, { act: 'key revoked', subjectKind: 'api key', subjectId: id })
      })
    },
    async actorById(accountId) {
      const row = await db.as(system, (tx) => store.findAccount(tx, accountId))
      return row && store.actorOf(row)
    },
    hasAccounts: async () => (await db.as(system, store.countAccounts)) > 0,
  }
}

/** Organisation that anonymous reports belong to; nobody signs in for it. */
export async function ensureAnonymousOrganisation(db: Database): Promise<void> {
  await db.as(system, (tx) => store.insertOrganisation(tx, ANONYMOUS_ORGANISATION, 'anonymous'))
}
