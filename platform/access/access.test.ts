import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../../testing/browser.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type TestHouse } from '../../testing/house.ts'
import { sql } from '../db/index.ts'
import { system } from './actor.ts'

const PASSWORD = 'correct horse battery staple'
const ROLE = {
  role: 'coordinator' as const,
  name: 'On duty',
  organisation: 'Clearinghouse',
  login: 'demonstration-coordinator',
}

eachEngine((engine) => {
  describe('access', () => {
    let house: TestHouse
    beforeAll(async () => {
      house = await openHouse(engine)
      await house.person('ada', { password: PASSWORD })
      await house.person('keyless')
    })
    afterAll(() => house?.close())

    const signIn = (browser = openBrowser(house), account = 'ada', password = PASSWORD) =>
      browser.send('POST', '/v1/session', { account, password })
    const denied = (code: string) => ({ status: code === 'not-signed-in' ? 401 : 403, json: { code } })

    describe('sign-in', () => {
      it('opens a session with a token, and a fresh id', async () => {
        const browser = openBrowser(house)
        await browser.send('POST', '/v1/session/passkey/options', {})
        const planted = browser.cookie
        expect((await signIn(browser)).json).toMatchObject({ signedIn: true, account: { name: 'ada' } })
        expect(browser.cookie).not.toBe(planted)
        expect(browser.csrfToken.length).toBeGreaterThan(20)
        const victim = openBrowser(house)
        victim.cookie = planted
        expect((await victim.session()).signedIn).toBe(false)
      })
      it('gives one answer for a wrong password, an unknown name and an account without a password', async () => {
        const answers = [
          await signIn(undefined, 'ada', 'wrong'),
          await signIn(undefined, 'nobody', PASSWORD),
          await signIn(undefined, 'keyless', PASSWORD),
        ]
        expect(answers[0]).toMatchObject({ status: 401, json: { code: 'sign-in-failed' } })
        for (const answer of answers) expect(answer.text).toBe(answers[0]!.text)
      })
      it('is limited by address', async () => {
        const browser = openBrowser(house)
        for (let guess = 0; guess < 10; guess++) await browser.send('POST', '/v1/session', { account: 'ada' })
        expect(await signIn(browser)).toMatchObject({ status: 429, json: { code: 'too-many-requests' } })
        expect((await signIn()).status).toBe(200)
      })
      it('marks the cookie for this site’s own requests only', async () => {
        const cookie = String((await signIn()).headers['set-cookie'])
        expect(cookie).toMatch(/HttpOnly/)
        expect(cookie).toMatch(/SameSite=Lax/)
      })
      it('ends with signing out: the old cookie opens nothing', async () => {
        const browser = openBrowser(house)
        await signIn(browser)
        const old = browser.cookie
        expect((await browser.send('DELETE', '/v1/session')).status).toBe(204)
        browser.cookie = old
        expect((await browser.session()).signedIn).toBe(false)
      })
      it('ends when the account is disabled', async () => {
        const browser = openBrowser(house)
        const { key } = await house.person('leaver', { password: PASSWORD })
        await signIn(browser, 'leaver')
        await house.house.db.as(system, (tx) =>
          tx.run(sql`update accounts set disabled_at = now() where login = 'leaver'`),
        )
        expect((await browser.session()).signedIn).toBe(false)
        expect(await signIn(browser, 'leaver')).toMatchObject({ status: 401 })
        const byKey = await house.call(undefined, 'GET', '/v1/findings', undefined, {
          authorization: `Bearer ${key}`,
        })
        expect(byKey).toMatchObject(denied('not-signed-in'))
      })
    })

    describe('a session’s requests', () => {
      it('change nothing without its token, or with another’s', async () => {
        const [browser, other] = [openBrowser(house), openBrowser(house)]
        await signIn(browser)
        await signIn(other)
        for (const token of ['', 'guess', other.csrfToken])
          expect(
            await browser.send('POST', '/v1/findings', { title: 'x' }, { 'x-csrf-token': token }),
          ).toMatchObject(denied('csrf-token-missing'))
        expect((await browser.send('POST', '/v1/findings', { title: 'x' })).status).toBe(201)
      })
      it('change nothing from another site, whatever else they carry', async () => {
        const browser = openBrowser(house)
        await signIn(browser)
        for (const origin of [
          'https://evil.example',
          'null',
          'not an origin',
          'http://localhost.evil.example:7117',
        ])
          expect(await browser.send('POST', '/v1/findings', { title: 'y' }, { origin })).toMatchObject(
            denied('csrf-token-missing'),
          )
      })
      it('cannot leave the token out by naming another kind of authorization', async () => {
        const browser = openBrowser(house)
        await signIn(browser)
        for (const authorization of ['Basic YWRhOng=', 'Bearer', 'Bearer '])
          expect(
            await browser.send('POST', '/v1/findings', { title: 'z' }, { authorization, 'x-csrf-token': '' }),
          ).toMatchObject(denied('not-signed-in'))
      })
    })

    describe('keys', () => {
      it('open what their scopes say and nothing else', async () => {
        const reader = await house.person('reader', { roles: ['coordinator'], scopes: ['findings:read'] })
        const writer = await house.person('writer', { roles: ['coordinator'], scopes: ['findings:write'] })
        expect((await house.call(reader, 'GET', '/v1/findings')).status).toBe(200)
        expect(await house.call(reader, 'POST', '/v1/findings', { title: 'x' })).toMatchObject(
          denied('not-allowed'),
        )
        expect((await house.call(writer, 'POST', '/v1/findings', { title: 'x' })).status).toBe(201)
        for (const url of [
          '/v1/findings',
          '/v1/root-causes',
          '/v1/reproductions',
          '/v1/cases',
          '/v1/discoverers',
        ])
          expect(await house.call(writer, 'GET', url), url).toMatchObject(denied('not-allowed'))
      })
      it('never have more than the roles of their account', async () => {
        const discoverer = await house.person('only-discoverer', {
          scopes: ['findings:write', 'cases:write'],
        })
        const id = '01900000-0000-7000-8000-000000000000'
        const merge = { into: id.replace('019', '018'), reason: 'x' }
        expect(await house.call(discoverer, 'POST', `/v1/root-causes/${id}/merge`, merge)).toMatchObject(
          denied('not-allowed'),
        )
        expect(await house.call(discoverer, 'POST', '/v1/cases', { rootCauseIds: [id] })).toMatchObject(
          denied('not-allowed'),
        )
      })
      it('are refused when unknown, revoked or expired, even beside a session', async () => {
        const browser = openBrowser(house)
        await signIn(browser)
        const account = (await browser.session()).account.id
        const past = await house.house.access.createKey(
          account,
          'old',
          ['findings:read'],
          new Date(Date.now() - 1000),
        )
        const gone = await house.house.access.createKey(account, 'gone', ['findings:read'])
        expect((await browser.send('DELETE', `/v1/keys/${gone.id}`)).status).toBe(204)
        for (const secret of ['tocsin_guess', past.secret, gone.secret])
          expect(
            await browser.send('GET', '/v1/findings', undefined, { authorization: `Bearer ${secret}` }),
          ).toMatchObject(denied('not-signed-in'))
      })
      it('are made and listed by a person, not by another key', async () => {
        const stolen = await house.person('ada')
        for (const [method, url] of [
          ['GET', '/v1/keys'],
          ['POST', '/v1/keys'],
          ['DELETE', `/v1/keys/${'0'.repeat(8)}-0000-7000-8000-000000000000`],
        ] as const)
          expect(
            await house.call(
              stolen,
              method,
              url,
              method === 'POST' ? { name: 'x', scopes: ['findings:read'] } : undefined,
            ),
            `${method} ${url}`,
          ).toMatchObject(denied('not-allowed'))
      })
      it('for runners and administration come from administrators alone', async () => {
        const browser = openBrowser(house)
        await signIn(browser)
        for (const scope of ['runner', 'admin'])
          expect(await browser.send('POST', '/v1/keys', { name: 'x', scopes: [scope] })).toMatchObject({
            status: 400,
            json: { code: 'scope-unknown' },
          })
        await house.person('root', { password: PASSWORD, administrator: true })
        const root = openBrowser(house)
        await signIn(root, 'root')
        expect((await root.send('POST', '/v1/keys', { name: 'x', scopes: ['runner'] })).status).toBe(201)
      })
      it('are kept as hashes', async () => {
        const { key } = await house.person('ada')
        const { rows } = await house.house.db.as(system, (tx) =>
          tx.text('select k::text as row from api_keys k'),
        )
        expect(JSON.stringify(rows)).not.toContain(key.slice(7))
        expect(JSON.stringify(rows)).not.toContain(Buffer.from(key).toString('hex'))
      })
    })

    it('answers an anonymous request to a closed route alike, whether the thing exists or not', async () => {
      const id = '01900000-0000-7000-8000-000000000000'
      expect(await house.call(undefined, 'GET', `/v1/findings/${id}`)).toMatchObject(denied('not-signed-in'))
      expect(await house.call(undefined, 'GET', '/v1/no-such-route')).toMatchObject({ status: 404 })
    })
  })

  describe('one-click roles', () => {
    const open = (env: Record<string, string>) => openHouse(engine, { env, demonstrationRoles: [ROLE] })
    const take = async (house: TestHouse, headers?: Record<string, string>) => {
      await house.person(ROLE.login, { roles: ['coordinator'] })
      return openBrowser(house).send('POST', '/v1/session/demonstration', { role: 'coordinator' }, headers)
    }
    const refused = { status: 403, json: { code: 'demonstration-unavailable' } }

    it('open with demonstration data on loopback, and with no forwarded header', async () => {
      const house = await open({ TOCSIN_DEMONSTRATION: '1' })
      expect((await take(house)).json).toMatchObject({ signedIn: true, account: { roles: ['coordinator'] } })
      for (const header of ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']) {
        expect(await take(house, { [header]: 'x' }), header).toMatchObject(refused)
        const { json } = await house.call(undefined, 'GET', '/v1/session', undefined, { [header]: 'x' })
        expect(json.demonstrationRoles).toEqual([])
      }
      await house.close()
    })
    it('do not open through a trusted proxy either', async () => {
      const house = await open({ TOCSIN_DEMONSTRATION: '1', TOCSIN_TRUSTED_PROXIES: '127.0.0.0/8' })
      expect((await take(house)).status).toBe(200)
      for (const header of ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded'])
        expect(await take(house, { [header]: '127.0.0.1' }), header).toMatchObject(refused)
      await house.close()
    })
    it('do not open on another address, nor without demonstration data', async () => {
      for (const env of [
        { TOCSIN_DEMONSTRATION: '1', TOCSIN_HOST: '0.0.0.0' },
        { TOCSIN_DEMONSTRATION: '0' },
      ]) {
        const house = await open(env as Record<string, string>)
        expect(await take(house), JSON.stringify(env)).toMatchObject(refused)
        expect((await house.call(undefined, 'GET', '/v1/session')).json.demonstrationRoles).toEqual([])
        await house.close()
      }
    })
  })

  describe('behind https', () => {
    it('the cookie is marked Secure and still set, although this process speaks http', async () => {
      const origin = 'https://tocsin.example'
      const house = await openHouse(engine, { env: { TOCSIN_PUBLIC_URL: origin } })
      await house.person('ada', { password: PASSWORD })
      const browser = openBrowser(house, origin)
      const reply = await browser.send('POST', '/v1/session', { account: 'ada', password: PASSWORD })
      expect(String(reply.headers['set-cookie'])).toMatch(/Secure/)
      expect((await browser.session()).signedIn).toBe(true)
      expect(String(reply.headers['strict-transport-security'])).toMatch(/max-age/)
      await house.close()
    })
  })
})
