import { type Order, orderOf, type VersionKey } from '../versions/compare.ts'
import { type Keyed, keyed, sorted } from './sort.ts'
import { ALL, type Comparator, type Constraint, isAll, type Vers } from './types.ts'

export interface Bound {
  version: string
  key: VersionKey
  isIncluded: boolean
}

/** One stretch of versions; an absent bound is open. */
export interface Interval {
  lower: Bound | undefined
  upper: Bound | undefined
}

const EVERYTHING: Interval = { lower: undefined, upper: undefined }

/**
 * The bounds of sorted constraints that count, lower and upper in turns. Redundant ones fall away as in VERS,
 * "Simplifying constraints": of two lower bounds in a row the first counts, of two upper bounds the last.
 */
export function withoutRedundant<Found extends Constraint>(constraints: readonly Found[]): Found[] {
  const kept: Found[] = []
  for (const one of constraints) {
    if (one.comparator === '!=') continue
    const isUpper = one.comparator.startsWith('<')
    while (isUpper && kept.length > 0 && !kept.at(-1)!.comparator.startsWith('>')) kept.pop()
    if (isUpper || !kept.at(-1)?.comparator.startsWith('>')) kept.push(one)
  }
  return kept
}

/**
 * The versions a range means, as sorted intervals that do not meet.
 * @returns undefined when the order of its versions is not known
 */
export function intervalsOf({ scheme, constraints }: Vers): Interval[] | undefined {
  if (scheme === 'none') return []
  if (isAll({ constraints })) return [EVERYTHING]
  const list = sorted(scheme, keyed(scheme, constraints))
  if (list === undefined) return undefined
  const order = orderOf(scheme)
  const intervals = joined(withoutRedundant(list))
  const holes = list.filter(({ comparator }) => comparator === '!=')
  // Exclusions alone leave everything else.
  const whole = holes.length === list.length ? [EVERYTHING] : union(order, intervals)
  return holes.length === 0 ? whole : intersection(order, whole, complement(order, holes.map(pointOf)))
}

const boundOf = ({ version, key, comparator }: Keyed): Bound => ({
  version,
  key: key!,
  isIncluded: comparator.endsWith('='),
})

const pointOf = ({ version, key }: Keyed): Interval => {
  const bound = { version, key: key!, isIncluded: true }
  return { lower: bound, upper: bound }
}

function joined(bounds: readonly Keyed[]): Interval[] {
  const intervals: Interval[] = []
  let lower: Bound | undefined
  for (const one of bounds) {
    if (one.comparator === '=') intervals.push(pointOf(one))
    else if (one.comparator.startsWith('>')) lower = boundOf(one)
    else {
      intervals.push({ lower, upper: boundOf(one) })
      lower = undefined
    }
  }
  if (lower !== undefined) intervals.push({ lower, upper: undefined })
  return intervals
}

/** Orders beginnings: none first, an included one before an excluded one of the same version. */
function compareLower({ compare }: Order, a: Bound | undefined, b: Bound | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1
  return compare(a.key, b.key) || Number(b.isIncluded) - Number(a.isIncluded)
}

/** Orders ends: none last, an excluded one before an included one of the same version. */
function compareUpper({ compare }: Order, a: Bound | undefined, b: Bound | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1
  return compare(a.key, b.key) || Number(a.isIncluded) - Number(b.isIncluded)
}

/** Does a stretch that ends at `upper` leave nothing out before one that begins at `lower`? */
function meets({ compare }: Order, upper: Bound | undefined, lower: Bound | undefined): boolean {
  if (upper === undefined || lower === undefined) return true
  const order = compare(upper.key, lower.key) ?? 0
  return order > 0 || (order === 0 && (upper.isIncluded || lower.isIncluded))
}

const isEmpty = ({ compare }: Order, { lower, upper }: Interval): boolean => {
  if (lower === undefined || upper === undefined) return false
  const order = compare(lower.key, upper.key) ?? 0
  return order > 0 || (order === 0 && !(lower.isIncluded && upper.isIncluded))
}

/** Everything in any of the intervals, sorted, joined where they meet. All versions must be comparable. */
export function union(order: Order, intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = []
  const list = intervals.filter((interval) => !isEmpty(order, interval))
  for (const interval of list.sort((a, b) => compareLower(order, a.lower, b.lower))) {
    const last = result.at(-1)
    if (last === undefined || !meets(order, last.upper, interval.lower)) result.push({ ...interval })
    else if (compareUpper(order, last.upper, interval.upper) < 0) last.upper = interval.upper
  }
  return result
}

/** Everything in both of two sorted lists of intervals. */
export function intersection(order: Order, a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const result: Interval[] = []
  let [left, right] = [0, 0]
  while (left < a.length && right < b.length) {
    const [one, other] = [a[left]!, b[right]!]
    const ends = compareUpper(order, one.upper, other.upper)
    const shared = {
      lower: compareLower(order, one.lower, other.lower) < 0 ? other.lower : one.lower,
      upper: ends < 0 ? one.upper : other.upper,
    }
    if (!isEmpty(order, shared)) result.push(shared)
    if (ends <= 0) left++
    if (ends >= 0) right++
  }
  return result
}

/** Everything outside of the intervals. */
export function complement(order: Order, intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = []
  let from: Bound | undefined
  for (const { lower, upper } of union(order, intervals)) {
    if (lower !== undefined) result.push({ lower: from, upper: turned(lower) })
    if (upper === undefined) return result
    from = turned(upper)
  }
  return [...result, { lower: from, upper: undefined }]
}

const turned = (bound: Bound): Bound => ({ ...bound, isIncluded: !bound.isIncluded })

/** The shortest constraints for sorted intervals that do not meet; a single version left out becomes `!=`. */
export function constraintsOf(order: Order, intervals: readonly Interval[]): Constraint[] {
  const constraints: Constraint[] = []
  const add = (comparator: Comparator, { version }: Bound) => constraints.push({ comparator, version })
  const isHole = (upper: Bound | undefined, lower: Bound | undefined): boolean =>
    upper !== undefined && lower !== undefined && order.compare(upper.key, lower.key) === 0
  for (const [at, { lower, upper }] of intervals.entries()) {
    const isPoint = lower !== undefined && upper !== undefined && order.compare(lower.key, upper.key) === 0
    if (isPoint) {
      add('=', lower)
      continue
    }
    if (lower !== undefined && !isHole(intervals[at - 1]?.upper, lower))
      add(lower.isIncluded ? '>=' : '>', lower)
    if (upper === undefined) continue
    if (isHole(upper, intervals[at + 1]?.lower)) add('!=', upper)
    else add(upper.isIncluded ? '<=' : '<', upper)
  }
  return constraints.length === 0 && intervals.length > 0 ? [ALL] : constraints
}
