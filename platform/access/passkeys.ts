import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Database } from '../db/index.ts'
import { fault } from '../errors/index.ts'
import { record } from '../journal/index.ts'
import { type Actor, system } from './actor.ts'
import * as store from './passkeys-store.ts'
import { actorOf, findAccount } from './store.ts'

export type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

export interface Passkeys {
  /** What the browser needs to make a passkey for a signed-in account; its challenge is kept by the session. */
  registrationOptions(actor: Actor): Promise<PublicKeyCredentialCreationOptionsJSON>
  /** Keeps the passkey the browser made. @throws Fault `passkey-refused` */
  register(actor: Actor, challenge: string, response: RegistrationResponseJSON): Promise<PasskeyView>
  /** What the browser needs to sign in with any passkey it has for this house: nobody is named. */
  signInOptions(): Promise<PublicKeyCredentialRequestOptionsJSON>
  /** Whose passkey answered the challenge. @throws Fault `passkey-refused` */
  signIn(challenge: string, response: AuthenticationResponseJSON): Promise<Actor>
  list(actor: Actor): Promise<PasskeyView[]>
  remove(actor: Actor, id: string): Promise<void>
}

export interface PasskeyView {
  id: string
  name: string
  createdAt: string
}

/** Name and origin passkeys are bound to (WebAuthn §5.1.3: an RP ID is a domain, never an address). */
export interface RelyingParty {
  id: string
  origin: string
}

/**
 * The relying party of a house people reach under `publicUrl`. A loopback address stands for
 * `localhost`, the one name browsers take without https.
 * @throws Fault `passkeys-unavailable` for any other numeric address
 */
export function relyingParty(publicUrl: string): RelyingParty {
  const url = new URL(publicUrl)
  if (/^(127\.[\d.]+|\[::1\])$/.test(url.hostname)) url.hostname = 'localhost'
  if (/^[\d.]+$|^\[/.test(url.hostname))
    throw fault(
      'passkeys-unavailable',
      'Passkeys need a name where this house has a numeric address: set TOCSIN_PUBLIC_URL to its https address.',
    )
  return { id: url.hostname, origin: url.origin }
}

const NAME = 'Tocsin'
const REFUSED = 'This passkey was not accepted. Try again, or sign in another way.'

/** The library is loaded when somebody asks: it brings every certificate format there is. */
const library = () => import('@simplewebauthn/server')

export function createPasskeys(db: Database, publicUrl: () => string): Passkeys {
  const party = () => relyingParty(publicUrl())
  const view = (row: { id: string; name: string; created_at: Date }): PasskeyView => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
  })

  return {
    async registrationOptions(actor) {
      const known = await db.as(actor, (tx) => store.passkeysOf(tx, actor.accountId!))
      const { generateRegistrationOptions } = await library()
      return generateRegistrationOptions({
        rpName: NAME,
        rpID: party().id,
        userName: actor.name,
        userDisplayName: actor.name,
        userID: new Uint8Array(Buffer.from(actor.accountId!.replaceAll('-', ''), 'hex')),
        attestationType: 'none',
        excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
        // Found without typing a name, and unlocked by its holder: a passkey alone signs in.
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
    },
    async register(actor, challenge, response) {
      const { verifyRegistrationResponse } = await library()
      const { id, origin } = party()
      const { registrationInfo } = await verifyRegistrationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: id,
        requireUserVerification: true,
      }).catch(refuse)
      if (!registrationInfo) return refuse()
      const { credential } = registrationInfo
      return db.as(system, async (tx) => {
        const elsewhere = response.authenticatorAttachment === 'cross-platform'
        const inserted = await store.insertPasskey(tx, {
          id: credential.id,
          accountId: actor.accountId!,
          publicKey: credential.publicKey,
          counter: credential.counter,
          transports: credential.transports ?? [],
          name: elsewhere ? 'Security key or phone' : 'Passkey of a device',
        })
        if (inserted === 0) return refuse()
        await record(tx, {
          act: 'passkey added',
          subjectKind: 'account',
          subjectId: actor.accountId!,
          detail: { by: actor.accountId },
        })
        return view((await store.lockPasskey(tx, credential.id))!)
      })
    },
    async signInOptions() {
      const { generateAuthenticationOptions } = await library()
      return generateAuthenticationOptions({ rpID: party().id, userVerification: 'required' })
    },
    async signIn(challenge, response) {
      const { verifyAuthenticationResponse } = await library()
      const { id, origin } = party()
      return db.as(system, async (tx) => {
        const row = await store.lockPasskey(tx, response.id)
        const account = row && (await findAccount(tx, row.account_id))
        if (!row || !account) return refuse()
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          response,
          expectedChallenge: challenge,
          expectedOrigin: origin,
          expectedRPID: id,
          requireUserVerification: true,
          credential: {
            id: row.id,
            publicKey: new Uint8Array(row.public_key),
            counter: Number(row.counter),
            transports: row.transports,
          },
        }).catch(refuse)
        const handle = Buffer.from(response.response.userHandle ?? '', 'base64url').toString('hex')
        if (!verified || handle !== account.id.replaceAll('-', '')) return refuse()
        await store.setCounter(tx, row.id, authenticationInfo.newCounter)
        await record(tx, {
          act: 'signed in',
          subjectKind: 'account',
          subjectId: account.id,
          detail: { with: 'passkey' },
        })
        return actorOf(account)
      })
    },
    list: (actor) =>
      db.as(actor, async (tx) => (await store.passkeysOf(tx, actor.accountId!)).map((row) => view(row))),
    async remove(actor, id) {
      await db.as(system, async (tx) => {
        if ((await store.deletePasskey(tx, id, actor.accountId!)) === 0)
          throw fault('not-found', 'You have no such passkey.')
        await record(tx, {
          act: 'passkey removed',
          subjectKind: 'account',
          subjectId: actor.accountId!,
          detail: { by: actor.accountId },
        })
      })
    },
  }
}

/** One answer for every reason: which of them it was helps only whoever is trying. */
function refuse(): never {
  throw fault('passkey-refused', REFUSED)
}
