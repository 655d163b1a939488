import { homedir } from 'node:os'
import { join } from 'node:path'
import type { DriverName } from '../../platform/sandbox/index.ts'

/** What a runner is told. It reads no other setting of the house and holds no secret but its own key. */
export interface RunnerSettings {
  server: string
  key: string
  /** Reproductions at once. */
  capacity: number
  /** Drivers it may use; empty: every one that passes its self-test. */
  drivers: DriverName[]
  /** Where fetched builds are kept, by digest. */
  cacheDir: string
}

/** @throws Error naming the variable that is missing or does not fit */
export function readSettings(env: NodeJS.ProcessEnv): RunnerSettings {
  const server = env.TOCSIN_SERVER ?? ''
  if (!/^https?:\/\/./.test(server)) {
    throw new Error('TOCSIN_SERVER must be the address of the house, such as http://127.0.0.1:7117')
  }
  const key = env.TOCSIN_RUNNER_KEY ?? ''
  if (key === '') throw new Error('TOCSIN_RUNNER_KEY must hold an API key with the scope "runner"')
  const capacity = Number(env.TOCSIN_RUNNER_CAPACITY || 2)
  if (!Number.isInteger(capacity) || capacity < 1 || capacity > 64) {
    throw new Error('TOCSIN_RUNNER_CAPACITY must be a whole number from 1 to 64')
  }
  return {
    server: server.replace(/\/+$/, ''),
    key,
    capacity,
    drivers: driverList(env.TOCSIN_RUNNER_DRIVERS),
    cacheDir: cacheDir(env),
  }
}

export function driverList(text: string | undefined): DriverName[] {
  const names = (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  return names.map((name) => {
    if (name !== 'wasm' && name !== 'bubblewrap') {
      throw new Error(`TOCSIN_RUNNER_DRIVERS: "${name}" is no driver; there are wasm and bubblewrap`)
    }
    return name
  })
}

function cacheDir(env: NodeJS.ProcessEnv): string {
  if (env.TOCSIN_CACHE) return join(env.TOCSIN_CACHE, 'by-digest')
  return join(env.TOCSIN_DATA_DIR ?? join(homedir(), '.tocsin'), 'runner-builds')
}
