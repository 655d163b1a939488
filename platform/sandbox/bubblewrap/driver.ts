import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Value } from 'typebox/value'
import {
  type Build,
  type BuildName,
  type PlannedRun,
  RunObservation,
  type RunOutcome,
  type RunPlan,
} from '../../../standards/judging/types.ts'
import { nothingSeen } from '../observation.ts'
import { type SandboxDriver, SandboxError } from '../types.ts'
import { type Box, startBox } from './box.ts'
import { nativeBuilds } from './native-builds.ts'
import { type Place, prepareReport, type Report } from './report.ts'
import { CONTAINS, LEAVES_OPEN, selfTest } from './self-test.ts'
import { slots } from './slots.ts'

/** Loading is not the program's own CPU time; the process as a whole may use this much more. */
const LOAD_SLACK_MS = 1_500

/** Real Node and C programs in namespaces, behind a system call filter. Linux with bubblewrap ≥ 0.8. */
export function bubblewrapDriver(): SandboxDriver {
  const accounts = slots(process.pid)
  const native = nativeBuilds()

  const driver: SandboxDriver = {
    name: 'bubblewrap',
    async run(plan, builds) {
      const slot = accounts.take()
      const dir = await mkdtemp(join(tmpdir(), 'tocsin-box-'))
      try {
        const report = await prepareReport(plan, builds, dir, slot, native.get)
        const runs = await performAll(plan, report)
        return { driver: 'bubblewrap', environment: environment(report.language), runs }
      } finally {
        accounts.giveBack(slot)
        await rm(dir, { recursive: true, force: true })
      }
    },
    selfTest: () => selfTest(driver),
    close: native.close,
  }
  return driver
}

/** One box for each build, so that every build lies at the same path and none can touch another's runs. */
async function performAll(plan: RunPlan, report: Report): Promise<RunObservation[]> {
  const observations = new Map<string, RunObservation>()
  for (const part of new Set(plan.runs.map(({ build }) => build))) {
    const runs = plan.runs.filter(({ build }) => build === part)
    for (const seen of await performPart(plan, report, part, runs)) observations.set(seen.id, seen)
  }
  return plan.runs.map(({ id }) => observations.get(id) ?? nothingSeen(id, 'infrastructure-error', 'not run'))
}

async function performPart(
  plan: RunPlan,
  report: Report,
  part: BuildName,
  runs: readonly PlannedRun[],
): Promise<RunObservation[]> {
  const place = report.places.get(part)
  if (!place || place.failed !== undefined) {
    const end = place ? 'load-error' : 'infrastructure-error'
    return runs.map(({ id }) => nothingSeen(id, end, place?.failed ?? `the plan names no build for ${part}`))
  }
  const lastProof = plan.runs.findLast(({ control }) => control === 'vulnerable')?.id
  const seen: RunObservation[] = []
  // A lost box costs the run it was lost in; the runs after it get a new one.
  while (seen.length < runs.length) {
    const box = await started(report, place)
    try {
      const rest = runs.slice(seen.length)
      const answers = rest.map((run) =>
        box.run(jobOf(plan, run, place.target, report.language, run.id === lastProof), plan.limits.wallMs),
      )
      for (const [i, run] of rest.entries()) {
        const answer = await answers[i]
        if (answer && answer.id === run.id && Value.Check(RunObservation, answer)) {
          seen.push(answer)
          continue
        }
        const words = `the sandbox was lost during this run: ${box.said().slice(0, 500)}`
        seen.push(nothingSeen(run.id, 'infrastructure-error', words))
        break
      }
    } finally {
      await box.end()
    }
  }
  return seen
}

async function started({ start }: Report, place: Place): Promise<Box> {
  const readOnly = place.directory === undefined ? [] : [[place.directory, '/app'] as const]
  const layout = { ...start.layout, readOnly: [...start.layout.readOnly, ...readOnly] }
  const box = startBox({ ...start, layout, command: ['/node', '/box/agent.cjs'] })
  try {
    await box.ready
    return box
  } catch (error) {
    await box.end()
    throw new SandboxError(error instanceof Error ? error.message : String(error))
  }
}

function jobOf(
  plan: RunPlan,
  run: PlannedRun,
  target: string,
  language: Build['language'],
  symbolize: boolean,
): object {
  const program = plan[run.program]
  const stub = run.build === 'stub'
  const job = {
    id: run.id,
    nonce: run.nonce,
    language,
    stub,
    source: program.source,
    limits: plan.limits,
    // Symbolising takes ten times the run; one report of the set has names, the others only need the class.
    symbolize,
  }
  if (language === 'c')
    return { ...job, command: stub ? ['/bin/sh', '-c', 'cat >/dev/null'] : ['/app/target'] }
  return { ...job, root: '/app', target, format: program.format ?? 'commonjs', slackMs: LOAD_SLACK_MS }
}

function environment(language: Build['language']): RunOutcome['environment'] {
  return {
    driverVersion: 'bubblewrap/1',
    engine: language === 'c' ? 'native, AddressSanitizer' : `node ${process.versions.node}`,
    platform: `${process.platform} ${process.arch}`,
    contains: [...CONTAINS],
    leavesOpen: [...LEAVES_OPEN],
  }
}
