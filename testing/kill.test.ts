import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../platform/access/actor.ts'
import { packageRoot } from '../platform/config/root.ts'
import { openDatabase, sql } from '../platform/db/index.ts'
import { linkJournal, verifyJournal } from '../platform/journal/index.ts'

const FINDINGS = 700
const PROOFS = 10

/** Offline targets: each proof brings its own source, and pollutes for real in the sandbox. */
const line = (n: number): string => {
  const name = `kill-target-${n}`
  const recipe = {
    target: {
      kind: 'source',
      language: 'javascript',
      name,
      version: '1.0.0',
      entry: 'index.js',
      files: {
        'index.js': `module.exports = (to, from) => { for (const k in from) for (const l in from[k]) to[k][l] = from[k][l] } // ${name}`,
      },
    },
    proof: {
      language: 'javascript',
      format: 'commonjs',
      source: `require('${name}')({}, JSON.parse('{"__proto__":{"polluted":${n}}}'))`,
    },
    oracle: 'prototype-pollution',
  }
  const document = { title: `Finding ${n} of a long stream`, component: { name }, sink: `function${n}` }
  return `${JSON.stringify(n < PROOFS ? { ...document, recipe } : document)}\n`
}
const STREAM = Array.from({ length: FINDINGS }, (_, n) => line(n))

interface Server {
  process: ChildProcess
  url: string
}

