import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../platform/access/actor.ts'
import { openDatabase, sql } from '../platform/db/index.ts'
import { linkJournal, verifyJournal } from '../platform/journal/index.ts'
import { asDiscoverer, killed, runnerOf, type ServerProcess, startServer } from './server-process.ts'

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

describe.skipIf(process.platform !== 'linux')('kill -9', { timeout: 280_000 }, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-kill-'))
  let server: ServerProcess
  let key: string

  const start = () => startServer(dataDir)
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
    const made = await fetch(`${server.url}/v1/keys`, {
      method: 'POST',
      headers: await asDiscoverer(server.url),
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
    await until('a runner', async () => runnerOf(server) !== undefined)
    const before = runnerOf(server)!
    process.kill(before, 'SIGKILL')
    await until('another runner', async () => ![undefined, before].includes(runnerOf(server)))
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
