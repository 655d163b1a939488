import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Value } from 'typebox/value'
import { buildDigest } from '../../standards/judging/digest.ts'
import { Build } from '../../standards/judging/types.ts'
import { fetchBuild, type PackageWanted } from './fetch.ts'

/** Where fetched builds are kept: TOCSIN_CACHE, or a folder of the user's own. */
export const defaultCacheDir = (): string =>
  process.env.TOCSIN_CACHE ?? join(homedir(), '.cache', 'tocsin-builds')

/**
 * {@link fetchBuild}, remembered on disk: a published version never changes.
 * An entry whose content is not what its digest says is fetched again.
 * @throws PackageFault
 */
export async function cachedBuild(wanted: PackageWanted, dir = defaultCacheDir()): Promise<Build> {
  const key = createHash('sha256').update(`${wanted.name}@${wanted.version}`).digest('hex')
  const path = join(dir, `${key}.json`)
  const known = await readBuild(path)
  if (known && known.name === wanted.name && known.version === wanted.version) return known
  const build = await fetchBuild(wanted)
  await writeBuild(path, build)
  return build
}

/** A build from disk, or undefined when it is absent, malformed or not what its digest says. */
export async function readBuild(path: string): Promise<Build | undefined> {
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return undefined
  }
  return Value.Check(Build, value) && buildDigest(value) === value.digest ? value : undefined
}

/** Written aside and renamed: a reader never sees half a build. */
export async function writeBuild(path: string, build: Build): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true })
  const aside = `${path}.${randomUUID()}`
  await writeFile(aside, JSON.stringify(build), { mode: 0o600 })
  await rename(aside, path)
}
