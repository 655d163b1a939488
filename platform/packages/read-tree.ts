import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PackageFault } from './errors.ts'

const SOURCE = /\.(?:js|cjs|mjs|json)$/
/** Files a program may read beside its code, such as templates. */
const MAX_OTHER_BYTES = 256 * 1024
const MAX_SOURCE_BYTES = 8 * 1_048_576
export const MAX_BUILD_BYTES = 64 * 1_048_576
const MAX_FILES = 50_000

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The text files below `root`, as relative POSIX paths. Links, binaries and what is too large to be
 * source are left out.
 * @throws PackageFault `package-too-large`
 */
export async function readTree(root: string, below: string): Promise<Record<string, string>> {
  const files: [string, string][] = []
  let total = 0
  const pending = [below]
  for (let dir = pending.pop(); dir !== undefined; dir = pending.pop()) {
    for (const entry of await readdir(join(root, dir), { withFileTypes: true })) {
      const path = `${dir}/${entry.name}`
      if (entry.isDirectory()) {
        if (entry.name !== '.bin') pending.push(path)
        continue
      }
      if (!entry.isFile() || entry.name === '.package-lock.json') continue
      const { size } = await lstat(join(root, path))
      if (size > (SOURCE.test(entry.name) ? MAX_SOURCE_BYTES : MAX_OTHER_BYTES)) continue
      const text = decode(await readFile(join(root, path)))
      if (text === undefined) continue
      total += size
      if (total > MAX_BUILD_BYTES || files.length >= MAX_FILES) {
        throw new PackageFault(
          'package-too-large',
          `The package and its dependencies exceed ${MAX_BUILD_BYTES / 1_048_576} MB of text or ${MAX_FILES} files.`,
        )
      }
      files.push([path, text])
    }
  }
  files.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(files)
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = utf8.decode(bytes)
    // PostgreSQL and most tools refuse U+0000 in text; a file that has it is no source.
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}
