import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type TestHouse } from '../../testing/house.ts'
import { type Authenticator, openAuthenticator } from './authenticator.fixtures.ts'
import { relyingParty } from './passkeys.ts'

const ORIGIN = 'https://tocsin.example'
const PASSWORD = 'correct horse battery staple'

eachEngine((engine) => {
  describe('passkeys', () => {
    let house: TestHouse
    let browser: Browser
    let authenticator: Authenticator

    beforeAll(async () => {
      house = await openHouse(engine, { env: { TOCSIN_PUBLIC_URL: ORIGIN } })
      await house.person('ada', { password: PASSWORD })
      await house.person('eve', { password: PASSWORD })
    })
    afterAll(() => house?.close())
    beforeEach(() => {
      browser = openBrowser(house, ORIGIN)
      authenticator = openAuthenticator(ORIGIN, 'tocsin.example')
    })

    const signInByPassword = (account: string) =>
      browser.send('POST', '/v1/session', { account, password: PASSWORD })
    const post = async (url: string, body: unknown = {}) => browser.send('POST', url, body)
    async function register(): Promise<void> {
      await signInByPassword('ada')
      const options = await post('/v1/passkeys/options')
      const reply = await post('/v1/passkeys', authenticator.create(options.json))
      expect(reply.status, reply.text).toBe(201)
      await browser.send('DELETE', '/v1/session')
    }
    async function signIn(over = {}) {
      const options = await post('/v1/session/passkey/options')
      return post('/v1/session/passkey', authenticator.get(options.json, over))
    }
    const refused = { status: 401, json: { code: 'passkey-refused' } }

    it('sign in whoever registered one, without a name or a password', async () => {
      await register()
      expect((await browser.session()).signedIn).toBe(false)
      const reply = await signIn()
      expect(reply.json).toMatchObject({ signedIn: true, account: { name: 'ada' } })
      expect(await browser.session()).toMatchObject({ signedIn: true })
    })

    it('are made for the house’s own name, verified and discoverable', async () => {
      await signInByPassword('ada')
      const { json } = await post('/v1/passkeys/options')
      expect(json).toMatchObject({
        rp: { id: 'tocsin.example' },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
    })

    it('are refused when the challenge was answered before', async () => {
      await register()
      const options = await post('/v1/session/passkey/options')
      const answer = authenticator.get(options.json)
      expect((await post('/v1/session/passkey', answer)).status).toBe(200)
      await browser.send('DELETE', '/v1/session')
      expect(await post('/v1/session/passkey', answer)).toMatchObject(refused)
    })

    it('are refused from another origin, for another name, unverified, with another holder or an old counter', async () => {
      await register()
      expect(await signIn({ origin: 'https://tocsin.example.evil' })).toMatchObject(refused)
      expect(await signIn({ rpId: 'evil.example' })).toMatchObject(refused)
      expect(await signIn({ flags: 1 })).toMatchObject(refused)
      expect(await signIn({ userHandle: Buffer.alloc(16).toString('base64url') })).toMatchObject(refused)
      authenticator.counter = 0
      expect(await signIn()).toMatchObject(refused)
      expect((await browser.session()).signedIn).toBe(false)
      authenticator.counter = 100
      expect((await signIn()).status).toBe(200)
    })

    it('that nobody registered are refused alike', async () => {
      authenticator.create({ challenge: '', user: { id: 'AAAA' } })
      expect(await signIn()).toMatchObject(refused)
    })

    it('of an answer to a registration’s challenge do not sign in, nor the other way round', async () => {
      await register()
      await signInByPassword('ada')
      const options = await post('/v1/passkeys/options')
      expect(await post('/v1/session/passkey', authenticator.get(options.json))).toMatchObject(refused)
      await post('/v1/session/passkey/options')
      expect(await post('/v1/passkeys', authenticator.create(options.json))).toMatchObject(refused)
    })

    it('belong to one account: another cannot register the same', async () => {
      await register()
      await signInByPassword('eve')
      const options = await post('/v1/passkeys/options')
      expect(await post('/v1/passkeys', authenticator.create(options.json))).toMatchObject(refused)
    })

    it('are added only by somebody signed in, with the token of that session', async () => {
      expect(await post('/v1/passkeys/options')).toMatchObject({
        status: 401,
        json: { code: 'not-signed-in' },
      })
      await signInByPassword('ada')
      const forged = await browser.send('POST', '/v1/passkeys/options', {}, { 'x-csrf-token': 'guess' })
      expect(forged).toMatchObject({ status: 403, json: { code: 'csrf-token-missing' } })
      const key = await house.person('ada')
      expect(await house.call(key, 'POST', '/v1/passkeys/options', {})).toMatchObject({ status: 403 })
    })

    it('are listed and removed by their owner alone, and then open nothing', async () => {
      await register()
      await signIn()
      const [{ id }] = (await browser.send('GET', '/v1/passkeys')).json.slice(-1)
      const other = openBrowser(house, ORIGIN)
      await other.send('POST', '/v1/session', { account: 'eve', password: PASSWORD })
      expect((await other.send('GET', '/v1/passkeys')).json).toEqual([])
      expect((await other.send('DELETE', `/v1/passkeys/${id}`)).status).toBe(404)
      expect((await browser.send('DELETE', `/v1/passkeys/${id}`)).status).toBe(204)
      await browser.send('DELETE', '/v1/session')
      expect(await signIn()).toMatchObject(refused)
    })

    it('answer malformed input with a refusal, never with a fault of the house', async () => {
      await register()
      const answer = authenticator.get({ challenge: 'x' })
      for (const response of [
        {},
        { clientDataJSON: 1 },
        { clientDataJSON: '!', authenticatorData: '', signature: '' },
      ]) {
        await post('/v1/session/passkey/options')
        expect(await post('/v1/session/passkey', { ...answer, response })).toMatchObject(refused)
      }
    })
  })
})

describe('relyingParty', () => {
  it('is the name people reach the house under', () => {
    expect(relyingParty('https://tocsin.example:8443')).toEqual({
      id: 'tocsin.example',
      origin: 'https://tocsin.example:8443',
    })
  })
  it('is localhost for a loopback address, which browsers take no passkey for', () => {
    expect(relyingParty('http://127.0.0.1:7117')).toEqual({
      id: 'localhost',
      origin: 'http://localhost:7117',
    })
    expect(relyingParty('http://[::1]:7117')).toEqual({ id: 'localhost', origin: 'http://localhost:7117' })
  })
  it('does not exist for another numeric address', () => {
    expect(() => relyingParty('http://192.0.2.1')).toThrow(
      expect.objectContaining({ code: 'passkeys-unavailable' }),
    )
    expect(() => relyingParty('http://[2001:db8::1]')).toThrow(
      expect.objectContaining({ code: 'passkeys-unavailable' }),
    )
  })
})
