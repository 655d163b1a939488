import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose, composeHttp, type Given, type House } from '../apps/server/compose.ts'
import { houseJobs, subscriptions } from '../apps/server/subscriptions.ts'
import { casesJobs } from '../modules/cases/index.ts'
import { feedsJobs } from '../modules/feeds/index.ts'
import { findingsJobs } from '../modules/findings/index.ts'
import { membersJobs } from '../modules/members/index.ts'
import { validationJobs } from '../modules/validation/index.ts'
import { type Actor, system } from '../platform/access/actor.ts'
import type { DemonstrationRole } from '../platform/access/routes.ts'
import type { Role, Scope, Tlp } from '../platform/access/schema.ts'
import { loadConfig } from '../platform/config/index.ts'
import { sql } from '../platform/db/index.ts'
import { relay } from '../platform/events/index.ts'
import type { App } from '../platform/http/index.ts'
import type { Job, JobFailure, Jobs, OnError } from '../platform/jobs/index.ts'
import { buildDigest } from '../standards/judging/digest.ts'
import type { Build } from '../standards/judging/types.ts'
import type { Engine, TestDatabase } from './database.ts'

/** Somebody with an account and a key. */
export interface Person {
  login: string
  actor: Actor
  key: string
}

export interface Reply {
  status: number
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever they expect, and fail where it is not there
  json: any
  headers: Record<string, string | string[] | number | undefined>
}

/** A whole house without listener, loops or network: news and jobs move when the test says so. */
export interface TestHouse {
  house: House
  app: App
  test: TestDatabase
  /** What background work reported as broken; a test that expects none looks here. */
  errors: unknown[]
  /** The jobs among them. */
  failures: JobFailure[]
  person(
    login: string,
    about?: {
      organisation?: string
      roles?: Role[]
      tlp?: Tlp
      compartments?: string[]
      scopes?: Scope[]
      administrator?: boolean
      password?: string
    },
  ): Promise<Person>
  call(
    who: Person | undefined,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
    /** Where the request comes from: attempts are counted by address. */
    address?: string,
  ): Promise<Reply>
  /**
   * Delivers events and does jobs until none is left; runs wait for a runner.
   * @param hurry also does now what was put off for later
   */
  settle(hurry?: boolean): Promise<void>
  close(): Promise<void>
}

const EVERY_SCOPE: Scope[] = [
  'findings:read',
  'findings:write',
  'reproductions:run',
  'scans:read',
  'scans:write',
  'cases:read',
  'cases:write',
  'advisories:write',
  'feeds:write',
  'members:read',
  'members:write',
]

export async function openHouse(
  engine: Engine,
  options: {
    env?: Record<string, string>
    demonstrationRoles?: DemonstrationRole[]
    given?: Pick<Given, 'fetchPackage' | 'clock' | 'feeds'>
  } = {},
): Promise<TestHouse> {
  const test = await engine.open()
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-house-'))
  const errors: unknown[] = []
  const failures: JobFailure[] = []
  const onError: OnError = (error, failure) => {
    errors.push(error)
    if (failure) failures.push(failure)
  }
  const config = loadConfig({ TOCSIN_DATA_DIR: dataDir, TOCSIN_LOG_LEVEL: 'silent', ...options.env })
  const house = await compose(config, onError, {
    db: test.db,
    fetchPackage: async ({ name, version }) => toyBuild(name, version),
    // Loading the validator takes seconds; its own tests run it.
    validateCsaf: async () => [],
    ...options.given,
  })
  const app = await composeHttp(house, '0.0.0', () => options.demonstrationRoles ?? [])
  const handlers = await handlersOf(house, onError)

  async function relayAll(): Promise<number> {
    const all = subscriptions(house)
    let delivered = 0
    for (const [name, subscriber] of Object.entries(all)) delivered += await relay(house.db, name, subscriber)
    return delivered
  }

  return {
    house,
    app,
    test,
    errors,
    failures,
    async person(login, about = {}) {
      const id = await house.access.ensureAccount({
        organisation: about.organisation ?? login,
        login,
        displayName: login,
        roles: about.roles ?? ['discoverer'],
        tlp: about.tlp ?? 'amber',
        ...(about.compartments ? { compartments: about.compartments } : {}),
        ...(about.administrator ? { administrator: true } : {}),
        ...(about.password ? { password: about.password } : {}),
      })
      const scopes = about.scopes ?? EVERY_SCOPE
      const { secret } = await house.access.createKey(id, 'test', scopes)
      return { login, actor: { ...(await house.access.actorById(id))!, scopes }, key: secret }
    },
    async call(who, method, url, body, headers = {}, address = '127.0.0.1') {
      const text = typeof body === 'string' || body instanceof Uint8Array
      const response = await app.inject({
        method,
        url,
        remoteAddress: address,
        headers: {
          ...(who ? { authorization: `Bearer ${who.key}` } : {}),
          ...(body !== undefined && !text ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: text ? (body as string) : JSON.stringify(body) }),
      })
      return {
        status: response.statusCode,
        text: response.payload,
        json: asJson(response.payload),
        headers: response.headers,
      }
    },
    async settle(hurry = false) {
      if (hurry)
        await test.db.asOwner(`update pgboss.job set start_after = now() where state in ('created', 'retry')`)
      for (let idle = 0; idle < 2; ) {
        const did = (await relayAll()) + (await work(house.jobs, handlers))
        // A transaction still open elsewhere holds events back for a moment.
        if (did === 0 && (await undelivered(house))) await new Promise((done) => setTimeout(done, 20))
        else if (did === 0) idle += 1
        else idle = 0
      }
    },
    async close() {
      await app.close()
      await house.close()
      await test.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

type Handler = (jobs: Job<never>[]) => Promise<void>

/** The handlers the worker would register, caught instead of started. */
async function handlersOf(house: House, onError: OnError): Promise<Map<string, Handler>> {
  const handlers = new Map<string, Handler>()
  const catching: Jobs = {
    ...house.jobs,
    async work(queue, _batchSize, handler) {
      handlers.set(queue, handler as Handler)
    },
  }
  await feedsJobs(catching, house.feeds)
  await findingsJobs(catching, house.findings)
  await validationJobs(catching, house.validation)
  await casesJobs(catching, house.cases, house.db)
  await membersJobs(catching, house.members)
  await houseJobs({ ...house, jobs: catching }, onError)
  return handlers
}

async function work(jobs: Jobs, handlers: Map<string, Handler>): Promise<number> {
  let done = 0
  for (const [queue, handler] of handlers) {
    const taken = await jobs.take<never>(queue, 50)
    if (taken.length === 0) continue
    await handler(taken)
    await jobs.complete(
      queue,
      taken.map((job) => job.id),
    )
    done += taken.length
  }
  return done
}

async function undelivered(house: House): Promise<boolean> {
  const row = await house.db.as(system, (tx) =>
    tx.first(sql<{ waiting: boolean }>`select exists (select from events e, event_cursors c
      where (e.transaction_id, e.id) > (c.transaction_id, c.id)) as waiting`),
  )
  return row?.waiting ?? false
}

/** A package of one file, different for every name and version. */
export function toyBuild(name: string, version: string): Build {
  const content = {
    language: 'javascript' as const,
    files: {
      [`node_modules/${name}/package.json`]: JSON.stringify({ name, version }),
      [`node_modules/${name}/index.js`]: `module.exports = () => '${version}'\n`,
    },
  }
  return { digest: buildDigest(content), name, version, ...content }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
