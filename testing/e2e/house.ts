import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Message } from '../../apps/server/process.ts'
import type { Scenario } from '../../demo/format.ts'
import { packageRoot } from '../../platform/config/root.ts'

export interface OpenHouse {
  url: string
  /** Ends the house and removes what it stored. */
  close(): Promise<void>
}

/** A dozen reports take some 20 s on a quiet machine with two cores. */
const PLAYED_WITHIN_MS = 240_000
const CLOSED_WITHIN_MS = 30_000
const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** A discoverer beside the one of the demonstration's roles: what one of them does, the other must not see. */
export const RIVAL: Account = {
  organisation: 'Bramble Research',
  account: 'bramble',
  password: 'a password for walks',
  role: 'discoverer',
}
/** One person who looks after the computers of a clinic; not admitted as a member yet. */
export const OPERATOR: Account = {
  organisation: 'Willow Bend Clinic',
  account: 'willow',
  password: 'a password for walks',
  role: 'member',
}

/** Somebody with a password; invented, as everybody here. */
export interface Account {
  organisation: string
  account: string
  password: string
  role: 'discoverer' | 'member'
}

/**
 * Starts a built house in a directory of its own and plays a scenario to its end.
 * @throws Error saying what did not come in time, or what the house said before it failed
 */
export async function openHouse(scenario: Scenario): Promise<OpenHouse> {
  const directory = mkdtempSync(join(tmpdir(), 'tocsin-e2e-'))
  const file = join(directory, 'scenario.json')
  writeFileSync(file, JSON.stringify(scenario))
  for (const one of [RIVAL, OPERATOR]) await makeAccount(directory, one)
  const child = fork(join(packageRoot, 'dist/apps/server/serve-process.js'), ['--scenario', file], {
    env: environment(directory),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const close = async () => {
    for (const signal of SIGNALS) process.off(signal, interrupted)
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), CLOSED_WITHIN_MS)
    await ended
    clearTimeout(timer)
    rmSync(directory, { recursive: true, force: true })
  }
  const interrupted = () => void close().finally(() => process.exit(130))
  for (const signal of SIGNALS) process.once(signal, interrupted)
  try {
    return { url: await played(child, ended), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Straight into the database, as the first account of any house is made: nothing else has it open yet. */
async function makeAccount(
  directory: string,
  { organisation, account, password, role }: Account,
): Promise<void> {
  const child = fork(
    join(packageRoot, 'dist/apps/server/account-process.js'),
    [account, '--organisation', organisation, '--name', organisation, '--role', role, '--password-stdin'],
    { env: environment(directory), stdio: ['pipe', 'ignore', 'inherit', 'ipc'] },
  )
  child.stdin?.end(password)
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`The account of ${organisation} could not be made: exit code ${code}.`)
}

/** Nothing of the person's own settings: the walks must not touch their database. */
function environment(directory: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:TOCSIN_|DATABASE_URL$|NODE_OPTIONS$)/.test(name),
  )
  return {
    ...Object.fromEntries(kept),
    TOCSIN_HOST: '127.0.0.1',
    TOCSIN_PORT: '0',
    TOCSIN_DATA_DIR: join(directory, 'data'),
    TOCSIN_DEMONSTRATION: '1',
    // An endpoint of a walk is on this machine.
    TOCSIN_WEBHOOK_LOOPBACK: 'true',
    TOCSIN_LOG_LEVEL: 'error',
  }
}

function played(child: ReturnType<typeof fork>, ended: Promise<void>): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  return new Promise<string>((resolve, reject) => {
    let url = ''
    let last = 'nothing'
    timer = setTimeout(
      () => reject(new Error(`The scenario was not judged in ${PLAYED_WITHIN_MS / 1000} s; last: ${last}.`)),
      PLAYED_WITHIN_MS,
    )
    child.on('message', (message: Message) => {
      if (message.event === 'listening') url = message.url
      if (message.event === 'progress') last = `${message.phase}, ${message.done} of ${message.total}`
      if (message.event === 'summary') resolve(url)
      if (message.event === 'failed') reject(new Error(`${message.message} [${message.code}]`))
    })
    child.once('error', reject)
    void ended.then(() => reject(new Error(`The house ended before the scenario was judged; last: ${last}.`)))
  }).finally(() => clearTimeout(timer))
}
