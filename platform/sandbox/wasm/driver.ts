import { createRequire } from 'node:module'
import { Value } from 'typebox/value'
import {
  type Build,
  type PlannedRun,
  RunObservation,
  type RunOutcome,
  type RunPlan,
} from '../../../standards/judging/types.ts'
import { nothingSeen } from '../observation.ts'
import { type SandboxDriver, SandboxError } from '../types.ts'
import { type EngineJob, type EngineProcess, startEngine } from './engine-process.ts'
import { packBuild } from './pack.ts'
import { CONTAINS, LEAVES_OPEN, selfTest } from './self-test.ts'

const { version } = createRequire(import.meta.url)('quickjs-emscripten/package.json') as { version: string }
const ENGINE = `quickjs-emscripten ${version}`
const PACKED_CACHE_BYTES = 64 * 1_048_576

/** JavaScript in an interpreter in WebAssembly in a process that can be killed. Works wherever Node does. */
export function wasmDriver(): SandboxDriver {
  let spare: EngineProcess | undefined
  const packed = new Map<string, Buffer>()

  const take = (): EngineProcess => {
    const engine = spare?.alive() ? spare : startEngine()
    spare = undefined
    return engine
  }
  // A spare is started before anybody knows which report it will serve; it serves one and is ended.
  const prepareSpare = () => {
    spare ??= startEngine()
  }
  const packedOf = (build: Build): Buffer => {
    const known = packed.get(build.digest)
    if (known) return known
    const fresh = packBuild(build)
    packed.set(build.digest, fresh)
    let total = 0
    for (const bytes of packed.values()) total += bytes.length
    for (const [digest, bytes] of packed) {
      if (total <= PACKED_CACHE_BYTES || digest === build.digest) break
      packed.delete(digest)
      total -= bytes.length
    }
    return fresh
  }

  const driver: SandboxDriver = {
    name: 'wasm',
    async run(plan, builds) {
      const needed = neededBuilds(plan, builds)
      let engine: EngineProcess | undefined
      let sent = new Set<string>()
      const runs: RunObservation[] = []
      try {
        for (const run of plan.runs) {
          const job = jobOf(plan, run, needed)
          if (!job) {
            runs.push(nothingSeen(run.id, 'infrastructure-error', `the plan names no build for ${run.build}`))
            continue
          }
          if (!engine) {
            engine = take()
            sent = new Set()
            await engine.ready.catch((error: Error) => {
              throw new SandboxError(error.message)
            })
            prepareSpare()
          }
          if (!sent.has(job.build)) {
            engine.sendBuild(job.build, packedOf(needed.get(job.build)!))
            sent.add(job.build)
          }
          const answer = await engine.run(job)
          if (answer && answer.id === run.id && Value.Check(RunObservation, answer)) runs.push(answer)
          else {
            // Only the whole process can have been lost here: its supervisor ends everything milder itself.
            runs.push(
              nothingSeen(run.id, 'infrastructure-error', 'the engine process was lost during this run'),
            )
            engine.end()
            engine = undefined
          }
        }
      } finally {
        engine?.end()
      }
      return { driver: 'wasm', environment: environment(), runs }
    },
    selfTest: () => selfTest(driver),
    async close() {
      spare?.end()
      spare = undefined
      packed.clear()
    },
  }
  return driver
}

function neededBuilds(plan: RunPlan, builds: ReadonlyMap<string, Build>): Map<string, Build> {
  const needed = new Map<string, Build>()
  for (const digest of [plan.builds.vulnerable, plan.builds.fixed]) {
    if (digest === undefined) continue
    const build = builds.get(digest)
    if (!build) throw new SandboxError(`build ${digest} of the plan was not given to the driver`)
    if (build.language !== 'javascript')
      throw new SandboxError('the wasm driver runs JavaScript targets only')
    needed.set(digest, build)
  }
  return needed
}

function jobOf(plan: RunPlan, run: PlannedRun, builds: ReadonlyMap<string, Build>): EngineJob | undefined {
  const digest = run.build === 'fixed' ? plan.builds.fixed : plan.builds.vulnerable
  if (digest === undefined) return undefined
  const program = plan[run.program]
  return {
    id: run.id,
    nonce: run.nonce,
    build: digest,
    target: builds.get(digest)!.name,
    stub: run.build === 'stub',
    format: program.format ?? 'commonjs',
    source: program.source,
    limits: plan.limits,
  }
}

function environment(): RunOutcome['environment'] {
  return {
    driverVersion: `wasm/1 node ${process.versions.node}`,
    engine: ENGINE,
    platform: `${process.platform} ${process.arch}`,
    contains: [...CONTAINS],
    leavesOpen: [...LEAVES_OPEN],
  }
}
