import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { framesRecipe } from '../demo/targets-c/frames/recipe.ts'
import { sourceBuild } from '../platform/packages/index.ts'
import { bubblewrapDriver, type SandboxDriver, wasmDriver } from '../platform/sandbox/index.ts'
import type { Build, Program, RunObservation, RunPlan } from '../standards/judging/types.ts'

/** Replays of one report: as many as a plan may hold. */
const REPLAYS = 60
const ROUNDS = 5

interface Figure {
  work: string
  driver: string
  replays: number
  /** Best of ROUNDS for both: other work on the machine only ever slows. A round is one report, sandbox start and end included. */
  replaysPerSecond: number
  rawPerSecond: number
  /** Replays over raw executions of the same work: the bar is 0.8. */
  ratio: number
}

interface Work {
  name: string
  build: Build
  program: Program
  oracle: RunPlan['oracle']
  /** Whether this observation shows that the work was really done. */
  done: (run: RunObservation) => boolean
  /** One raw execution of the same work. */
  raw: (dir: string) => { command: string; args: string[]; input: Buffer; code: number }
  prepareRaw: (dir: string) => void
}

const TOY = sourceBuild({
  language: 'javascript',
  name: 'toy',
  version: '1.0.0',
  entry: 'index.js',
  files: {
    'index.js':
      'exports.merge = (to, from) => { for (const key in from) { if (typeof from[key] === "object" && to[key]) exports.merge(to[key], from[key]); else to[key] = from[key] } return to }',
  },
})
const PROOF = `require('toy').merge({}, JSON.parse('{"__proto__":{"polluted":1}}'))`
const PROBE = `const before = Reflect.ownKeys(Object.prototype).length\n${PROOF}\nprocess.exit(Reflect.ownKeys(Object.prototype).length > before ? 0 : 1)`

const javascript: Work = {
  name: 'prototype pollution, small package',
  build: TOY,
  program: { language: 'javascript', source: PROOF },
  oracle: 'prototype-pollution',
  done: (run) => run.polluted.includes('Object.prototype.polluted'),
  prepareRaw: (dir) => {
    for (const [path, text] of Object.entries(TOY.files)) write(join(dir, path), text)
    write(join(dir, 'proof.cjs'), PROBE)
  },
  raw: (dir) => ({
    command: process.execPath,
    args: [join(dir, 'proof.cjs')],
    input: Buffer.alloc(0),
    code: 0,
  }),
}

function native(kind: 'passes' | 'crashes'): Work {
  const recipe = framesRecipe()
  if (recipe.target.kind !== 'source') throw new Error('frames is a source target')
  const build = sourceBuild(recipe.target)
  const program = kind === 'crashes' ? recipe.proof : recipe.benign!
  return {
    name: `C target with AddressSanitizer, input ${kind}`,
    build,
    program,
    oracle: 'sanitizer',
    done: (run) => (kind === 'crashes' ? run.sanitizer === 'heap-buffer-overflow' : run.end === 'completed'),
    prepareRaw: (dir) => {
      write(join(dir, 'frames.c'), build.files['frames.c'] ?? '')
      const flags = ['-g', '-O1', '-fno-omit-frame-pointer', '-fsanitize=address', '-w']
      execFileSync('gcc', [...flags, '-o', join(dir, 'target'), join(dir, 'frames.c')])
    },
    raw: (dir) => ({
      command: join(dir, 'target'),
      args: [],
      input: Buffer.from(program.source, 'base64'),
      code: kind === 'crashes' ? 99 : 0,
    }),
  }
}

/**
 * Replays a second of each driver against raw execution of the same work on the same machine in the same run:
 * a new Node process for JavaScript, a new process of the same compiled target for C.
 */
