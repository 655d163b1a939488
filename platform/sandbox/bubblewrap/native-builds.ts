import { chmod, copyFile, lstat, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Build } from '../../../standards/judging/types.ts'
import type { BoxStart } from './box.ts'
import { giveTo, writeBuildFiles } from './box-files.ts'
import { compile } from './compile.ts'
import { findProgram } from './machine.ts'

/** A compiled build, or the words of what prevented it. */
export type Native = { directory: string } | { failed: string }

const COMPILER_MEMORY_MIB = 1024
const MOST_KEPT = 256

export const findCompiler = (): string | undefined => findProgram('gcc') ?? findProgram('clang')

/**
 * Compiled targets by digest: compiling costs a hundred replays, and the same build compiles to the same
 * program. Kept below the temporary directory, writable by nobody who runs in a box.
 */
export function nativeBuilds(): {
  get(build: Build, start: Omit<BoxStart, 'command'>): Promise<Native>
  close(): Promise<void>
} {
  const known = new Map<string, Promise<Native>>()
  let root: Promise<string> | undefined

  const make = async (build: Build, start: Omit<BoxStart, 'command'>): Promise<Native> => {
    const compiler = findCompiler()
    if (!compiler)
      return { failed: 'There is no C compiler here: install gcc or clang with AddressSanitizer.' }
    root ??= mkdtemp(join(tmpdir(), 'tocsin-native-'))
    const work = join(await root, build.digest)
    await chmod(await root, 0o755)
    const [source, out, directory] = [join(work, 'src'), join(work, 'out'), join(work, 'app')]
    await writeBuildFiles(source, build)
    await giveTo(start.slot, out)
    try {
      const layout: BoxStart['layout'] = {
        ...start.layout,
        readOnly: [[source, '/src']],
        writable: [out, '/out'],
      }
      await compile(compiler, build, { ...start, layout, memoryMiB: COMPILER_MEMORY_MIB })
      // Copied with our rights: a link left there by a compiler gone wrong would name any file of this machine.
      if (!(await lstat(join(out, 'target'))).isFile()) return { failed: 'the compiler left no program' }
      await mkdir(directory, { mode: 0o755 })
      await copyFile(join(out, 'target'), join(directory, 'target'))
      await chmod(join(directory, 'target'), 0o555)
      return { directory }
    } catch (error) {
      return { failed: error instanceof Error ? error.message : String(error) }
    } finally {
      for (const path of [source, out]) await rm(path, { recursive: true, force: true })
    }
  }

  return {
    get(build, start) {
      const found = known.get(build.digest)
      if (found) return found
      if (known.size >= MOST_KEPT) known.delete(known.keys().next().value ?? '')
      const making = make(build, start)
      known.set(build.digest, making)
      making.catch(() => known.delete(build.digest))
      return making
    },
    async close() {
      known.clear()
      const dir = await root
      root = undefined
      if (dir) await rm(dir, { recursive: true, force: true })
    },
  }
}