describe.skipIf(process.platform !== 'linux')('kill -9', { timeout: 280_000 }, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-kill-'))
  let server: Server
  let key: string

  async function start(): Promise<Server> {
    const child = fork(join(packageRoot, 'apps', 'server', 'serve-process.ts'), {
      execArgv: ['--import', 'tsx'],
      env: {
        PATH: process.env.PATH,
        HOME: dataDir,
        TOCSIN_DATA_DIR: dataDir,
        TOCSIN_PORT: '0',
        TOCSIN_LOG_LEVEL: 'warn',
        TOCSIN_DEMONSTRATION: '1',
        TOCSIN_RUNNER_CAPACITY: '1',
        TOCSIN_RUNNER_DRIVERS: 'wasm',
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const url = await new Promise<string>((done, failed) => {
      child.on('message', (message: { event: string; url: string; message?: string }) => {
        if (message.event === 'listening') done(message.url)
        if (message.event === 'failed') failed(new Error(message.message))
      })
      child.once('exit', (code) => failed(new Error(`the server ended with ${code} before it listened`)))
    })
    return { process: child, url }
  }
  const killed = (child: ChildProcess, signal: NodeJS.Signals) =>
    new Promise<void>((done) => {
      if (child.exitCode !== null || child.signalCode !== null) return done()
      child.once('exit', () => done())
      child.kill(signal)
    })
  const get = async (path: string) => {
    const response = await fetch(new URL(path, server.url), { headers: { authorization: `Bearer ${key}` } })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
    return (await response.json()) as any
  }
  async function all(path: string) {
    const items: {
      id: string
      title: string
      rootCauseId: string | null
      findingId: string
      state: string
      verdict: string
    }[] = []
    for (let cursor = ''; ; ) {
      const page = await get(`${path}?limit=200${cursor && `&cursor=${cursor}`}`)
      items.push(...page.items)
      if (!page.next) return items
      cursor = page.next
    }
  }
  /** A key of the demonstration's discoverer, made as a visitor would. */
  async function makeKey(): Promise<string> {
    const headers = { 'content-type': 'application/json', origin: server.url }
    const taken = await fetch(`${server.url}/v1/session/demonstration`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ role: 'discoverer' }),
    })
    const { csrfToken } = (await taken.json()) as { csrfToken: string }
    const made = await fetch(`${server.url}/v1/keys`, {
      method: 'POST',
      headers: {
        ...headers,
        cookie: taken.headers.get('set-cookie')!.split(';')[0]!,
        'x-csrf-token': csrfToken,
      },
      body: JSON.stringify({ name: 'kill', scopes: ['findings:read', 'findings:write'] }),
    })
    return ((await made.json()) as { secret: string }).secret
  }

  /**
   * Streams the findings; `onAnswer` may end the world at any time.
   * @returns the lines answered before the connection broke or the stream ended
   */
  function stream(onAnswer: (answered: number) => void): Promise<Record<string, unknown>[]> {
    return new Promise((done) => {
      const answers: Record<string, unknown>[] = []
      let rest = ''
      let half = true
      const sending = request(new URL('/v1/findings/stream', server.url), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/x-ndjson',
          'idempotency-key': 'kill',
          'transfer-encoding': 'chunked',
        },
      })
      sending.on('error', () => done(answers))
      sending.on('response', (response) => {
        response.on('data', (chunk) => {
          const lines = (rest + String(chunk)).split('\n')
          rest = lines.pop()!
          for (const answer of lines) answers.push(JSON.parse(answer))
          onAnswer(answers.length)
          // The last lines wait for the first answers, so that there is a middle to be killed in.
          if (half) sending.end(STREAM.slice(600).join(''))
          half = false
        })
        response.on('error', () => {})
        response.on('close', () => done(answers))
      })
      sending.write(STREAM.slice(0, 600).join(''))
    })
  }
  async function until(what: string, holds: () => Promise<boolean>, seconds = 120): Promise<void> {
    const end = Date.now() + seconds * 1000
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`${what} did not happen in ${seconds} s`)
      await new Promise((next) => setTimeout(next, 300))
    }
  }
  const childrenOf = (pid: number): number[] =>
    readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
        .trim()
        .split(' ')
        .filter(Boolean)
        .map(Number),
    )
  const runnerOf = (pid: number): number | undefined =>
    childrenOf(pid).find((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('runner/main'))

  beforeAll(async () => {
    server = await start()
    key = await makeKey()
  })
  afterAll(async () => {
    if (server) await killed(server.process, 'SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('of the server in the middle of a stream loses nothing that was acknowledged, and adds nothing twice', async () => {
    const acknowledged = await stream((answered) => {
      if (answered >= 500) server.process.kill('SIGKILL')
    })
    await killed(server.process, 'SIGKILL')
    expect(acknowledged.length).toBeGreaterThanOrEqual(500)
    server = await start()
    const again = await stream(() => {})
    // What was committed and not yet answered is there too.
    expect(again[0]!.resumedAfterLine).toBeGreaterThanOrEqual(acknowledged.length)
    expect(again.at(-1)).toEqual({ sent: FINDINGS, accepted: FINDINGS, duplicates: 0, rejected: 0 })
    const findings = await all('/v1/findings')
    expect(findings).toHaveLength(FINDINGS)
    expect(new Set(findings.map((finding) => finding.title)).size).toBe(FINDINGS)
    const ids = new Set(findings.map((finding) => finding.id))
    expect(acknowledged.filter((answer) => !ids.has(answer.findingId as string))).toEqual([])
  })

  it('of the runner in the middle of its work delays that work, and nothing more', async () => {
    await until('a first verdict', async () =>
      (await all('/v1/reproductions')).some((one) => one.state === 'judged'),
    )
    await until('a runner', async () => runnerOf(server.process.pid!) !== undefined)
    const before = runnerOf(server.process.pid!)!
    process.kill(before, 'SIGKILL')
    await until('another runner', async () => ![undefined, before].includes(runnerOf(server.process.pid!)))
  })

  it('of the server in the middle of grouping and judging: every job ends, once', async () => {
    await killed(server.process, 'SIGKILL')
    server = await start()
    await until('the end of all work', async () => {
      const { jobs } = await get('/v1/pipeline')
      const reproductions = await all('/v1/reproductions')
      const findings = await all('/v1/findings')
      return (
        jobs.queued + jobs.running === 0 &&
        reproductions.length >= PROOFS &&
        reproductions.every((one) => one.state === 'judged') &&
        findings.every((one) => one.rootCauseId !== null)
      )
    })
    const reproductions = await all('/v1/reproductions')
    for (const { id, verdict } of reproductions)
      expect(verdict, JSON.stringify((await get(`/v1/reproductions/${id}`)).judgement)).toBe('reproduced')
    expect(reproductions).toHaveLength(PROOFS)
    expect(new Set(reproductions.map((one) => one.findingId)).size).toBe(PROOFS)
    expect(await all('/v1/findings')).toHaveLength(FINDINGS)
    await killed(server.process, 'SIGTERM')

    const db = await openDatabase({ dataDir })
    try {
      const twice = await db.as(system, (tx) =>
        tx.all(
          sql`select subject_id from events where kind = 'reproduction.judged' group by 1 having count(*) > 1`,
        ),
      )
      expect(twice).toEqual([])
      const { rows } = await db.asOwner(
        `select name, state, count(*)::int as n from pgboss.job where state = 'failed' group by 1, 2`,
      )
      expect(rows).toEqual([])
      while ((await linkJournal(db)) > 0) {}
      expect((await verifyJournal(db)).brokenAt).toBeUndefined()
    } finally {
      await db.close()
    }
  })
})
