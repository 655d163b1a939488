import { chmod, copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Build, BuildName, RunPlan } from '../../../standards/judging/types.ts'
import { SandboxError } from '../types.ts'
import type { BoxStart } from './box.ts'
import { writeBoxBase, writeBuildFiles } from './box-files.ts'
import { findProgram, isRoot, readableByOthers, topLevelLinks } from './machine.ts'
import type { Native } from './native-builds.ts'
import { seccompFilter } from './seccomp.ts'
import type { Slot } from './slots.ts'

const TMP_BYTES = 64 * 1_048_576

/** Where one part of the plan (vulnerable, fixed, stub) lies ready on disk. */
export interface Place {
  /** Bound read-only at /app; absent for the stub of a native target, which needs no file. */
  directory: string | undefined
  target: string
  /** The compiler's words, when there is nothing to run. */
  failed?: string
}

/** Everything the boxes of one report are started with. */
export interface Report {
  start: Omit<BoxStart, 'command'>
  places: ReadonlyMap<BuildName, Place>
  language: Build['language']
}

/**
 * Lays one report's files out below `dir`.
 * @throws SandboxError when this machine or the plan lacks something
 */
export async function prepareReport(
  plan: RunPlan,
  builds: ReadonlyMap<string, Build>,
  dir: string,
  slot: Slot | undefined,
  native: (build: Build, start: Report['start']) => Promise<Native>,
): Promise<Report> {
  const vulnerable = given(builds, plan.builds.vulnerable)
  const fixed = plan.builds.fixed === undefined ? undefined : given(builds, plan.builds.fixed)
  const start = await prepareStart(dir, slot, plan.limits.memoryMiB)
  const places = new Map<BuildName, Place>()
  const { language } = vulnerable
  const place = async (part: BuildName, build: Build): Promise<Place> => {
    const target = build.name
    if (language === 'c') {
      if (part === 'stub') return { directory: undefined, target }
      return { directory: undefined, target, ...(await native(build, start)) }
    }
    const directory = join(dir, part)
    await writeBuildFiles(directory, build, part === 'stub' ? `node_modules/${target}` : undefined)
    return { directory, target }
  }
  places.set('vulnerable', await place('vulnerable', vulnerable))
  places.set('stub', await place('stub', vulnerable))
  if (fixed) places.set('fixed', await place('fixed', fixed))
  return { start, places, language }
}

async function prepareStart(
  dir: string,
  slot: Slot | undefined,
  memoryMiB: number,
): Promise<Report['start']> {
  const bwrap = findProgram('bwrap')
  if (!bwrap) throw new SandboxError('bubblewrap is not installed: install the package "bubblewrap"')
  const { arch } = process
  if (arch !== 'x64' && arch !== 'arm64') {
    throw new SandboxError(`no system call filter is written for ${arch}: use the wasm driver`)
  }
  await chmod(dir, 0o755)
  const { etc, box } = await writeBoxBase(dir)
  const seccompFile = join(dir, 'seccomp.bpf')
  await writeFile(seccompFile, seccompFilter(arch), { mode: 0o644 })
  const readOnly = [
    [box, '/box'],
    [await nodeFor(dir), '/node'],
  ] as const
  return {
    bwrap,
    slot,
    seccompFile,
    memoryMiB,
    layout: { readOnly, links: topLevelLinks(), etc, tmpBytes: TMP_BYTES },
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
