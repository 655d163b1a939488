import Type from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../access/actor.ts'
import { fault, PLATFORM_ERRORS } from '../errors/index.ts'
import { type App, createHttp, type HttpOptions } from './index.ts'
import { toProblem } from './problems.ts'

const SECRET = 'select * from findings where title = quokkaflux'
const VOCABULARY = { ...PLATFORM_ERRORS, teapot: { status: 418, title: 'A teapot' } }

const OPTIONS: HttpOptions = {
  logLevel: 'silent',
  version: '0.0.0',
  cookieSecret: Buffer.alloc(32, 1),
  secureCookies: false,
  sessionStore: {
    get: (_id, done) => done(null, null),
    set: (_id, _session, done) => done(),
    destroy: (_id, done) => done(),
  },
  vocabulary: VOCABULARY,
  authenticate: async () => anonymous,
  requestsPerMinute: 1000,
}

describe('rate limits', () => {
  /** How the second of two requests is answered, each from a peer that names a visitor. */
  async function second(trustedProxies: string[], peers: [string, string], visitors: [string, string]) {
    const app = await createHttp({ ...OPTIONS, trustedProxies })
    app.get('/limited', { config: { open: true, rateLimit: { max: 1, timeWindow: 60_000 } } }, (request) => ({
      ip: request.ip,
    }))
    const replies = []
    for (const n of [0, 1] as const)
      replies.push(
        await app.inject({
          url: '/limited',
          remoteAddress: peers[n],
          headers: { 'x-forwarded-for': visitors[n] },
        }),
      )
    await app.close()
    return { status: replies[1]!.statusCode, ip: replies[0]!.json().ip as string }
  }
  const proxy = '10.0.0.5'

  it('count visitors apart whom a trusted proxy names', async () => {
    const named = ['192.0.2.1', '192.0.2.2'] as [string, string]
    expect(await second([proxy], [proxy, proxy], named)).toEqual({ status: 200, ip: '192.0.2.1' })
    expect(await second(['10.0.0.0/24'], [proxy, '10.0.0.6'], named)).toMatchObject({ status: 200 })
    expect(await second([proxy], [proxy, proxy], ['192.0.2.1', '192.0.2.1'])).toMatchObject({ status: 429 })
  })
  it('take no notice of what anybody else says of an address', async () => {
    const spoofed = ['192.0.2.1', '192.0.2.2'] as [string, string]
    const peer = '203.0.113.9'
    expect(await second([proxy], [peer, peer], spoofed)).toEqual({ status: 429, ip: peer })
    expect(await second([], [proxy, proxy], spoofed)).toEqual({ status: 429, ip: proxy })
    // Nor of what a visitor put before the proxy's own word.
    expect(await second([proxy], [proxy, proxy], [`192.0.2.1, ${peer}`, `192.0.2.2, ${peer}`])).toEqual({
      status: 429,
      ip: peer,
    })
  })
})

