import { once } from 'node:events'
import { join } from 'node:path'
import type { Build } from '../../../standards/judging/types.ts'
import { type BoxStart, spawnBox } from './box.ts'

const COMPILE_MS = 60_000
const WORDS = 4096

/** The translation units of a C build: its entry, and every other `.c` file nobody includes as text. */
export function unitsOf(build: Pick<Build, 'entry' | 'files'>): string[] {
  const included = new Set<string>()
  for (const text of Object.values(build.files)) {
    for (const [, name] of text.matchAll(/^[ \t]*#[ \t]*include[ \t]*"([^"\n]{1,256}\.c)"/gm))
      included.add(name!)
  }
  const entry = build.entry ?? 'main.c'
  const others = Object.keys(build.files).filter(
    (path) =>
      path !== entry && path.endsWith('.c') && !included.has(path) && !included.has(path.split('/').at(-1)!),
  )
  return [entry, ...others.sort()]
}

/**
 * Compiles a C build with AddressSanitizer, inside a box: a compiler reading hostile source is no safer than
 * the program. The result is `/out/target` of the box's writable directory.
 * @throws Error with the compiler's words
 */
export async function compile(
  compiler: string,
  build: Build,
  start: Omit<BoxStart, 'command'>,
): Promise<void> {
  const flags = [
    '-g',
    '-O1',
    '-fno-omit-frame-pointer',
    '-fsanitize=address',
    '-I/src',
    '-w',
    '-o',
    '/out/target',
  ]
  const sources = unitsOf(build).map((path) => join('/src', path))
  const { child, status } = spawnBox({ ...start, command: [compiler, ...flags, ...sources, '-lm'] })
  let words = ''
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (chunk: Buffer) => {
      if (words.length < WORDS) words += chunk.toString('utf8')
    })
  }
  child.stdin!.on('error', () => {})
  child.stdin!.end()
  const timer = setTimeout(() => child.kill('SIGKILL'), COMPILE_MS)
  const [code] = (await once(child, 'close')) as [number | null]
  clearTimeout(timer)
  // bwrap exits 1 for its own failures too; only its status line tells the two apart.
  if (!/"exit-code"/.test(await status))
    throw new Error(`the sandbox for the compiler failed: ${words.trim()}`)
  if (code !== 0) throw new Error(`${build.name}@${build.version} does not compile: ${words.trim()}`)
}
