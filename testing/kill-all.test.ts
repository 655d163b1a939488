import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../platform/config/root.ts'
import { eachEngine, type TestDatabase } from './database.ts'

/** A proof that keeps its runner busy for some seconds, so that there is a middle to be killed in. */
const report = (name: string) => ({
  title: `Pollution in ${name}`,
  recipe: {
    target: {
      kind: 'source',
      language: 'javascript',
      name,
      version: '1.0.0',
      entry: 'index.js',
      files: {
        'index.js':
          'module.exports = (to, from) => { for (const k in from) for (const l in from[k]) to[k][l] = from[k][l] }',
      },
    },
    proof: {
      language: 'javascript',
      source: `const until = Date.now() + 1000; while (Date.now() < until);
        require('${name}')({}, JSON.parse('{"__proto__":{"polluted":1}}'))`,
    },
    oracle: 'prototype-pollution',
  },
})

/** From the restart on, for work to go on, milliseconds; what is run then takes its own time. */
const GOES_ON = 15_000

eachEngine((engine) => {
  describe.skipIf(process.platform !== 'linux')(
    'kill -9 of server and runner at once',
    { timeout: 180_000 },
    () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-kill-all-'))
      let database: TestDatabase | undefined
      let server: ChildProcess
      let url: string
      let cookie: string
      let csrfToken: string

      async function start(): Promise<void> {
        server = fork(join(packageRoot, 'apps', 'server', 'serve-process.ts'), {
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
            ...(database?.ownerUrl ? { DATABASE_URL: database.ownerUrl } : {}),
          },
          stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        })
        url = await new Promise<string>((done, failed) => {
          server.on('message', (message: { event: string; url: string; message?: string }) => {
            if (message.event === 'listening') done(message.url)
            if (message.event === 'failed') failed(new Error(message.message))
          })
          server.once('exit', (code) => failed(new Error(`the server ended with ${code} before it listened`)))
        })
        const taken = await fetch(`${url}/v1/session/demonstration`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: url },
          body: JSON.stringify({ role: 'discoverer' }),
        })
        cookie = taken.headers.get('set-cookie')!.split(';')[0]!
        csrfToken = ((await taken.json()) as { csrfToken: string }).csrfToken
      }
      async function call(path: string, body?: unknown) {
        const response = await fetch(`${url}${path}`, {
          method: body ? 'POST' : 'GET',
          headers: { cookie, origin: url, 'x-csrf-token': csrfToken, 'content-type': 'application/json' },
          ...(body ? { body: JSON.stringify(body) } : {}),
        })
        if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
        // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
        return (await response.json()) as any
      }
      const submit = async (name: string): Promise<string> =>
        (await call('/v1/findings', report(name))).results[0].findingId
      /** @returns how long it took, milliseconds */
      async function until(findingId: string, state: string, atMost: number): Promise<number> {
        const began = Date.now()
        for (let seen: string | undefined; ; ) {
          seen = (await call(`/v1/reproductions?findingId=${findingId}`)).items[0]?.state
          if (seen === state) return Date.now() - began
          if (Date.now() - began > atMost) throw new Error(`still ${seen}, not ${state}, after ${atMost} ms`)
          await new Promise((next) => setTimeout(next, 100))
        }
      }
      const runnerPid = (): number =>
        readdirSync(`/proc/${server.pid}/task`)
          .flatMap((task) =>
            readFileSync(`/proc/${server.pid}/task/${task}/children`, 'utf8')
              .trim()
              .split(' ')
              .filter(Boolean),
          )
          .map(Number)
          .find((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('runner/main'))!

      beforeAll(async () => {
        database = engine.name === 'postgresql' ? await engine.open() : undefined
        await start()
      })
      afterAll(async () => {
        if (server?.exitCode === null && server.signalCode === null) {
          const gone = new Promise((done) => server.once('exit', done))
          server.kill('SIGKILL')
          await gone
        }
        await database?.close()
        rmSync(dataDir, { recursive: true, force: true })
      })

      it('in the middle of a run: work goes on soon after the restart, and is judged once', async () => {
        const first = await submit('kill-all-first')
        await until(first, 'running', 60_000)
        const run = await until(first, 'judged', 60_000)

        const second = await submit('kill-all-second')
        await until(second, 'running', 30_000)
        const runner = runnerPid()
        const gone = new Promise((done) => server.once('exit', done))
        process.kill(server.pid!, 'SIGKILL')
        process.kill(runner, 'SIGKILL')
        await gone
        await start()
        await until(second, 'judged', GOES_ON + 2 * run)
        const { items } = await call(`/v1/reproductions?findingId=${second}`)
        expect(items).toHaveLength(1)
        expect(items[0]).toMatchObject({ verdict: 'reproduced', falls: 3, runs: 3 })
        // The other background work came back as well: the finding has its group and its verdict.
        const finding = await (async () => {
          for (let n = 0; ; n++) {
            const found = await call(`/v1/findings/${second}`)
            if ((found.rootCauseId && found.verdict === 'reproduced') || n > 150) return found
            await new Promise((next) => setTimeout(next, 100))
          }
        })()
        expect(finding).toMatchObject({ verdict: 'reproduced', rootCauseId: expect.any(String) })
      })
    },
  )
})
