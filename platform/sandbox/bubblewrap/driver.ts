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
  const runs: RunObservation[] = []
  const lastProof = plan.runs.findLast((run) => run.control === 'vulnerable')?.id
  let open: { part: BuildName; box: Box } | undefined
  const close = async () => {
    const closing = open
    open = undefined
    await closing?.box.end()
  }
  try {
    for (const run of plan.runs) {
      const place = report.places.get(run.build)
      if (!place || place.failed !== undefined) {
        const end = place ? 'load-error' : 'infrastructure-error'
        runs.push(nothingSeen(run.id, end, place?.failed ?? `the plan names no build for ${run.build}`))
        continue
      }
      if (open?.part !== run.build) {
        await close()
        open = { part: run.build, box: await started(report, place) }
      }
      const job = jobOf(plan, run, place.target, report.language, run.id === lastProof)
      const answer = await open.box.run(job, plan.limits.wallMs)
      if (answer && answer.id === run.id && Value.Check(RunObservation, answer)) {
        runs.push(answer)
        continue
      }
      const words = `the sandbox was lost during this run: ${open.box.said().slice(0, 500)}`
      runs.push(nothingSeen(run.id, 'infrastructure-error', words))
      await close()
    }
  } finally {
    await close()
  }
  return runs
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
