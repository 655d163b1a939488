import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Path of a plain JavaScript file that a sandboxed process is started with. Compiled output holds only
 * what came from TypeScript, so from there the file is found in the source tree beside it.
 */
export function assetPath(relative: string): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const candidates = [join(here, relative)]
  for (let dir = here; dirname(dir) !== dir; dir = dirname(dir)) {
    candidates.push(join(dir, 'platform', 'sandbox', relative))
  }
  const found = candidates.find((path) => existsSync(path))
  if (!found)
    throw new Error(`sandbox file ${relative} is missing: it ships in platform/sandbox of the source tree`)
  return found
}
