import type { DriverName, SandboxDriver } from '../../platform/sandbox/index.ts'
import { buildCache } from './build-cache.ts'
import { runnerClient } from './client.ts'
import { testDrivers } from './equipment.ts'
import { runLoop } from './loop.ts'
import { runOnce } from './once.ts'
import { readSettings } from './settings.ts'

// The untrusted half: it runs what strangers send, so it is given as little as possible. Without arguments it
// serves a house until it is told to stop; with --once it runs one job from standard input.

/** A job still running when the runner is told to stop gets this long. */
const FAREWELL_MS = 5_000

const say = (message: string) => process.stderr.write(`runner: ${message}\n`)

async function serve(): Promise<void> {
  const { server, key, capacity, drivers: allowed, cacheDir } = readSettings(process.env)
  // The key is in memory now; nothing started from here shall find it in the environment.
  delete process.env.TOCSIN_RUNNER_KEY
  const stop = new AbortController()
  const leave = () => {
    stop.abort()
    setTimeout(() => process.exit(0), FAREWELL_MS).unref()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, leave)
  // Started by the server: when it is gone, so is the reason to be here.
  process.once('disconnect', leave)
  // Gone already while this was being loaded: that event came before anybody listened.
  if (process.connected === false) leave()

  const client = runnerClient(server, key)
  const drivers = new Map<DriverName, SandboxDriver>()
  const toMend = new Map<DriverName, string>()
  const testing = testAll(allowed, drivers, toMend)
  await Promise.race([testing, firstOf(drivers)])
  const builds = buildCache(cacheDir, (digest) => client.build(digest))
  await runLoop({ client, capacity, builds, drivers, toMend, stop: stop.signal, say })
  for (const driver of drivers.values()) await driver.close()
}

async function testAll(
  allowed: readonly DriverName[],
  drivers: Map<DriverName, SandboxDriver>,
  toMend: Map<DriverName, string>,
): Promise<void> {
  for await (const { name, driver, works, howToMend } of testDrivers(allowed)) {
    if (works) drivers.set(name, driver)
    else {
      toMend.set(name, howToMend)
      say(`${name} does not work here. ${howToMend}`)
    }
  }
}

/** Resolves when a first driver has passed, so that work need not wait for the slower self-tests. */
async function firstOf(drivers: ReadonlyMap<DriverName, SandboxDriver>): Promise<void> {
  while (drivers.size === 0) await new Promise((resolve) => setTimeout(resolve, 50).unref())
}

async function main(): Promise<void> {
  if (process.argv.includes('--once'))
    process.stdout.write(`${JSON.stringify(await runOnce(process.stdin))}\n`)
  else await serve()
}

main().then(
  () => {
    // A lingering spare process or socket must not keep a finished runner alive.
    process.exitCode = 0
    if (process.connected) process.disconnect()
  },
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error))
    process.exit(1)
  },
)
