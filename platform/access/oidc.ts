import type { Configuration } from 'openid-client'
import type { Database } from '../db/index.ts'
import { fault } from '../errors/index.ts'
import { record } from '../journal/index.ts'
import { type Actor, system } from './actor.ts'
import { actorOf, findAccountByOidcSubject, linkOidcSubject } from './store.ts'

/** What one sign-in remembers between leaving for the provider and coming back. */
export interface OidcAttempt {
  state: string
  nonce: string
  verifier: string
}

export interface Oidc {
  /** Where to send the browser, and what its session keeps. @throws Fault `oidc-failed` */
  begin(): Promise<{ url: string; attempt: OidcAttempt }>
  /**
   * Who came back. Accounts are linked by issuer and subject alone: an e-mail address is whatever a
   * provider lets its users write.
   * @param query the callback's query string with its question mark
   * @throws Fault `oidc-failed`, `oidc-account-unknown`
   */
  finish(query: string, attempt: OidcAttempt): Promise<Actor>
}

export interface OidcSettings {
  issuer: string
  clientId: string
  clientSecret: string | undefined
  /** Address people reach the house under. */
  publicUrl(): string
}

export const CALLBACK = '/v1/session/oidc/callback'

/** As kept with an account. A subject is unique only within its issuer (OpenID Connect Core §2). */
export const oidcSubject = (issuer: string, subject: string): string => `${issuer} ${subject}`

/** Links an account to an identity at a provider; an administrator's act. @throws Fault `conflict` */
export async function linkOidc(db: Database, login: string, issuer: string, subject: string): Promise<void> {
  await db.as(system, async (tx) => {
    const id = await linkOidcSubject(tx, login, oidcSubject(issuer, subject))
    if (id === undefined)
      throw fault('conflict', `There is no account ${login}, or this identity belongs to another account.`)
    await record(tx, { act: 'identity linked', subjectKind: 'account', subjectId: id })
  })
}

/** Sign-in through an OpenID Connect provider: authorization code flow with PKCE, state and nonce. */
export function createOidc(db: Database, settings: OidcSettings): Oidc {
  const redirectUri = () => new URL(CALLBACK, settings.publicUrl()).href
  let discovered: Promise<Configuration> | undefined

  /** The provider's metadata, read once; a failure is tried again by the next sign-in. */
  function provider(): Promise<Configuration> {
    discovered ??= discover(settings).catch((error) => {
      discovered = undefined
      throw error
    })
    return discovered
  }

  return {
    async begin() {
      const {
        buildAuthorizationUrl,
        calculatePKCECodeChallenge,
        randomNonce,
        randomPKCECodeVerifier,
        randomState,
      } = await import('openid-client')
      const config = await provider().catch(failed('does not answer'))
      const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const url = buildAuthorizationUrl(config, {
        redirect_uri: redirectUri(),
        scope: 'openid',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, attempt }
    },
    async finish(query, attempt) {
      const { authorizationCodeGrant } = await import('openid-client')
      const config = await provider().catch(failed('does not answer'))
      const tokens = await authorizationCodeGrant(config, new URL(query, redirectUri()), {
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.verifier,
        idTokenExpected: true,
      }).catch(failed('did not confirm who you are'))
      const claims = tokens.claims()
      if (!claims) return failed('did not say who you are')()
      return db.as(system, async (tx) => {
        const account = await findAccountByOidcSubject(tx, oidcSubject(claims.iss, claims.sub))
        if (!account)
          throw fault(
            'oidc-account-unknown',
            `No account here is linked to ${claims.sub} of ${claims.iss}. Ask an administrator to link yours.`,
          )
        await record(tx, {
          act: 'signed in',
          subjectKind: 'account',
          subjectId: account.id,
          detail: { with: 'openid connect' },
        })
        return actorOf(account)
      })
    },
  }
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const { allowInsecureRequests, discovery, enableNonRepudiationChecks } = await import('openid-client')
  const url = new URL(issuer)
  // Plain http only on this very machine: a provider under test.
  const local = url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  return discovery(url, clientId, clientSecret, undefined, {
    timeout: 10,
    // The signature is checked although the token came straight from the provider.
    execute: [enableNonRepudiationChecks, ...(local ? [allowInsecureRequests] : [])],
  })
}

/** What a provider or a library says stays out of the answer: it may quote tokens. */
const failed = (what: string) => (): never => {
  throw fault('oidc-failed', `The sign-in provider ${what}. Try again, or sign in another way.`)
}
