import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Value } from 'typebox/value'
import { buildDigest } from '../../standards/judging/digest.ts'
import { Build } from '../../standards/judging/types.ts'

const IN_MEMORY = 8

/**
 * Builds by digest: a few in memory, all on disk. Nothing is believed: what comes back, from disk or from
 * the server, must be what its digest says.
 * @throws Error when the server's build is not the one asked for
 */
export function buildCache(
  dir: string,
  fetchBuild: (digest: string) => Promise<Build>,
): (digest: string) => Promise<Build> {
  const recent = new Map<string, Promise<Build>>()

  const load = async (digest: string): Promise<Build> => {
    const path = join(dir, `${digest}.json`)
    const known = await read(path, digest)
    if (known) return known
    const build = await fetchBuild(digest)
    if (build.digest !== digest || buildDigest(build) !== digest) {
      throw new Error(`the server's build ${digest} has another content than its digest says`)
    }
    await mkdir(dir, { recursive: true, mode: 0o700 })
    const aside = join(dir, `${randomUUID()}.part`)
    await writeFile(aside, JSON.stringify(build), { mode: 0o600 })
    await rename(aside, path)
    return build
  }

  return (digest) => {
    const known = recent.get(digest)
    if (known) return known
    const loading = load(digest)
    recent.set(digest, loading)
    loading.catch(() => recent.delete(digest))
    for (const oldest of recent.keys()) {
      if (recent.size <= IN_MEMORY) break
      recent.delete(oldest)
    }
    return loading
  }
}

async function read(path: string, digest: string): Promise<Build | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    return Value.Check(Build, value) && value.digest === digest && buildDigest(value) === digest
      ? value
      : undefined
  } catch {
    return undefined
  }
}
