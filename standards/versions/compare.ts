import { alpmOrder } from './alpm.ts'
import { apkOrder } from './apk.ts'
import { claimedSemverOrder } from './claimed-semver.ts'
import { composerOrder } from './composer.ts'
import { conanOrder } from './conan.ts'
import { datetimeOrder } from './datetime.ts'
import { debOrder } from './deb.ts'
import { cpanOrder, cranOrder, hackageOrder, intdotOrder } from './dotted.ts'
import { ebuildOrder } from './ebuild.ts'
import { gemOrder } from './gem.ts'
import { genericOrder } from './generic.ts'
import { lexicographicOrder } from './lexicographic.ts'
import { mavenOrder } from './maven.ts'
import { opensslOrder } from './openssl.ts'
import { makeOrder, type Order, type VersionKey } from './order.ts'
import { pypiOrder } from './pypi.ts'
import { rpmOrder } from './rpm.ts'
import { golangOrder, nugetOrder, pubOrder, semverOrder } from './semver.ts'

export type { Order, VersionKey }

/** Longer texts are no versions; refusing them bounds every order's work. */
const LONGEST = 512

/** Commits have no order a text could tell. */
const noOrder = makeOrder<string>(
  () => undefined,
  () => undefined,
)

/** Scheme (standards/vulnerability/scheme.ts, VERS and package URL types, words of CVE records) → its order. */
const ORDERS: ReadonlyMap<string, Order> = new Map([
  ['npm', semverOrder],
  ['semver', claimedSemverOrder],
  ['cargo', semverOrder],
  ['hex', semverOrder],
  ['swift', semverOrder],
  ['githubactions', semverOrder],
  ['bitnami', semverOrder],
  ['nginx', semverOrder],
  ['pub', pubOrder],
  ['dart', pubOrder],
  ['golang', golangOrder],
  ['pypi', pypiOrder],
  ['gem', gemOrder],
  ['maven', mavenOrder],
  ['nuget', nugetOrder],
  ['composer', composerOrder],
  ['conan', conanOrder],
  ['cran', cranOrder],
  ['hackage', hackageOrder],
  ['cpan', cpanOrder],
  ['deb', debOrder],
  ['rpm', rpmOrder],
  ['apk', apkOrder],
  ['alpine', apkOrder],
  ['alpm', alpmOrder],
  ['arch', alpmOrder],
  ['ebuild', ebuildOrder],
  ['gentoo', ebuildOrder],
  ['openssl', opensslOrder],
  ['intdot', intdotOrder],
  ['datetime', datetimeOrder],
  ['lexicographic', lexicographicOrder],
  ['git', noOrder],
  ['commit', noOrder],
  ['hash', noOrder],
  // The Linux project's records call it so, and name the first release of each branch with the fix.
  ['original_commit_for_fix', claimedSemverOrder],
])

/**
 * The order of a scheme's versions. A scheme nobody knows gets the generic one, which leaves open what it
 * cannot tell. Take it once where many versions are compared: see `parse` and `compare` of {@link Order}.
 */
export const orderOf = (scheme: string): Order => ORDERS.get(scheme) ?? genericOrder

/** Is the scheme one whose rules are implemented here? Others are compared by the generic order. */
export const isKnownScheme = (scheme: string): boolean => ORDERS.has(scheme)

/**
 * A version, read once to be compared with many.
 * @param scheme a name of standards/vulnerability/scheme.ts, a VERS type or a package URL type, in lower case
 * @returns undefined when the text is no version of the scheme, or longer than 512 characters
 */
export function parseVersion(scheme: string, text: string): VersionKey | undefined {
  return text.length > LONGEST ? undefined : orderOf(scheme).parse(text.trim())
}

/** Compares versions that `parseVersion` read under the same scheme: negative, 0, positive, or undefined. */
export function comparator(scheme: string): (a: VersionKey, b: VersionKey) => number | undefined {
  return orderOf(scheme).compare
}

/**
 * Order of two versions of one scheme: negative, 0 or positive.
 * @returns undefined when either is no version of the scheme, or the two cannot honestly be compared
 */
export function compareVersions(scheme: string, a: string, b: string): number | undefined {
  const left = parseVersion(scheme, a)
  const right = left === undefined ? undefined : parseVersion(scheme, b)
  return left === undefined || right === undefined ? undefined : orderOf(scheme).compare(left, right)
}

/** Are two texts the same version? The same text always is; undefined when it cannot be known. */
export function equalVersions(scheme: string, a: string, b: string): boolean | undefined {
  if (a.trim() === b.trim()) return true
  const order = compareVersions(scheme, a, b)
  return order === undefined ? undefined : order === 0
}
