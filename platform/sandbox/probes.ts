import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Build, RunObservation, RunPlan } from '../../standards/judging/types.ts'
import type { SandboxDriver } from './types.ts'

/** What the probes of a self-test may point at: things of this host that must stay out of reach. */
export interface HostBait {
  /** A file every account of this host can read. */
  file: string
  secret: string
  /** A listener on this host's loopback. */
  port: number
  /** Name of a variable in this process's environment. */
  variable: string
}

const BUILD: Build = {
  digest: '0'.repeat(64),
  language: 'javascript',
  name: 'probe-target',
  version: '1.0.0',
  files: {
    'node_modules/probe-target/package.json': '{"main":"index.js"}',
    'node_modules/probe-target/index.js': 'exports.merge = (to, key, value) => { to[key].polluted = value }',
  },
}

const WIDE: RunPlan['limits'] = { wallMs: 6000, cpuMs: 1500, memoryMiB: 96, outputBytes: 16_384 }

/** Runs programs one after another, each as a reproduction of its own. */
export async function probe(
  driver: SandboxDriver,
  sources: readonly string[],
  limits: Partial<RunPlan['limits']> = {},
): Promise<RunObservation[]> {
  const observations: RunObservation[] = []
  for (const source of sources) observations.push((await probePair(driver, source, undefined, limits))[0]!)
  return observations
}

/** Two programs in one reproduction: what the first does to the sandbox, the second meets. */
export async function probePair(
  driver: SandboxDriver,
  first: string,
  second: string | undefined,
  limits: Partial<RunPlan['limits']> = {},
): Promise<RunObservation[]> {
  const program = (source: string) => ({ language: 'javascript' as const, source })
  const run = (control: 'vulnerable' | 'benign', part: 'proof' | 'benign') =>
    ({
      id: control,
      control,
      build: 'vulnerable',
      program: part,
      nonce: randomBytes(16).toString('hex'),
    }) as const
  const outcome = await driver.run(
    {
      proof: program(first),
      benign: program(second ?? first),
      oracle: 'prototype-pollution',
      limits: { ...WIDE, ...limits },
      builds: { vulnerable: BUILD.digest },
      runs: [run('vulnerable', 'proof'), ...(second === undefined ? [] : [run('benign', 'benign')])],
    },
    new Map([[BUILD.digest, BUILD]]),
  )
  return outcome.runs
}

/** A run that must fall: a sandbox that sees nothing would pass every other probe. */
export const POSITIVE = `require('probe-target').merge({}, '__proto__', 1)`
export const seesPollution = (run: RunObservation | undefined): boolean =>
  run?.end === 'completed' && run.polluted.includes('Object.prototype.polluted')

/** Lays out bait, calls `use`, takes it away. `connections()` tells how often the listener was reached. */
export async function withBait<T>(
  use: (bait: HostBait, connections: () => number) => Promise<T>,
): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'tocsin-bait-'))
  const secret = randomBytes(16).toString('hex')
  const variable = `TOCSIN_BAIT_${randomBytes(4).toString('hex')}`
  let reached = 0
  const server = createServer((socket) => {
    reached += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  try {
    const file = join(dir, 'bait')
    await writeFile(file, secret, { mode: 0o644 })
    process.env[variable] = secret
    const port = typeof address === 'object' && address ? address.port : 0
    return await use({ file, secret, port, variable }, () => reached)
  } finally {
    delete process.env[variable]
    server.close()
    await rm(dir, { recursive: true, force: true })
  }
}

/** Source of a program that tries to reach the bait and observes, as one JSON object, what it got. */
export const reachForHost = (bait: HostBait): string => `
const got = {}
const attempt = (name, run) => { try { got[name] = String(run()) } catch (error) { got[name] = 'refused ' + (error.code || error.message) } }
const fs = require('fs')
attempt('file', () => fs.readFileSync(${JSON.stringify(bait.file)}, 'utf8'))
attempt('parentEnvironment', () => fs.readFileSync('/proc/' + process.ppid + '/environ', 'utf8'))
attempt('variable', () => process.env[${JSON.stringify(bait.variable)}])
attempt('signal', () => process.kill(${process.pid}, 0))
attempt('command', () => require('child_process').execSync('cat ${bait.file}').toString())
module.exports = () => new Promise((done) => {
  const socket = require('net').connect(${bait.port}, '127.0.0.1')
  const end = (result) => { got.network = result; tocsin.observe(got); done() }
  socket.on('connect', () => end('connected'))
  socket.on('error', (error) => end('refused ' + error.code))
})`
