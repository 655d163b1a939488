import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunnerJob } from '../../modules/validation/wire.ts'
import type { SandboxDriver } from '../../platform/sandbox/index.ts'
import { buildDigest } from '../../standards/judging/digest.ts'
import { planRuns } from '../../standards/judging/plan.ts'
import type { Build, Recipe, RunOutcome } from '../../standards/judging/types.ts'
import { buildCache } from './build-cache.ts'
import { type RunnerClient, runnerClient, ServerRefusal } from './client.ts'
import { offerOf } from './equipment.ts'
import { runLoop } from './loop.ts'
import { runOnce } from './once.ts'
import { perform } from './perform.ts'
import { readSettings } from './settings.ts'

const files = {
  'node_modules/toy/package.json': '{"main":"a.js"}',
  'node_modules/toy/a.js': 'exports.set = (o, k) => { o[k].x = 1 }',
}
const language = 'javascript' as const
const build: Build = {
  digest: buildDigest({ language, files }),
  language,
  name: 'toy',
  version: '1.0.0',
  files,
}
const recipe: Recipe = {
  target: { kind: 'source', language: 'javascript', name: 'toy', version: '1.0.0', entry: 'a.js', files: {} },
  oracle: 'prototype-pollution',
  proof: { language: 'javascript', source: 'require("toy").set({}, "__proto__")' },
}
const plan = { ...planRuns(recipe, { nonces: () => '0'.repeat(32) }), builds: { vulnerable: build.digest } }
const job = (id: string): RunnerJob => ({ reproductionId: id, attempt: 1, drivers: ['wasm'], plan })

const outcome = (ids: string[]): RunOutcome => ({
  driver: 'wasm',
  environment: { driverVersion: 'test', engine: 'test', platform: 'test', contains: [], leavesOpen: [] },
  runs: ids.map((id) => ({
    id,
    end: 'completed',
    polluted: [],
    cpuMs: 0,
    wallMs: 0,
    marked: false,
    sinks: [],
    canaryLeaked: false,
    observations: [],
    log: '',
  })),
})
const fakeDriver = (run: SandboxDriver['run']): SandboxDriver => ({
  name: 'wasm',
  run,
  selfTest: async () => ({ works: true, contains: [], leavesOpen: [], howToMend: '' }),
  close: async () => {},
})

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tocsin-runner-test-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

describe('settings', () => {
  const env = { TOCSIN_SERVER: 'http://127.0.0.1:7117/', TOCSIN_RUNNER_KEY: 'k' }
  it('reads what it needs and nothing else', () => {
    expect(
      readSettings({
        ...env,
        TOCSIN_RUNNER_CAPACITY: '3',
        TOCSIN_RUNNER_DRIVERS: 'wasm',
        TOCSIN_CACHE: '/c',
      }),
    ).toEqual({
      server: 'http://127.0.0.1:7117',
      key: 'k',
      capacity: 3,
      drivers: ['wasm'],
      cacheDir: join('/c', 'by-digest'),
    })
  })
  it.each([
    { TOCSIN_SERVER: 'ftp://x' },
    { TOCSIN_RUNNER_KEY: '' },
    { TOCSIN_RUNNER_CAPACITY: '0' },
    { TOCSIN_RUNNER_CAPACITY: '2.5' },
    { TOCSIN_RUNNER_DRIVERS: 'docker' },
  ])('refuses %j and names the variable', (change) => {
    expect(() => readSettings({ ...env, ...change })).toThrow(Object.keys(change)[0])
  })
})

describe('build cache', () => {
  it('fetches once, keeps on disk, and believes neither disk nor server', async () => {
    let fetched = 0
    const cache = () =>
      buildCache(dir, async () => {
        fetched += 1
        return build
      })
    const first = cache()
    expect(await first(build.digest)).toEqual(build)
    await first(build.digest)
    expect(await cache()(build.digest)).toEqual(build)
    expect(fetched).toBe(1)
    await writeFile(join(dir, `${build.digest}.json`), JSON.stringify({ ...build, files: {} }))
    expect(await cache()(build.digest)).toEqual(build)
    expect(fetched).toBe(2)
    const lying = buildCache(join(dir, 'other'), async () => ({ ...build, files: { a: 'b' } }) as Build)
    await expect(lying(build.digest)).rejects.toThrow('another content')
    expect(await readdir(dir)).toEqual([`${build.digest}.json`])
  })
})