export async function run(): Promise<{ figures: Figure[]; skipped: string[] }> {
  const figures: Figure[] = []
  const skipped: string[] = []
  const cases: [SandboxDriver, Work][] = [
    [wasmDriver(), javascript],
    [bubblewrapDriver(), javascript],
    [bubblewrapDriver(), native('passes')],
    [bubblewrapDriver(), native('crashes')],
  ]
  for (const [driver, work] of cases) {
    const dir = mkdtempSync(join(tmpdir(), 'tocsin-bench-'))
    try {
      work.prepareRaw(dir)
      // Compiling is done once for a build, whoever replays it.
      await replay(driver, work)
      const sandboxed: number[] = []
      const raw: number[] = []
      // Interleaved, so that both meet the same noise of the machine.
      for (let round = 0; round < ROUNDS; round++) {
        sandboxed.push(await rate(() => replay(driver, work)))
        raw.push(await rate(() => executeRaw(work, dir)))
        process.stderr.write(`${driver.name}, ${work.name}: round ${round + 1} of ${ROUNDS}\n`)
      }
      const [replaysPerSecond, rawPerSecond] = [Math.max(...sandboxed), Math.max(...raw)]
      const ratio = Math.round((replaysPerSecond / rawPerSecond) * 100) / 100
      figures.push({
        work: work.name,
        driver: driver.name,
        replays: REPLAYS,
        replaysPerSecond,
        rawPerSecond,
        ratio,
      })
    } catch (error) {
      skipped.push(`${driver.name}, ${work.name}: ${error instanceof Error ? error.message : String(error)}`)
    } finally {
      await driver.close()
      rmSync(dir, { recursive: true, force: true })
    }
  }
  return { figures, skipped }
}

async function replay(driver: SandboxDriver, { build, program, oracle, done }: Work): Promise<void> {
  const runs = Array.from({ length: REPLAYS }, (_, i) => ({
    id: `benign-${i}`,
    control: 'benign' as const,
    build: 'vulnerable' as const,
    program: 'proof' as const,
    nonce: randomBytes(16).toString('hex'),
  }))
  const limits = { wallMs: 10_000, cpuMs: 5000, memoryMiB: 128, outputBytes: 16_384 }
  const plan: RunPlan = {
    proof: program,
    benign: program,
    oracle,
    runs,
    limits,
    builds: { vulnerable: build.digest },
  }
  const outcome = await driver.run(plan, new Map([[build.digest, build]]))
  const failed = outcome.runs.find((run) => !done(run))
  if (failed) throw new Error(`a replay did not do its work: ${failed.end} ${failed.error ?? ''}`)
}

/** A loop of raw executions in a small process of its own: as a box's agent, and unlike this one. */
const RAW_LOOP = `
const { spawn } = require('node:child_process')
const { command, args, input, code, times, dir } = JSON.parse(process.argv[1])
const once = () => new Promise((resolve, reject) => {
  const child = spawn(command, args, { cwd: dir, stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdout.resume(); child.stderr.resume(); child.stdin.on('error', () => {}); child.stdin.end(Buffer.from(input, 'base64'))
  child.on('error', reject)
  child.on('close', (ended) => (ended === code ? resolve() : reject(new Error('ended with ' + ended))))
})
const main = async () => { for (let i = 0; i < times; i++) await once() }
main().catch((error) => { console.error(error.message); process.exit(1) })`

async function executeRaw(work: Work, dir: string): Promise<void> {
  const { command, args, input, code } = work.raw(dir)
  const order = JSON.stringify({ command, args, input: input.toString('base64'), code, times: REPLAYS, dir })
  const env = { PATH: process.env.PATH, ASAN_OPTIONS: 'exitcode=99:detect_leaks=0:symbolize=0' }
  const child = spawn(process.execPath, ['-e', RAW_LOOP, order], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [ended] = (await once(child, 'close')) as [number | null]
  if (ended !== 0) throw new Error(`the raw executions of ${work.name} failed`)
}

async function rate(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return Math.round((REPLAYS / (performance.now() - started)) * 10_000) / 10
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
