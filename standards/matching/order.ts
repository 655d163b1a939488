import type { CompareVersions } from '../osv/ranges.ts'
import { comparator, compareVersions, parseVersion, type VersionKey } from '../versions/compare.ts'

/** Linux's records call it so, and give releases: the first one of each branch that holds the fix. */
const asReleases = (scheme: string): string => (scheme === 'original_commit_for_fix' ? 'semver' : scheme)

/** Order of two versions as the house knows it (standards/versions). */
export const byOrder: CompareVersions = (scheme, a, b) => compareVersions(asReleases(scheme), a, b)

/** Parsed bounds kept; about a hundred bytes each. A quarter of a million advisories have about 400,000. */
const MOST_PARSED = 500_000

interface Known {
  compare: (a: VersionKey, b: VersionKey) => number | undefined
  keys: Map<string, VersionKey | undefined>
  /** The one version that is compared with all bounds, one after the other. */
  last: string | undefined
  lastKey: VersionKey | undefined
}

/**
 * The same order for one version against many bounds: the version is read once, and each bound once as long as
 * it is remembered. Give the version first, for only the last one of these is kept.
 */
export function createOrder(): CompareVersions {
  const schemes = new Map<string, Known>()
  let size = 0

  const knownOf = (scheme: string): Known => {
    const found = schemes.get(scheme)
    if (found !== undefined) return found
    const made: Known = {
      compare: comparator(asReleases(scheme)),
      keys: new Map(),
      last: undefined,
      lastKey: undefined,
    }
    // Schemes are strangers' words too: they must not pile up without end.
    if (schemes.size >= 1000) schemes.clear()
    schemes.set(scheme, made)
    return made
  }
  const keyOf = (scheme: string, { keys }: Known, text: string): VersionKey | undefined => {
    const found = keys.get(text)
    if (found !== undefined || keys.has(text)) return found
    if (size >= MOST_PARSED) {
      for (const known of schemes.values()) known.keys.clear()
      size = 0
    }
    const key = parseVersion(asReleases(scheme), text)
    keys.set(text, key)
    size += 1
    return key
  }
  return (scheme, a, b) => {
    const known = knownOf(scheme)
    if (known.last !== a) {
      known.lastKey = known.keys.get(a) ?? parseVersion(asReleases(scheme), a)
      known.last = a
    }
    const left = known.lastKey
    const right = left === undefined ? undefined : keyOf(scheme, known, b)
    return left === undefined || right === undefined ? undefined : known.compare(left, right)
  }
}
