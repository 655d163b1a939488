import { type ChildProcess, fork } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../platform/config/root.ts'

/** A server in a process of its own, with the runner it starts: made to be killed. */
export interface ServerProcess {
  process: ChildProcess
  url: string
}

/** Starts a house with demonstration roles over a data directory; settles when it listens. */
export async function startServer(dataDir: string, env: Record<string, string> = {}): Promise<ServerProcess> {
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
      ...env,
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

/** Sends a signal at once; settles when the process is gone. */
export const killed = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    child.once('exit', () => done())
    child.kill(signal)
  })

/** The process of the server's own runner (Linux only). */
export const runnerOf = (server: ServerProcess): number | undefined =>
  childrenOf(server.process.pid!).find((child) =>
    readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('runner/main'),
  )

const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
  )

/** Takes the demonstration's discoverer, as a visitor would. @returns headers of its requests */
export async function asDiscoverer(url: string): Promise<Record<string, string>> {
  const headers = { 'content-type': 'application/json', origin: url }
  const taken = await fetch(`${url}/v1/session/demonstration`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ role: 'discoverer' }),
  })
  const { csrfToken } = (await taken.json()) as { csrfToken: string }
  return { ...headers, cookie: taken.headers.get('set-cookie')!.split(';')[0]!, 'x-csrf-token': csrfToken }
}
