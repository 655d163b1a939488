import { Parser, type ReadEntry } from 'tar'
import { PackageFault } from './errors.ts'

const SOURCE = /\.(?:js|cjs|mjs|json)$/
/** Files a program may read beside its code, such as templates. */
const MAX_OTHER_BYTES = 256 * 1024
const MAX_SOURCE_BYTES = 8 * 1_048_576
export const MAX_BUILD_BYTES = 64 * 1_048_576
const MAX_FILES = 50_000

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** What the tarballs of one build may still hold. */
export interface Allowance {
  bytes: number
  files: number
}
export const fullAllowance = (): Allowance => ({ bytes: MAX_BUILD_BYTES, files: MAX_FILES })

/**
 * The text files of a package's tarball, below `location`, without writing anything to disk. Links,
 * binaries, what is too large to be source, and paths that leave the package are left out.
 * @throws PackageFault `package-too-large`
 */
export async function readTarball(
  tarball: Buffer,
  location: string,
  allowance: Allowance,
  into: Map<string, string>,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const parser = new Parser({ strict: false, onReadEntry: (entry: ReadEntry) => read(entry) })
    const read = (entry: ReadEntry) => {
      const path = pathIn(entry)
      const limit = path && SOURCE.test(path) ? MAX_SOURCE_BYTES : MAX_OTHER_BYTES
      if (!path || entry.size > limit) {
        entry.resume()
        return
      }
      const chunks: Buffer[] = []
      entry.on('data', (chunk: Buffer) => chunks.push(chunk))
      entry.on('end', () => {
        const text = decode(Buffer.concat(chunks))
        if (text === undefined) return
        allowance.bytes -= text.length
        allowance.files -= 1
        if (allowance.bytes < 0 || allowance.files < 0) {
          reject(
            new PackageFault(
              'package-too-large',
              `The package and its dependencies exceed ${MAX_BUILD_BYTES / 1_048_576} MB of text or ${MAX_FILES} files.`,
            ),
          )
          return
        }
        into.set(`${location}/${path}`, text)
      })
    }
    parser.on('end', resolve)
    parser.on('error', reject)
    parser.end(tarball)
  })
}

/** npm strips the first part of every path (`package/`); a path with `..` or a root of its own is hostile. */
function pathIn(entry: ReadEntry): string | undefined {
  if (entry.type !== 'File' && entry.type !== 'OldFile') return undefined
  const parts = entry.path
    .replace(/\\/g, '/')
    .split('/')
    .slice(1)
    .filter((part) => part !== '' && part !== '.')
  if (parts.length === 0 || parts.includes('..') || entry.path.startsWith('/')) return undefined
  return parts.join('/')
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
