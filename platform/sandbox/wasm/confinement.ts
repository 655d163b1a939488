import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { assetPath } from '../assets.ts'

/**
 * Node options of the process around the engine. Its permission model lets it read the engine's own files and
 * the installed packages, write nothing, start nothing but threads, load no native code: a second wall for the
 * case that the first, the engine, has a hole.
 */
export function engineOptions(main: string): string[] {
  const own = dirname(dirname(dirname(realpathSync(main))))
  return [
    '--max-old-space-size=256',
    '--no-warnings',
    permissionFlag(process.versions.node),
    '--allow-worker',
    `--allow-fs-read=${own}${sep}`,
    `--allow-fs-read=${packagesOf(main)}${sep}`,
  ]
}

/** Stable as `--permission` since Node 22.13. */
export function permissionFlag(version: string): string {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 13) ? '--permission' : '--experimental-permission'
}

/** The node_modules directory the engine's packages are installed in. */
function packagesOf(main: string): string {
  const found = realpathSync(createRequire(main).resolve('quickjs-emscripten'))
  const mark = `${sep}node_modules${sep}`
  return join(found.slice(0, found.lastIndexOf(mark)), 'node_modules')
}

export const engineMain = (): string => assetPath('wasm/engine/main.mjs')
