import { writeFileSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

/** Everything of one report that lies ready on disk. */
interface Report {
  start: BoxStart
  /** Where each build lies inside the box, by its part in the plan; a native build's error where it failed. */
  places: Map<PlannedRun['build'], { root: string; target: string; failed?: string }>
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
  const arch = process.arch
  if (arch !== 'x64' && arch !== 'arm64')
    throw new SandboxError(`no system call filter is written for ${arch}`)
  const { chmod } = await import('node:fs/promises')
  await chmod(dir, 0o755)
  const { etc, box } = await writeBoxBase(dir)
  const seccompFile = join(dir, 'seccomp.bpf')
  writeFileSync(seccompFile, seccompFilter(arch), { mode: 0o644 })
  const node = await nodeFor(dir)

  const vulnerable = given(builds, plan.builds.vulnerable)
  const fixed = plan.builds.fixed === undefined ? undefined : given(builds, plan.builds.fixed)
  const base = {
    readOnly: [
      [box, '/box'],
      [node, '/node'],
    ] as [string, string][],
    links: topLevelLinks(),
    etc,
    tmpBytes: TMP_BYTES,
  }
  const common = { bwrap, slot, seccompFile, memoryMiB: plan.limits.memoryMiB }
  const places: Report['places'] = new Map()
  const wanted: [PlannedRun['build'], Build][] = [['vulnerable', vulnerable]]
  if (fixed) wanted.push(['fixed', fixed])
  if (vulnerable.language === 'javascript') wanted.push(['stub', vulnerable])
  else places.set('stub', { root: '', target: vulnerable.name })
  for (const [part, build] of wanted) {
    // The digest's beginning, or the run would be told by its path which control it is.
    const inside = `/b${places.size}`
    const source = join(dir, `build-${places.size}`)
    await writeBuildFiles(source, build, part === 'stub' ? `node_modules/${build.name}` : undefined)
    if (build.language === 'javascript') {
      base.readOnly.push([source, inside])
      places.set(part, { root: inside, target: build.name })
      continue
    }
    const out = join(dir, `out-${places.size}`)
    await giveTo(slot, out)
    const compiler = findProgram('gcc') ?? findProgram('clang')
    if (!compiler) throw new SandboxError('no C compiler: install gcc or clang with AddressSanitizer')
    const failed = await compile(compiler, build, {
      ...common,
      memoryMiB: 1024,
      layout: { ...base, readOnly: [[source, '/src']], writable: [out, '/out'] },
    }).then(
      () => undefined,
      (error: unknown) => String(error instanceof Error ? error.message : error),
    )
    base.readOnly.push([out, inside])
    places.set(part, { root: inside, target: build.name, ...(failed === undefined ? {} : { failed }) })
  }
  return {
    start: { ...common, layout: base, command: ['/node', '/box/agent.cjs'] },
    places,
    language: vulnerable.language,
  }
}

/** This Node, where an ordinary account can read it. */
async function nodeFor(dir: string): Promise<string> {
  if (!isRoot() || readableByOthers(process.execPath)) return process.execPath
  const copy = join(dir, 'node')
  await copyFile(process.execPath, copy)
  return copy
}

function given(builds: ReadonlyMap<string, Build>, digest: string): Build {
  const build = builds.get(digest)
  if (!build) throw new SandboxError(`build ${digest} of the plan was not given to the driver`)
  return build
}

async function performAll(plan: RunPlan, report: Report): Promise<RunObservation[]> {
  const runs: RunObservation[] = []
  const lastProof = plan.runs.findLast((run) => run.control === 'vulnerable')?.id
  let box: Box | undefined
  try {
    for (const run of plan.runs) {
      const place = report.places.get(run.build)
      if (!place || place.failed !== undefined) {
        const why = place?.failed ?? `the plan names no build for ${run.build}`
        runs.push(nothingSeen(run.id, place ? 'load-error' : 'infrastructure-error', why))
        continue
      }
      box ??= await started(report.start)
      const answer = await box.run(
        jobOf(plan, run, place, report.language, run.id === lastProof),
        plan.limits.wallMs,
      )
      if (answer && answer.id === run.id && Value.Check(RunObservation, answer)) runs.push(answer)
      else {
        runs.push(
          nothingSeen(
            run.id,
            'infrastructure-error',
            `the sandbox was lost during this run: ${box.said().slice(0, 500)}`,
          ),
        )
        await box.end()
        box = undefined
      }
    }
  } finally {
    await box?.end()
  }
  return runs
}

async function started(start: BoxStart): Promise<Box> {
  const box = startBox(start)
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
  place: { root: string; target: string },
  language: Build['language'],
  symbolize: boolean,
): object {
  const program = plan[run.program]
  const stub = run.build === 'stub'
  return {
    id: run.id,
    nonce: run.nonce,
    language,
    root: place.root,
    target: place.target,
    stub,
    format: program.format ?? 'commonjs',
    source: program.source,
    limits: plan.limits,
    slackMs: LOAD_SLACK_MS,
    // Symbolising takes ten times the run; one report of the set has names, the others only need the class.
    symbolize,
    ...(language === 'c'
      ? { command: stub ? ['/bin/sh', '-c', 'cat >/dev/null'] : [`${place.root}/target`] }
      : {}),
  }
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
