import type { CompareVersions } from '../osv/ranges.ts'
import type { VersionStatus } from '../vulnerability/types.ts'
import { defaultApplies, isDefault, isExact, membershipOf, statusAt, statusesOf } from './membership.ts'
import { speaksOf } from './release.ts'
import type { Range, Subject, Verdict } from './types.ts'

/** What the ranges come to, without words. */
export type Outcome = Pick<Verdict, 'status' | 'rule' | 'range'>

/**
 * Evaluates the ranges one advisory has under one name, in their order.
 *
 * A default row closes the entry it belongs to (a product entry of a CVE record, whose order and default count
 * within it alone). Within an entry the first row that holds the version decides, else the default (CVE JSON
 * 5, "version status decision algorithm"); without a default a version outside is not affected (OSV). A row
 * that cannot be compared leaves the answer open unless every possible answer is the same. Of several entries
 * the worst counts: affected, then undecided, then unknown, then not affected; a default "unknown" gives way
 * to an express "unaffected".
 *
 * @returns undefined when no range speaks of the release that runs: nothing is said
 */
export function evaluate(
  subject: Subject,
  ranges: readonly Range[],
  compare: CompareVersions,
): Outcome | undefined {
  const { version } = subject
  // Most names have no releases: then nothing is to be sorted out.
  if (ranges.every(hasNoRelease)) return worstOf(ranges, version, compare) ?? notSpoken(ranges)
  const applying: Range[] = []
  let unplaced: Range | undefined
  for (const range of ranges) {
    const speaks = speaksOf(subject.space, range.release, subject.release)
    if (speaks === true) applying.push(range)
    else if (speaks === undefined) unplaced ??= range
  }
  if (applying.length === 0 && unplaced === undefined) return undefined
  const found = worstOf(applying, version, compare)
  if (unplaced !== undefined && found?.status !== 'affected')
    return { status: 'unknown', rule: 'status unknown', range: unplaced }
  return found ?? notSpoken(applying)
}

const hasNoRelease = ({ release }: Range): boolean => release === undefined

/** Every range speaks of commits alone. */
const notSpoken = (ranges: readonly Range[]): Outcome | undefined =>
  ranges[0] && { status: 'unknown', rule: 'version not comparable', range: ranges[0] }

interface Ranked extends Outcome {
  rank: number
}

function worstOf(
  ranges: readonly Range[],
  version: string | undefined,
  compare: CompareVersions,
): Outcome | undefined {
  let worst: Ranked | undefined
  let start = 0
  for (let at = 0; at < ranges.length; at += 1) {
    const isLast = at === ranges.length - 1
    if (!isDefault(ranges[at]!) && !isLast) continue
    const found = entry(ranges, start, at, version, compare)
    if (found !== undefined && (worst === undefined || found.rank > worst.rank)) worst = found
    start = at + 1
  }
  return worst
}

/** One entry: the rows from `first` to `last`, the last of which may be its default. */
function entry(
  ranges: readonly Range[],
  first: number,
  last: number,
  version: string | undefined,
  compare: CompareVersions,
): Ranked | undefined {
  /** What rows that cannot be compared may make of it. */
  let open: Set<VersionStatus> | undefined
  let openRange: Range | undefined
  let isSpoken = false
  let fallback: Range | undefined
  for (let at = first; at <= last; at += 1) {
    const range = ranges[at]!
    if (isDefault(range)) {
      if (defaultApplies(range, version)) fallback = range
      continue
    }
    const membership = membershipOf(version, range, compare)
    if (membership === 'foreign') continue
    isSpoken = true
    if (membership === 'out') continue
    const status = membership === 'in' ? statusAt(version, range, compare) : undefined
    if (status !== undefined)
      return isOnly(open, status) ? decided(range, status) : undecided(openRange!, version)
    openRange ??= range
    open ??= new Set()
    for (const possible of statusesOf(range)) open.add(possible)
    // It is certainly one of this row's: what follows cannot decide otherwise.
    if (membership === 'in') return open.size === 1 ? decided(range, range.status) : undecided(range, version)
  }
  if (!isSpoken && fallback === undefined) return undefined
  const otherwise = fallback?.status ?? 'unaffected'
  if (!isOnly(open, otherwise)) return undecided(openRange!, version)
  return fallback === undefined
    ? { status: 'not affected', rule: 'outside every range', range: undefined, rank: 0 }
    : byDefault(fallback)
}

const isOnly = (open: ReadonlySet<VersionStatus> | undefined, status: VersionStatus): boolean =>
  open === undefined || (open.size === 1 && open.has(status))

function decided(range: Range, status: VersionStatus): Ranked {
  if (status === 'unknown') return { status: 'unknown', rule: 'status unknown', range, rank: 4 }
  if (status === 'unaffected') return { status: 'not affected', rule: 'stated unaffected', range, rank: 3 }
  const isListed = range.versions !== undefined || isExact(range)
  return { status: 'affected', rule: isListed ? 'listed version' : 'in range', range, rank: 6 }
}

function byDefault(range: Range): Ranked {
  if (range.status === 'affected') return { status: 'affected', rule: 'in range', range, rank: 6 }
  if (range.status === 'unknown') return { status: 'unknown', rule: 'status unknown', range, rank: 2 }
  return { status: 'not affected', rule: 'stated unaffected', range, rank: 1 }
}

const undecided = (range: Range, version: string | undefined): Ranked => ({
  status: 'unknown',
  rule: version === undefined ? 'version missing' : 'version not comparable',
  range,
  rank: 5,
})