describe('performing a job', () => {
  it('says why when no wanted driver works here, in an outcome the judge can read', async () => {
    const equipment = {
      drivers: new Map(),
      toMend: new Map([['bubblewrap' as const, 'Install bubblewrap.']]),
    }
    const done = await perform(['bubblewrap'], plan, async () => build, equipment)
    expect(done.driver).toBe('bubblewrap')
    expect(done.runs.map(({ id }) => id)).toEqual(plan.runs.map(({ id }) => id))
    expect(done.runs[0]).toMatchObject({
      end: 'infrastructure-error',
      error: 'No fitting sandbox on this runner. Install bubblewrap.',
    })
  })

  it('turns a build that cannot be had, or a driver that throws, into an outcome', async () => {
    const drivers = new Map([['wasm' as const, fakeDriver(() => Promise.reject(new Error('no luck')))]])
    const unhad = await perform(['wasm'], plan, () => Promise.reject(new Error('gone')), {
      drivers,
      toMend: new Map(),
    })
    expect(unhad.runs[0]?.error).toBe('gone')
    const thrown = await perform(['wasm'], plan, async () => build, { drivers, toMend: new Map() })
    expect(thrown.runs[0]).toMatchObject({ end: 'infrastructure-error', error: 'no luck' })
  })
})

