import semver from 'semver'

/**
 * Sets of npm versions as unions of intervals, so that ranges can be compared, intersected and cut apart
 * exactly. Prereleases take part in the order (SemVer 2.0.0 §11), as everywhere in this house.
 */
export type Versions = readonly Interval[]

/** From one cut up to another; an absent end is the end of the line. */
export interface Interval {
  from: Cut
  to?: Cut
}

/** A place between versions: just before one, or just after it. */
interface Cut {
  version: semver.SemVer
  after: boolean
}

const OPTIONS = { includePrerelease: true, loose: true } as const
/** No version comes before it. */
const LOWEST: Cut = { version: new semver.SemVer('0.0.0-0'), after: false }
/** Longer text is not a range a person wrote. */
const LONGEST = 1024

/** Reads an npm range, or one version. @returns undefined when it is none; an empty list when nothing can be in it */
export function readVersions(text: string): Versions | undefined {
  if (text.length > LONGEST) return undefined
  let range: semver.Range
  try {
    range = new semver.Range(text, OPTIONS)
  } catch {
    return undefined
  }
  return union(range.set.flatMap((comparators) => between(comparators)))
}

function between(comparators: readonly semver.Comparator[]): Interval[] {
  let from = LOWEST
  let to: Cut | undefined
  for (const { operator, semver: version } of comparators) {
    // The library's mark for "any version" is no version.
    if (!(version instanceof semver.SemVer)) continue
    const equal = operator === '' || operator === ('=' as never)
    if (equal || operator === '>=' || operator === '>') {
      const cut = { version, after: operator === '>' }
      if (order(cut, from) > 0) from = cut
    }
    if (equal || operator === '<=' || operator === '<') {
      const cut = { version, after: operator !== '<' }
      if (to === undefined || order(cut, to) < 0) to = cut
    }
  }
  return keep(from, to)
}

export const intersect = (a: Versions, b: Versions): Versions =>
  union(
    a.flatMap((one) =>
      b.flatMap((other) =>
        keep(order(one.from, other.from) > 0 ? one.from : other.from, earlier(one.to, other.to)),
      ),
    ),
  )

/** What is in `a` and not in `b`. */
export function subtract(a: Versions, b: Versions): Versions {
  let left: Versions = a
  for (const taken of b)
    left = left.flatMap((one) => [
      ...keep(one.from, earlier(one.to, taken.from)),
      ...(taken.to === undefined ? [] : keep(order(one.from, taken.to) > 0 ? one.from : taken.to, one.to)),
    ])
  return union(left)
}

/** The range as text that {@link readVersions} reads back; `*` for all, empty for none. */
export const formatVersions = (versions: Versions): string =>
  versions
    .map(({ from, to }) => {
      if (to && from.version.compare(to.version) === 0) return from.version.version
      const low = order(from, LOWEST) === 0 ? '' : `${from.after ? '>' : '>='}${from.version.version}`
      const high = to === undefined ? '' : `${to.after ? '<=' : '<'}${to.version.version}`
      return [low, high].filter(Boolean).join(' ') || '*'
    })
    .join(' || ')

/** In order, without gaps of nothing between neighbours. */
function union(intervals: readonly Interval[]): Versions {
  const joined: Interval[] = []
  for (const next of [...intervals].sort((a, b) => order(a.from, b.from))) {
    const last = joined.at(-1)
    if (last && (last.to === undefined || order(next.from, last.to) <= 0)) {
      const to = last.to && next.to && (order(last.to, next.to) > 0 ? last.to : next.to)
      joined[joined.length - 1] = to ? { from: last.from, to } : { from: last.from }
    } else joined.push(next)
  }
  return joined
}

function order(a: Cut, b: Cut): number {
  return a.version.compare(b.version) || Number(a.after) - Number(b.after)
}
function earlier(a: Cut | undefined, b: Cut | undefined): Cut | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return order(a, b) < 0 ? a : b
}
function keep(from: Cut, to: Cut | undefined): Interval[] {
  if (to === undefined) return [{ from }]
  return order(from, to) < 0 ? [{ from, to }] : []
}
