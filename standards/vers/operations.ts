import { orderOf } from '../versions/compare.ts'
import { complement, constraintsOf, type Interval, intervalsOf, union } from './intervals.ts'
import type { Vers } from './types.ts'
import { ALL } from './types.ts'

/** A range from intervals; no interval at all is `vers:none/*`. */
export function versOf(scheme: string, intervals: readonly Interval[]): Vers {
  if (intervals.length === 0) return { scheme: 'none', constraints: [ALL] }
  return { scheme, constraints: constraintsOf(orderOf(scheme), intervals) }
}

/**
 * The same versions in the fewest constraints, in a sequence VERS §5.4 allows.
 * @returns undefined when the order of the versions is not known
 */
export function simplifyVers(vers: Vers): Vers | undefined {
  const intervals = intervalsOf(vers)
  return intervals && versOf(vers.scheme, intervals)
}

/**
 * Every version the range leaves out.
 * @returns undefined when the order of the versions is not known
 */
export function invertVers(vers: Vers): Vers | undefined {
  if (vers.scheme === 'none' || vers.scheme === 'all')
    return { scheme: vers.scheme === 'none' ? 'all' : 'none', constraints: [ALL] }
  const intervals = intervalsOf(vers)
  return intervals && versOf(vers.scheme, complement(orderOf(vers.scheme), intervals))
}

/**
 * Every version in any of the ranges. `none` adds nothing and `all` adds everything, whatever the scheme.
 * @returns undefined when there is no range, schemes differ or an order is not known
 */
export function mergeVers(ranges: readonly Vers[]): Vers | undefined {
  const counted = ranges.filter(({ scheme }) => scheme !== 'none')
  if (counted.length === 0) return ranges[0]
  const schemes = new Set(counted.map(({ scheme }) => scheme).filter((scheme) => scheme !== 'all'))
  const scheme = [...schemes][0] ?? 'all'
  if (schemes.size > 1) return undefined
  const intervals: Interval[] = []
  for (const range of counted) {
    const own = intervalsOf(range)
    if (own === undefined) return undefined
    intervals.push(...own)
  }
  return versOf(scheme, union(orderOf(scheme), intervals))
}
