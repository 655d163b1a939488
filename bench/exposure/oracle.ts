import { compare as comparePep440, valid as isPep440 } from '@renovatebot/pep440'
import semver from 'semver'
import type { Range, Subject } from '../../standards/matching/types.ts'
import { compareVersions } from '../../standards/versions/compare.ts'

/**
 * A second opinion, written plainly and apart from standards/matching: every name of a component against
 * every range of an advisory. Versions of PyPI and SemVer are ordered by other libraries; only schemes for
 * which there is none are ordered by the house.
 */
export function oracle(
  subjects: readonly Subject[],
  ranges: readonly Range[],
): 'affected' | 'unknown' | 'not affected' | undefined {
  const answers = new Set<'affected' | 'unknown' | 'not affected'>()
  for (const subject of subjects) {
    const mine = ranges.filter(
      (range) => range.kind === subject.kind && range.space === subject.space && range.name === subject.name,
    )
    if (mine.length > 0) answers.add(ofOneName(subject.version, mine))
  }
  for (const answer of ['affected', 'unknown', 'not affected'] as const)
    if (answers.has(answer)) return answer
  return undefined
}

type Status = 'affected' | 'unaffected' | 'unknown'

/** What one entry of a record says of a version: one status, or several where something cannot be compared. */
interface Said {
  statuses: Set<Status>
  /** A row names the version; else it is the entry's word for all others. */
  isExpress: boolean
}

function ofOneName(
  version: string | undefined,
  ranges: readonly Range[],
): 'affected' | 'unknown' | 'not affected' {
  // A row without bounds and list closes the entry it stands in.
  const entries: Range[][] = [[]]
  for (const range of ranges) {
    entries.at(-1)!.push(range)
    if (isOtherwise(range)) entries.push([])
  }
  const said = entries.map((entry) => saidBy(version, entry)).filter(({ statuses }) => statuses.size > 0)
  const some = (status: Status, isExpress: boolean) =>
    said.some((one) => one.statuses.has(status) && one.isExpress === isExpress)
  if (said.some(({ statuses }) => statuses.size === 1 && statuses.has('affected'))) return 'affected'
  if (said.length === 0 || said.some(({ statuses }) => statuses.size > 1)) return 'unknown'
  if (some('unknown', true)) return 'unknown'
  if (some('unaffected', true)) return 'not affected'
  return some('unknown', false) ? 'unknown' : 'not affected'
}

const isOtherwise = (range: Range): boolean => range.introduced === undefined && range.versions === undefined

function saidBy(version: string | undefined, rows: readonly Range[]): Said {
  const statuses = new Set<Status>()
  let isSpoken = false
  for (const row of rows) {
    if (row.scheme === 'git' && version !== undefined && !/^[0-9a-f]{7,64}$/i.test(version)) continue
    if (isOtherwise(row)) return { statuses: statuses.add(row.status), isExpress: false }
    isSpoken = true
    const isIn = within(version, row)
    if (isIn === false) continue
    const changes = row.changes ?? []
    const orders = changes.map(({ at }) => version && orderOf(row.scheme, version, at))
    if (isIn && orders.every((order) => typeof order === 'number')) {
      const last = changes.filter((_, at) => Number(orders[at]) >= 0).at(-1)
      return { statuses: statuses.add((last?.status as Status) ?? row.status), isExpress: true }
    }
    for (const { status } of [row, ...changes]) statuses.add(status as Status)
    if (isIn) return { statuses, isExpress: true }
  }
  return { statuses: isSpoken ? statuses.add('unaffected') : statuses, isExpress: false }
}

function within(version: string | undefined, row: Range): boolean | undefined {
  const { scheme, introduced, introducedExcluded, fixed, lastAffected, versions } = row
  if (introduced === '0' && fixed === undefined && lastAffected === undefined) return true
  if (version === undefined) return undefined
  if (versions) return versions.some((one) => isEqual(scheme, version, one))
  if (introduced === lastAffected && !introducedExcluded) return isEqual(scheme, version, introduced!)
  const from = introduced === '0' ? 1 : orderOf(scheme, version, introduced!)
  const isAfter = from === undefined ? undefined : introducedExcluded ? from > 0 : from >= 0
  let isBefore: boolean | undefined = true
  if (fixed !== undefined) {
    const to = orderOf(scheme, version, fixed)
    isBefore = to === undefined ? undefined : to < 0
  } else if (lastAffected?.endsWith('.*')) {
    const branch = lastAffected.slice(0, -1)
    const to = orderOf(scheme, version, `${branch}0`)
    isBefore = `${version}.`.startsWith(branch) || (to === undefined ? undefined : to < 0)
  } else if (lastAffected !== undefined) {
    const to = orderOf(scheme, version, lastAffected)
    isBefore = to === undefined ? undefined : to <= 0
  }
  if (isAfter === false || isBefore === false) return false
  if (from === 0 && !introducedExcluded) return true
  if (version === lastAffected) return true
  return isAfter && isBefore
}

const isEqual = (scheme: string, a: string, b: string): boolean => {
  const order = orderOf(scheme, a, b)
  const bare = (text: string) => text.toLowerCase().replace(/^v(?=\d)/, '')
  return order === undefined ? bare(a) === bare(b) : order === 0
}

function orderOf(scheme: string, a: string, b: string): number | undefined {
  if (a === b) return 0
  if (scheme === 'pypi') return isPep440(a) && isPep440(b) ? comparePep440(a, b) : undefined
  if (scheme === 'semver' || scheme === 'npm') {
    const [left, right] = [semver.parse(a), semver.parse(b)]
    if (left !== null && right !== null) return left.compare(right)
  }
  return compareVersions(scheme === 'original_commit_for_fix' ? 'semver' : scheme, a, b)
}
