import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eachEngine, type TestDatabase } from './database.ts'
import { asDiscoverer, killed, runnerOf, type ServerProcess, startServer } from './server-process.ts'

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
      let server: ServerProcess
      let headers: Record<string, string>

      async function start(): Promise<void> {
        server = await startServer(dataDir, database?.ownerUrl ? { DATABASE_URL: database.ownerUrl } : {})
        headers = await asDiscoverer(server.url)
      }
      async function call(path: string, body?: unknown) {
        const response = await fetch(`${server.url}${path}`, {
          method: body ? 'POST' : 'GET',
          headers,
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

      beforeAll(async () => {
        database = engine.name === 'postgresql' ? await engine.open() : undefined
        await start()
      })
      afterAll(async () => {
        if (server) await killed(server.process, 'SIGKILL')
        await database?.close()
        rmSync(dataDir, { recursive: true, force: true })
      })

      it('in the middle of a run: work goes on soon after the restart, and is judged once', async () => {
        const first = await submit('kill-all-first')
        await until(first, 'running', 60_000)
        const run = await until(first, 'judged', 60_000)

        const second = await submit('kill-all-second')
        await until(second, 'running', 30_000)
        const runner = runnerOf(server)!
        const gone = killed(server.process, 'SIGKILL')
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
