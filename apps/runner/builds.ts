import { buildDigest } from '../../standards/judging/digest.ts'
import type { Build } from '../../standards/judging/types.ts'

/** Builds kept in memory, characters of source. The server keeps the rest. */
const MAX_CHARACTERS = 192 * 1024 * 1024

/**
 * Builds by digest, fetched once while they fit. What arrives is checked against the digest it was asked
 * by: a job's evidence names that digest.
 */
export function buildCache(fetchBuild: (digest: string) => Promise<unknown>) {
  const kept = new Map<string, { build: Build; size: number }>()
  let total = 0

  async function one(digest: string): Promise<Build> {
    const known = kept.get(digest)
    if (known) {
      kept.delete(digest)
      kept.set(digest, known)
      return known.build
    }
    const build = (await fetchBuild(digest)) as Build
    if (buildDigest(build) !== digest)
      throw new Error(`the build of ${digest.slice(0, 12)}… is not what its digest says`)
    const size = Object.values(build.files).reduce((sum, text) => sum + text.length, 0)
    kept.set(digest, { build, size })
    total += size
    for (const [oldest, entry] of kept) {
      if (total <= MAX_CHARACTERS || oldest === digest) break
      kept.delete(oldest)
      total -= entry.size
    }
    return build
  }

  return async (digests: string[]): Promise<Map<string, Build>> => {
    const builds = new Map<string, Build>()
    for (const digest of digests) builds.set(digest, await one(digest))
    return builds
  }
}
