import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../platform/access/actor.ts'
import { fault, PLATFORM_ERRORS } from '../../platform/errors/index.ts'
import { type App, createHttp } from '../../platform/http/index.ts'
import { ADVISORIES_ERRORS, type Advisories, advisoriesRoutes } from './index.ts'

const BODY = '{\n  "document": {}\n}\n'
const unused = (): never => {
  throw new Error('not asked for in this test')
}
const advisories: Advisories = {
  draft: unused,
  save: unused,
  publish: unused,
  getAdvisory: unused,
  advisoryCounts: unused,
  publishedOf: unused,
  saysOf: unused,
  listAdvisories: async () => ({ items: [], next: null }),
  rendering: async (_actor, path) => {
    if (path === '/csaf/2026/tocsin-2026-0001.json') return BODY
    throw fault('advisory-not-found', 'nothing is published at this address')
  },
}

describe('routes of advisories', () => {
  let app: App
  beforeAll(async () => {
    app = await createHttp({
      logLevel: 'silent',
      version: '0',
      cookieSecret: Buffer.alloc(32, 1),
      secureCookies: false,
      sessionStore: {
        get: (_id, done) => done(null, null),
        set: (_id, _session, done) => done(),
        destroy: (_id, done) => done(),
      },
      vocabulary: { ...PLATFORM_ERRORS, ...ADVISORIES_ERRORS },
      authenticate: async () => anonymous,
    })
    advisoriesRoutes(app, advisories)
    await app.ready()
  })
  afterAll(() => app.close())

  it('serve a rendering byte for byte, to everybody', async () => {
    const reply = await app.inject('/csaf/2026/tocsin-2026-0001.json?x=1')
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(reply.body).toBe(BODY)
  })
  it('answer 404 with a public code where nothing is published', async () => {
    for (const address of [
      '/csaf/2026/other.json',
      '/osv/TOCSIN-2026-0001.json',
      '/osv/..%2f..%2fetc%2fpasswd',
    ]) {
      const reply = await app.inject(address)
      expect([address, reply.statusCode, reply.json<{ code: string }>().code]).toEqual([
        address,
        404,
        'advisory-not-found',
      ])
    }
  })
  it('list for everybody, write for nobody who is not signed in', async () => {
    expect((await app.inject('/v1/advisories')).json()).toEqual({ items: [], next: null })
    const id = '00000000-0000-7000-8000-000000000001'
    for (const [method, url] of [
      ['POST', `/v1/advisories/${id}/publish`],
      ['POST', `/v1/cases/${id}/advisory`],
      ['PUT', `/v1/advisories/${id}`],
    ] as const) {
      expect([url, (await app.inject({ method, url, payload: {} })).statusCode]).toEqual([url, 401])
    }
  })
})