describe('the server', () => {
  let app: App
  beforeAll(async () => {
    app = await createHttp(OPTIONS)
    const open = { open: true }
    app.get('/broken', { config: open }, () => {
      throw new Error(SECRET)
    })
    app.get('/unknown-fault', { config: open }, () => {
      throw fault('not-in-the-vocabulary', SECRET)
    })
    app.get('/teapot', { config: open }, () => {
      throw fault('teapot', 'It holds tea.', [{ path: '/tea', message: 'pour it' }])
    })
    app.get('/closed', () => 'inside')
    app.post(
      '/body',
      {
        config: open,
        bodyLimit: 1000,
        schema: {
          body: Type.Object(
            { n: Type.Integer(), s: Type.Optional(Type.String()) },
            { additionalProperties: false },
          ),
        },
      },
      (request) => request.body,
    )
    app.get('/limited', { config: { open: true, rateLimit: { max: 1, timeWindow: 60_000 } } }, () => ({}))
    await app.ready()
  })
  afterAll(() => app.close())

  const get = async (url: string, headers = {}) => {
    const reply = await app.inject({ method: 'GET', url, headers })
    return { ...reply, problem: reply.json() as Record<string, unknown> }
  }
  const post = async (payload: string, headers = {}) => {
    const reply = await app.inject({
      method: 'POST',
      url: '/body',
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    })
    return { status: reply.statusCode, json: reply.json() as Record<string, unknown> }
  }

  it('answers errors of the vocabulary as problem details', async () => {
    const reply = await get('/teapot')
    expect(reply.headers['content-type']).toMatch('application/problem+json')
    expect(reply.problem).toEqual({
      type: 'urn:tocsin:error:teapot',
      title: 'A teapot',
      status: 418,
      code: 'teapot',
      detail: 'It holds tea.',
      errors: [{ path: '/tea', message: 'pour it' }],
    })
  })
  it('answers everything else as a bare 500 that tells nothing', async () => {
    for (const url of ['/broken', '/unknown-fault']) {
      const reply = await get(url)
      expect(reply.problem).toEqual({
        type: 'urn:tocsin:error:internal-error',
        title: 'Something broke on our side',
        status: 500,
        code: 'internal-error',
      })
    }
  })
  it('keeps routes closed that are not marked open', async () => {
    expect((await get('/closed')).problem).toMatchObject({ status: 401, code: 'not-signed-in' })
    expect((await get('/no-such-route')).problem).toMatchObject({ status: 404, code: 'not-found' })
  })
  it('takes bodies as they are, and names every place that does not fit', async () => {
    expect(await post('{"n":1}')).toMatchObject({ status: 200 })
    expect((await post('{"n":"1","more":true}')).json).toMatchObject({
      code: 'invalid-input',
      errors: [
        { path: '/', message: expect.stringContaining('more') },
        { path: '/n', message: 'must be integer' },
      ],
    })
    expect((await post('{"n":')).json).toMatchObject({ status: 400, code: 'invalid-input' })
    expect((await post('{"__proto__":{"n":1}}')).json).toMatchObject({ status: 400 })
    expect((await post(JSON.stringify({ n: 1, s: 'x'.repeat(2000) }))).json).toMatchObject({
      status: 413,
      code: 'too-large',
    })
    expect((await post('n=1', { 'content-type': 'text/css' })).json).toMatchObject({
      status: 415,
      code: 'unsupported-media-type',
    })
  })
  it('says when to come back', async () => {
    await get('/limited')
    const reply = await get('/limited')
    expect(reply.problem).toMatchObject({ status: 429, code: 'too-many-requests' })
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0)
  })
  it('lets pages load nothing from elsewhere, and nobody frame them', async () => {
    const { headers } = await get('/teapot')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain(`default-src 'self'`)
    expect(policy).toContain(`script-src 'self';`)
    expect(policy).toContain(`frame-ancestors 'none'`)
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
  it('refuses what changes something and comes from another origin, however it is written', async () => {
    for (const origin of ['null', '', 'https://localhost', 'http://localhost:1', '://'])
      expect((await post('{"n":1}', { host: 'localhost:80', origin })).json, origin).toMatchObject({
        code: 'csrf-token-missing',
      })
    expect((await post('{"n":1}', { host: 'localhost:8080', origin: 'http://localhost:8080' })).status).toBe(
      200,
    )
  })
})

describe('toProblem', () => {
  it('does not show the message of an error that only looks like ours', () => {
    const forged = Object.assign(new Error(SECRET), { name: 'Fault', code: 'teapot', errors: [] })
    expect(toProblem(forged, VOCABULARY)).toMatchObject({ code: 'internal-error' })
    expect(JSON.stringify(toProblem(forged, VOCABULARY))).not.toContain('quokkaflux')
    for (const strange of [undefined, null, 'text', 1, {}])
      expect(toProblem(strange, VOCABULARY).status).toBe(500)
  })
})