describe('the loop', () => {
  it('never runs more at once than it may, answers every job once, and ends when told', async () => {
    const stop = new AbortController()
    const waiting = ['a', 'b', 'c', 'd', 'e'].map(job)
    let now = 0
    let most = 0
    const answered: string[] = []
    const drivers = new Map([
      [
        'wasm' as const,
        fakeDriver(async (given) => {
          now += 1
          most = Math.max(most, now)
          await new Promise((done) => setTimeout(done, 20))
          now -= 1
          return outcome(given.runs.map(({ id }) => id))
        }),
      ],
    ])
    const client: RunnerClient = {
      claim: async (_drivers, capacity) => waiting.splice(0, capacity),
      heartbeat: async () => {},
      build: async () => build,
      answer: async ({ reproductionId }) => {
        answered.push(reproductionId)
        if (answered.length === 5) stop.abort()
        return true
      },
    }
    await runLoop({
      client,
      capacity: 2,
      builds: client.build,
      drivers,
      toMend: new Map(),
      stop: stop.signal,
      say() {},
    })
    expect(answered.sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(most).toBe(2)
  })

  it('offers what works here, and says that it lives while something runs', async () => {
    const stop = new AbortController()
    const offered: unknown[] = []
    const beats: string[][] = []
    const client: RunnerClient = {
      claim: async (offer) => {
        offered.push(offer)
        return offered.length === 1 ? [job('a')] : []
      },
      heartbeat: async (_offer, jobs) => {
        beats.push(jobs.map(({ reproductionId, attempt }) => `${reproductionId} ${attempt}`))
      },
      build: async () => build,
      answer: async () => {
        stop.abort()
        return true
      },
    }
    const slow = fakeDriver(async () => {
      await new Promise((done) => setTimeout(done, 2700))
      return outcome([])
    })
    await runLoop({
      client,
      capacity: 1,
      builds: client.build,
      drivers: new Map([['wasm' as const, slow]]),
      toMend: new Map(),
      stop: stop.signal,
      say() {},
    })
    expect(offered[0]).toEqual({ drivers: ['wasm'], languages: ['javascript'] })
    expect(beats).toEqual([['a 1']])
  })

  it('offers C only with the sandbox for native programs and a compiler', () => {
    expect(offerOf([], true).languages).toEqual([])
    expect(offerOf(['wasm'], true).languages).toEqual(['javascript'])
    expect(offerOf(['wasm', 'bubblewrap'], false).languages).toEqual(['javascript'])
    expect(offerOf(['bubblewrap'], true).languages).toEqual(['javascript', 'c'])
  })

  it('goes on after the server was away, and delivers an outcome it refused for a moment', async () => {
    const stop = new AbortController()
    const said: string[] = []
    let claims = 0
    let answers = 0
    const client: RunnerClient = {
      claim: async () => {
        claims += 1
        if (claims === 1) throw new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') })
        return claims === 2 ? [job('a')] : []
      },
      heartbeat: async () => {},
      build: async () => build,
      answer: async () => {
        answers += 1
        if (answers === 1) throw new ServerRefusal(503, 'later')
        stop.abort()
        return true
      },
    }
    const drivers = new Map([['wasm' as const, fakeDriver(async () => outcome([]))]])
    await runLoop({
      client,
      capacity: 1,
      builds: client.build,
      drivers,
      toMend: new Map(),
      stop: stop.signal,
      say: (text) => said.push(text),
    })
    expect(answers).toBe(2)
    expect(said[0]).toContain('ECONNREFUSED')
  })

  it('ends with the server’s words when its key is not accepted', async () => {
    const client = {
      claim: () => Promise.reject(new ServerRefusal(401, 'who are you')),
      heartbeat: async () => {},
      build: async () => build,
      answer: async () => true,
    }
    const options = {
      client,
      capacity: 1,
      builds: client.build,
      drivers: new Map(),
      toMend: new Map(),
      stop: new AbortController().signal,
      say() {},
    }
    await expect(runLoop(options)).rejects.toThrow('who are you')
  })
})

describe('speaking with the server', () => {
  let server: Server | undefined
  afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())))
  const listen = (answer: (url: string) => [status: number, body: string]): Promise<string> =>
    new Promise((resolve) => {
      server = createServer((request, response) => {
        const [status, body] = answer(`${request.method} ${request.url} ${request.headers.authorization}`)
        response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(body)
      }).listen(0, '127.0.0.1', () => {
        const address = server!.address()
        resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
      })
    })

  it('asks with its key where the agreement says, and refuses what does not fit', async () => {
    const asked: string[] = []
    const url = await listen((request) => {
      asked.push(request)
      return request.includes('/builds/')
        ? [200, '{"digest": 1}']
        : request.includes('outcome')
          ? [200, '{"accepted":false}']
          : request.includes('heartbeat')
            ? [200, '{"kept":[]}']
            : [200, '{"jobs":[]}']
    })
    const client = runnerClient(url, 'secret')
    const offer = offerOf(['wasm'], false)
    expect(await client.claim(offer, 1, new AbortController().signal)).toEqual([])
    await client.heartbeat(offer, [job('0')])
    expect(await client.answer(job('a/b'), outcome([]))).toBe(false)
    await expect(client.build('0'.repeat(64))).rejects.toThrow('something else than agreed')
    expect(asked).toEqual([
      'POST /v1/runner/jobs Bearer secret',
      'POST /v1/runner/heartbeat Bearer secret',
      'POST /v1/runner/jobs/a%2Fb/outcome Bearer secret',
      `GET /v1/runner/builds/${'0'.repeat(64)} Bearer secret`,
    ])
  })

  it('tells a refusal with its status', async () => {
    const url = await listen(() => [403, '{"title":"no"}'])
    await expect(runnerClient(url, 'k').build('0'.repeat(64))).rejects.toMatchObject({
      name: 'ServerRefusal',
      status: 403,
    })
  })
})

describe('one job without a server', () => {
  it('runs it in a real sandbox', async () => {
    const text = JSON.stringify({ drivers: ['wasm'], plan, builds: [build] })
    const done = await runOnce(Readable.from([Buffer.from(text)]))
    expect(done.driver).toBe('wasm')
    expect(
      done.runs.filter(({ polluted }) => polluted.includes('Object.prototype.x')).map(({ id }) => id),
    ).toEqual(['vulnerable-1', 'vulnerable-2', 'vulnerable-3'])
  })

  it('refuses a job whose build was changed, and what is no job', async () => {
    const changed = JSON.stringify({ drivers: ['wasm'], plan, builds: [{ ...build, files: {} }] })
    await expect(runOnce(Readable.from([Buffer.from(changed)]))).rejects.toThrow('not what its digest says')
    await expect(runOnce(Readable.from([Buffer.from('{}')]))).rejects.toThrow('does not fit')
    await expect(runOnce(Readable.from([Buffer.from('nonsense')]))).rejects.toThrow('no JSON')
  })
})
