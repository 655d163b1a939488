import type { CompareVersions } from '../osv/ranges.ts'
import type { VersionStatus } from '../vulnerability/types.ts'
import type { Range } from './types.ts'

/**
 * Whether a version is one of a range's. `undecided`: the order is not known or the version is missing.
 * `foreign`: the range names commits and the version is none, so it says nothing about it.
 */
export type Membership = 'in' | 'out' | 'undecided' | 'foreign'

const COMMIT = /^[0-9a-f]{7,64}$/i

/** A row without a first version and without listed ones holds the status of every version no other row names. */
export const isDefault = ({ introduced, versions }: Range): boolean =>
  introduced === undefined && versions === undefined

/**
 * The row that says what holds for every version no other row of its entry names (CVE JSON 5,
 * product.defaultStatus). It comes last of its entry's rows; the schema's own default is "unknown".
 * @param like a row of the entry, for its name and its order; a list of commits has a default for commits alone
 */
export const defaultRange = (
  like: Pick<Range, 'kind' | 'space' | 'release' | 'name' | 'scheme'>,
  status: VersionStatus,
): Range => ({
  kind: like.kind,
  space: like.space,
  release: like.release,
  name: like.name,
  scheme: like.scheme,
  status,
  introduced: undefined,
  introducedExcluded: false,
  fixed: undefined,
  lastAffected: undefined,
  changes: undefined,
  versions: undefined,
})

/** One exact version, written as a range of itself. */
export const isExact = ({ introduced, introducedExcluded, lastAffected }: Range): boolean =>
  introduced !== undefined && introduced === lastAffected && !introducedExcluded && !introduced.endsWith('.*')

/** Commits are a graph: between two of them nothing lies that a released version could be compared with. */
const isForeign = ({ scheme }: Range, version: string | undefined): boolean =>
  scheme === 'git' && version !== undefined && !COMMIT.test(version)

/** Whether a default row speaks of this version at all: that of a list of commits does not of a release. */
export const defaultApplies = (range: Range, version: string | undefined): boolean =>
  !isForeign(range, version)

/**
 * Evaluates one row (OSV schema "evaluation": introduced ≤ v < fixed, v ≤ last_affected, or listed; CVE JSON 5
 * versions: version ≤ v < lessThan, v ≤ lessThanOrEqual, where `1.3.*` is the whole branch).
 */
export function membershipOf(
  version: string | undefined,
  range: Range,
  compare: CompareVersions,
): Membership {
  const { scheme, introduced, fixed, lastAffected, versions } = range
  if (isForeign(range, version)) return 'foreign'
  if (versions !== undefined) {
    if (version === undefined) return 'undecided'
    return versions.some((one) => isSame(version, one, scheme, compare)) ? 'in' : 'out'
  }
  const isOpen = fixed === undefined && lastAffected === undefined
  if (introduced === '0' && isOpen) return 'in'
  if (version === undefined || introduced === undefined) return 'undecided'
  if (isExact(range)) return isSame(version, introduced, scheme, compare) ? 'in' : 'out'

  const against = (bound: string): number | undefined =>
    version === bound ? 0 : compare(scheme, version, bound)
  const from = introduced === '0' ? 1 : against(introduced)
  const isFirst = from === 0 && !range.introducedExcluded
  const isAfterStart = from === undefined ? undefined : isFirst || from > 0
  if (isAfterStart === false) return 'out'
  const isBeforeEnd =
    fixed !== undefined
      ? negative(against(fixed))
      : lastAffected !== undefined
        ? isUpTo(version, lastAffected, against)
        : true
  if (isBeforeEnd === false) return 'out'
  // A range holds the bounds it counts in, even where the order of the other end is not known.
  if (isFirst || (version === lastAffected && isBeforeEnd === true)) return 'in'
  return isAfterStart === undefined || isBeforeEnd === undefined ? 'undecided' : 'in'
}

/** Status of a version inside the range: from each change on, another one (CVE JSON 5, versions.changes). */
export function statusAt(
  version: string | undefined,
  { scheme, status, changes }: Range,
  compare: CompareVersions,
): VersionStatus | undefined {
  let current = status
  for (const change of changes ?? []) {
    const order = version === change.at ? 0 : version && compare(scheme, version, change.at)
    if (typeof order !== 'number') return undefined
    if (order >= 0) current = asStatus(change.status)
  }
  return current
}

/** Every status a version inside the range may have. */
export const statusesOf = ({ status, changes }: Range): VersionStatus[] => [
  status,
  ...(changes ?? []).map((change) => asStatus(change.status)),
]

const asStatus = (text: string): VersionStatus =>
  text === 'affected' || text === 'unaffected' ? text : 'unknown'

const negative = (order: number | undefined): boolean | undefined =>
  order === undefined ? undefined : order < 0

/** A listed version is a name: equal as written, or equal in its scheme's order (`1.0` is PyPI's `1.0.0`). */
function isSame(version: string, listed: string, scheme: string, compare: CompareVersions): boolean {
  if (version === listed) return true
  const order = compare(scheme, version, listed)
  return order === undefined ? plain(version) === plain(listed) : order === 0
}

const plain = (version: string): string =>
  version
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, '')

/** `1.3.*` holds everything before 1.3 and the branch itself. */
function isUpTo(
  version: string,
  last: string,
  against: (bound: string) => number | undefined,
): boolean | undefined {
  if (!last.endsWith('.*')) {
    const order = against(last)
    return order === undefined ? undefined : order <= 0
  }
  const branch = plain(last.slice(0, -2))
  const own = plain(version)
  if (own === branch || (own.startsWith(branch) && /^[^0-9a-z]/.test(own.slice(branch.length)))) return true
  // SemVer knows no version of two numbers: the branch is compared by its first one.
  const order = against(branch) ?? against(`${branch}.0`) ?? against(`${branch}.0.0`)
  return negative(order)
}
