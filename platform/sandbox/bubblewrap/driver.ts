import { chmod, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
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
import { type Box, type BoxStart, startBox } from './box.ts'
import { giveTo, type Slot, writeBoxBase, writeBuildFiles } from './box-files.ts'
import { compile } from './compile.ts'
import { findProgram, isRoot, readableByOthers, topLevelLinks } from './machine.ts'
import { seccompFilter } from './seccomp.ts'
import { CONTAINS, LEAVES_OPEN, selfTest } from './self-test.ts'

/** Accounts nobody has: one for each box alive, so that no box can touch another's processes. */
const FIRST_UID = 61_000
const SLOTS = 512
const TMP_BYTES = 64 * 1_048_576
/** Loading is not the program's own CPU time; the process as a whole may use this much more. */
const LOAD_SLACK_MS = 1_500

/** Real Node and C programs in namespaces, behind a system call filter. Linux with bubblewrap ≥ 0.8. */
export function bubblewrapDriver(): SandboxDriver {
  const used = new Set<number>()
  const takeSlot = (): Slot | undefined => {
    if (!isRoot()) return undefined
    for (let i = 0; i < SLOTS; i++) {
      if (used.has(FIRST_UID + i)) continue
      used.add(FIRST_UID + i)
      return { uid: FIRST_UID + i, gid: FIRST_UID + i }
    }
    throw new SandboxError('too many sandboxes at once')
  }

  const driver: SandboxDriver = {
    name: 'bubblewrap',
    async run(plan, builds) {
      const slot = takeSlot()
      const dir = await mkdtemp(join(tmpdir(), 'tocsin-box-'))
      try {
        const report = await prepareReport(plan, builds, dir, slot)
        return { driver: 'bubblewrap', environment: environment(), runs: await performAll(plan, report) }
      } finally {
        if (slot) used.delete(slot.uid)
        await rm(dir, { recursive: true, force: true })
      }
    },
    selfTest: () => selfTest(driver),
    async close() {},
  }
  return driver
}

/** Where one part of the plan (vulnerable, fixed, stub) lies ready on disk. */
interface Place {
  /** Bound read-only at /app; absent for the stub of a native target, which needs no file. */
  directory: string | undefined
  target: string
  /** The compiler's words, when there is nothing to run. */
  failed?: string
}

interface Report {
  start: Omit<BoxStart, 'command'>
  places: ReadonlyMap<BuildName, Place>
  language: Build['language']
}

async function prepareReport(
  plan: RunPlan,
  builds: ReadonlyMap<string, Build>,
  dir: string,
  slot: Slot | undefined,
): Promise<Report> {
  const bwrap = findProgram('bwrap')
  if (!bwrap) throw new SandboxError('bubblewrap is not installed: install the package "bubblewrap"')
  const { arch } = process
  if (arch !== 'x64' && arch !== 'arm64')
    throw new SandboxError(`no system call filter is written for ${arch}`)
  await chmod(dir, 0o755)
  const { etc, box } = await writeBoxBase(dir)
  const seccompFile = join(dir, 'seccomp.bpf')
  await writeFile(seccompFile, seccompFilter(arch), { mode: 0o644 })
  const readOnly = [
    [box, '/box'],
    [await nodeFor(dir), '/node'],
  ] as const
  const layout = { readOnly, links: topLevelLinks(), etc, tmpBytes: TMP_BYTES }
  const start = { bwrap, slot, seccompFile, memoryMiB: plan.limits.memoryMiB, layout }

  const vulnerable = given(builds, plan.builds.vulnerable)
  const { language } = vulnerable
  const places = new Map<BuildName, Place>()
  const place = async (part: BuildName, build: Build) => {
    const source = join(dir, part)
    await writeBuildFiles(source, build, part === 'stub' ? `node_modules/${build.name}` : undefined)
    const ready = { directory: source, target: build.name }
    places.set(part, language === 'c' ? await compiled(build, source, `${source}-out`, start) : ready)
  }
  await place('vulnerable', vulnerable)
  if (language === 'javascript') await place('stub', vulnerable)
  else places.set('stub', { directory: undefined, target: vulnerable.name })
  if (plan.builds.fixed !== undefined) await place('fixed', given(builds, plan.builds.fixed))
  return { start, places, language }
}

async function compiled(build: Build, source: string, out: string, start: Report['start']): Promise<Place> {
  const compiler = findProgram('gcc') ?? findProgram('clang')
  if (!compiler) throw new SandboxError('there is no C compiler: install gcc or clang with AddressSanitizer')
  await giveTo(start.slot, out)
  const place = { directory: out, target: build.name }
  try {
    const layout: BoxStart['layout'] = {
      ...start.layout,
      readOnly: [[source, '/src']],
      writable: [out, '/out'],
    }
    await compile(compiler, build, { ...start, layout, memoryMiB: 1024 })
    return place
  } catch (error) {
    return { ...place, failed: error instanceof Error ? error.message : String(error) }
  }
}

/** This Node, where an ordinary account can read it. */
async function nodeFor(dir: string): Promise<string> {
  if (!isRoot() || readableByOthers(process.execPath)) return process.execPath
  const copy = join(dir, 'node')
  await copyFile(process.execPath, copy)
  await chmod(copy, 0o755)
  return copy
}

function given(builds: ReadonlyMap<string, Build>, digest: string): Build {
  const build = builds.get(digest)
  if (!build) throw new SandboxError(`build ${digest} of the plan was not given to the driver`)
  return build
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

function environment(): RunOutcome['environment'] {
  return {
    driverVersion: 'bubblewrap/1',
    engine: `node ${process.versions.node}`,
    platform: `${process.platform} ${process.arch}`,
    contains: [...CONTAINS],
    leavesOpen: [...LEAVES_OPEN],
  }
}
