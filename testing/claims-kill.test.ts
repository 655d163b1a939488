import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccess } from '../platform/access/service.ts'
import { packageRoot } from '../platform/config/root.ts'
import { openDatabase } from '../platform/db/index.ts'
import { migrate } from '../platform/db/migrate.ts'
import { killed, type ServerProcess, startServer } from './server-process.ts'

const LEASE_SECONDS = 10
const RUN_COMMAND = `import(${JSON.stringify(pathToFileURL(join(packageRoot, 'apps', 'cli', 'main.ts')).href)})
  .then(({ run }) => run(process.argv.slice(1))).then((code) => process.exit(code))`

/** `tocsin claims hold` in a process of its own, against a server in another. */
describe.skipIf(process.platform !== 'linux')('claims hold', { timeout: 120_000 }, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-claims-'))
  const keys: Record<string, string> = {}
  const orphans: number[] = []
  let server: ServerProcess

  beforeAll(async () => {
    const db = await openDatabase({ dataDir })
    await migrate(db)
    const access = createAccess(db)
    for (const login of ['argus', 'bramble']) {
      const id = await access.ensureAccount({
        organisation: login,
        login,
        displayName: login,
        roles: ['discoverer'],
        tlp: 'amber',
      })
      keys[login] = (await access.createKey(id, 'claims', ['scans:read', 'scans:write'])).secret
    }
    await db.close()
    server = await startServer(dataDir, { TOCSIN_RUNNER_CAPACITY: '0' })
  }, 120_000)
  afterAll(async () => {
    for (const pid of orphans) process.kill(pid, 'SIGKILL')
    if (server) await killed(server.process, 'SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function ask(login: string, method: string, path: string, body?: object) {
    const reply = await fetch(new URL(path, server.url), {
      method,
      headers: {
        authorization: `Bearer ${keys[login]}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
    return { status: reply.status, json: (await reply.json()) as any }
  }
  const take = (login: string, target: string) =>
    ask(login, 'POST', '/v1/scan-claims', {
      target,
      method: 'fuzzing',
      window: { to: new Date(Date.now() + 600_000).toISOString() },
    })

  interface Holder {
    process: ChildProcess
    said(): string
    ended: Promise<number | null>
  }
  function hold(login: string, target: string, ...command: string[]): Holder {
    const args = [
      'claims',
      'hold',
      target,
      '--method',
      'fuzzing',
      '--lease',
      String(LEASE_SECONDS),
      '--',
      ...command,
    ]
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', RUN_COMMAND, '--', ...args], {
      cwd: packageRoot,
      env: { ...process.env, TOCSIN_SERVER: server.url, TOCSIN_KEY: keys[login]! },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        said += String(text)
      })
    return {
      process: child,
      said: () => said,
      ended: new Promise((done) => child.once('exit', (code) => done(code))),
    }
  }
  async function until<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
    for (let waited = 0; waited < 40_000; waited += 200) {
      const found = await look()
      if (found !== undefined) return found
      await new Promise((done) => setTimeout(done, 200))
    }
    throw new Error(`waited in vain for ${what}`)
  }
  const claimOf = (holder: Holder) =>
    until('the claim', () => /^claim ([0-9a-f-]{36}) on/m.exec(holder.said())?.[1])
  /** A command that tells its process id and then works for long. */
  const LONG = ['sh', '-c', 'echo "pid $$"; exec sleep 300']
  const commandOf = (holder: Holder) =>
    until('the command', () => /^pid (\d+)$/m.exec(holder.said())?.[1]).then(Number)

  it('keeps the lease while the command runs; killed with -9 it keeps nothing once the lease has ended', async () => {
    const holder = hold('argus', 'pkg:npm/kill-nine', ...LONG)
    const claim = await claimOf(holder)
    orphans.push(await commandOf(holder))
    // Longer than one lease: heartbeats held it.
    await new Promise((done) => setTimeout(done, LEASE_SECONDS * 1000 + 1000))
    expect((await take('bramble', 'pkg:npm/kill-nine')).json.code).toBe('claim-overlaps')

    await killed(holder.process, 'SIGKILL')
    const at = performance.now()
    expect((await take('bramble', 'pkg:npm/kill-nine')).json.code).toBe('claim-overlaps')
    const theirs = await until('the lease to end by itself', async () => {
      const reply = await take('bramble', 'pkg:npm/kill-nine')
      return reply.status === 201 ? reply.json.claim : undefined
    })
    expect((performance.now() - at) / 1000).toBeLessThan(LEASE_SECONDS + 2)
    expect((await ask('argus', 'POST', `/v1/scan-claims/${claim}/heartbeat`)).json.code).toBe(
      'claim-lease-ended',
    )
    expect((await ask('bramble', 'POST', `/v1/scan-claims/${theirs.id}/heartbeat`)).status).toBe(200)
  })

  it('ends the claim with what the command’s exit code says', async () => {
    for (const [code, outcome] of [
      [0, 'nothing found'],
      [10, 'findings reported'],
      [3, 'stopped early'],
    ] as const) {
      const holder = hold(
        'argus',
        `pkg:npm/exit-${code}`,
        'sh',
        '-c',
        `test -n "$TOCSIN_CLAIM" && exit ${code}`,
      )
      const claim = await claimOf(holder)
      expect(await holder.ended).toBe(code)
      const view = await ask('argus', 'GET', `/v1/scan-claims/${claim}`)
      expect(view.json).toMatchObject({ state: 'ended', ended: { outcome } })
    }
  })

  it('ends the command when the claim is not held any more', async () => {
    const holder = hold('argus', 'pkg:npm/lost', ...LONG)
    const claim = await claimOf(holder)
    const command = await commandOf(holder)
    await ask('argus', 'POST', `/v1/scan-claims/${claim}/end`, {
      outcome: 'stopped early',
      depthReached: 'none',
    })
    expect(await holder.ended).toBe(1)
    expect(holder.said()).toMatch(/The command was ended: .*claim-ended/)
    expect(() => process.kill(command, 0)).toThrow(/ESRCH/)
  })

  it('runs nothing where the target is taken, and says what to do', async () => {
    await take('bramble', 'pkg:npm/theirs')
    const holder = hold('argus', 'pkg:npm/theirs', ...LONG)
    expect(await holder.ended).toBe(1)
    expect(holder.said()).toMatch(/taken until/)
    expect(holder.said()).toMatch(/join +ask for/)
    expect(holder.said()).not.toMatch(/^pid/m)
  })
})
