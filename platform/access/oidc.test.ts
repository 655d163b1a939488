import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type TestHouse } from '../../testing/house.ts'
import { sql } from '../db/index.ts'
import { system } from './actor.ts'
import { linkOidc } from './oidc.ts'
import { CLIENT, openProvider, type Provider } from './provider.fixtures.ts'

const ORIGIN = 'https://tocsin.example'

eachEngine((engine) => {
  describe('sign-in through an OpenID Connect provider', () => {
    let provider: Provider
    let house: TestHouse
    let browser: Browser

    beforeAll(async () => {
      provider = await openProvider()
      house = await openHouse(engine, {
        env: {
          TOCSIN_PUBLIC_URL: ORIGIN,
          TOCSIN_OIDC_ISSUER: provider.issuer,
          TOCSIN_OIDC_CLIENT_ID: CLIENT.id,
          TOCSIN_OIDC_CLIENT_SECRET: CLIENT.secret,
        },
      })
      await house.person('ada@example.org')
      await house.person('grace')
      await linkOidc(house.house.db, 'grace', provider.issuer, 'subject-of-grace')
    })
    afterAll(async () => {
      await house?.close()
      await provider?.close()
    })
    beforeEach(() => {
      browser = openBrowser(house, ORIGIN)
      for (const lie of Object.keys(provider.lies)) delete provider.lies[lie as keyof Provider['lies']]
    })

    async function leave(): Promise<string> {
      const reply = await browser.send('GET', '/v1/session/oidc')
      expect(reply.status, reply.text).toBe(302)
      return String(reply.headers.location)
    }
    const comeBack = (back: string) => browser.send('GET', back)
    const signIn = async (subject = 'subject-of-grace') => comeBack(provider.agree(await leave(), subject))
    const refused = { status: 401, json: { code: 'oidc-failed' } }

    it('opens a session for the account linked to that subject', async () => {
      const reply = await signIn()
      expect(reply).toMatchObject({ status: 302, headers: { location: '/' } })
      expect(await browser.session()).toMatchObject({ signedIn: true, account: { name: 'grace' } })
    })

    it('asks for nothing but the subject, with PKCE, state and nonce, and comes back to the house’s own address', async () => {
      const asked = new URL(await leave()).searchParams
      expect(asked.get('scope')).toBe('openid')
      expect(asked.get('code_challenge_method')).toBe('S256')
      for (const name of ['code_challenge', 'state', 'nonce'])
        expect(asked.get(name)?.length).toBeGreaterThan(40)
      expect(asked.get('redirect_uri')).toBe(`${ORIGIN}/v1/session/oidc/callback`)
    })

    it('never links by e-mail: an unknown subject with a known address is told so', async () => {
      const reply = await signIn('somebody else')
      expect(reply).toMatchObject({ status: 403, json: { code: 'oidc-account-unknown' } })
      expect(reply.json.detail).toContain('somebody else')
      expect((await browser.session()).signedIn).toBe(false)
    })

    it('refuses a token of another signer, audience, issuer, sign-in or time', async () => {
      for (const lie of [
        { forged: true },
        { audience: 'another client' },
        { issuer: 'https://issuer.example' },
        { nonce: 'another' },
        { expired: true },
      ]) {
        Object.assign(provider.lies, lie)
        expect(await signIn(), JSON.stringify(lie)).toMatchObject(refused)
        for (const name of Object.keys(lie)) delete provider.lies[name as keyof Provider['lies']]
      }
      expect((await browser.session()).signedIn).toBe(false)
    })

    it('refuses an answer this browser did not ask for, or asked for before', async () => {
      const back = provider.agree(await leave(), 'subject-of-grace')
      const victim = openBrowser(house, ORIGIN)
      expect(await victim.send('GET', back)).toMatchObject(refused)
      await victim.send('GET', '/v1/session/oidc')
      expect(await victim.send('GET', back)).toMatchObject(refused)
      expect((await comeBack(back)).status).toBe(302)
      expect(await comeBack(back)).toMatchObject(refused)
    })

    it('refuses a disabled account', async () => {
      await house.house.db.as(system, (tx) =>
        tx.run(sql`update accounts set disabled_at = now() where login = 'grace'`),
      )
      expect(await signIn()).toMatchObject({ status: 403, json: { code: 'oidc-account-unknown' } })
      await house.house.db.as(system, (tx) =>
        tx.run(sql`update accounts set disabled_at = null where login = 'grace'`),
      )
    })

    it('links an identity to one account only', async () => {
      const link = linkOidc(house.house.db, 'ada@example.org', provider.issuer, 'subject-of-grace')
      await expect(link).rejects.toMatchObject({ code: 'conflict' })
      await expect(linkOidc(house.house.db, 'nobody', provider.issuer, 'x')).rejects.toMatchObject({
        code: 'conflict',
      })
    })

    it('shows a person in a browser the sign-in page instead of problem details', async () => {
      const back = provider.agree(await leave(), 'somebody else')
      const reply = await browser.send('GET', back, undefined, { accept: 'text/html' })
      expect(reply).toMatchObject({
        status: 302,
        headers: { location: '/sign-in?problem=oidc-account-unknown' },
      })
    })
  })

  describe('without a provider', () => {
    it('says that none is configured, and when it does not answer', async () => {
      const none = await openHouse(engine)
      const { json } = await openBrowser(none).send('GET', '/v1/session/oidc')
      expect(json).toMatchObject({ status: 404, code: 'oidc-unavailable' })
      await none.close()
      const gone = await openHouse(engine, {
        env: { TOCSIN_OIDC_ISSUER: 'http://127.0.0.1:9', TOCSIN_OIDC_CLIENT_ID: 'x' },
      })
      expect((await openBrowser(gone).send('GET', '/v1/session/oidc')).json).toMatchObject({
        code: 'oidc-failed',
      })
      await gone.close()
    })
  })
})
