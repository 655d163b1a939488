import { type Order, orderOf, parseVersion, type VersionKey } from '../versions/compare.ts'
import { withoutRedundant } from './intervals.ts'
import { readVers } from './read.ts'
import { type Keyed, keyed, sorted } from './sort.ts'
import { type Comparator, type Constraint, isAll, type Vers } from './types.ts'

/** A range made ready to be asked many times: its versions are read once. */
export interface VersMatcher {
  /** Is the version in the range? Undefined when that cannot be known: unknown is not "outside". */
  has(version: string): boolean | undefined
  /** The same for a version that `parseVersion` read under the range's scheme. */
  hasKey(key: VersionKey): boolean | undefined
}

/**
 * Containment as in VERS, "Checking if a version is contained within a range". Redundant constraints do no
 * harm; constraints whose order is not known are taken in the order they are written.
 */
export function versMatcher(vers: Vers): VersMatcher {
  const { scheme, constraints } = vers
  if (scheme === 'none' || isAll(vers)) {
    const answer = scheme !== 'none'
    return { has: () => answer, hasKey: () => answer }
  }
  const list = keyed(scheme, constraints)
  const inOrder = sorted(scheme, list)
  const { compare } = orderOf(scheme)
  const holes = list.filter(({ comparator }) => comparator === '!=')
  const bounds =
    inOrder === undefined ? list.filter(({ comparator }) => comparator !== '!=') : withoutRedundant(inOrder)
  // Exclusions alone leave everything else.
  const stretches = holes.length === list.length ? [[]] : stretchesOf(bounds)
  const hasKey = (key: VersionKey): boolean | undefined => {
    let inside: boolean | undefined = false
    for (const stretch of stretches) {
      const answer = allHold(compare, key, stretch)
      if (answer !== false) inside = answer
      if (answer === true) break
    }
    const isLeft = inside === false ? true : allHold(compare, key, holes)
    return isLeft === false ? false : inside && isLeft
  }
  return {
    hasKey,
    has(version) {
      const text = version.trim()
      const key = parseVersion(scheme, text)
      return key === undefined ? hasText(constraints, text) : hasKey(key)
    },
  }
}

/** A text without a place in the order can only be one of those named. */
function hasText(constraints: readonly Constraint[], text: string): boolean | undefined {
  const signs = constraints.filter(({ version }) => version === text).map(({ comparator }) => comparator)
  if (signs.includes('!=')) return false
  return signs.some((sign) => sign.endsWith('=')) ? true : undefined
}

/** Bounds that must hold together: one version, a lower with an upper bound, or one of them alone. */
function stretchesOf(bounds: readonly Keyed[]): Keyed[][] {
  const stretches: Keyed[][] = []
  for (const bound of bounds) {
    const open = stretches.at(-1)
    if (bound.comparator.startsWith('<') && open?.at(-1)?.comparator.startsWith('>')) open.push(bound)
    else stretches.push([bound])
  }
  return stretches
}

/** Do all bounds hold? Undefined when none is known to fail and one is not known to hold. */
function allHold(compare: Order['compare'], key: VersionKey, bounds: readonly Keyed[]): boolean | undefined {
  let answer: boolean | undefined = true
  for (const bound of bounds) {
    const order = bound.key === undefined ? undefined : compare(key, bound.key)
    if (order === undefined) answer = undefined
    else if (!holds(bound.comparator, order)) return false
  }
  return answer
}

function holds(comparator: Comparator, order: number): boolean {
  if (comparator === '!=') return order !== 0
  if (order === 0) return comparator.endsWith('=')
  return comparator.startsWith(order < 0 ? '<' : '>')
}

/**
 * Is the version in the range? Many versions against one range: see {@link versMatcher}.
 * @param vers the range, or its text; also one that is not canonical
 * @returns undefined when the text is no range, or the answer cannot be known
 */
export function contains(vers: Vers | string, version: string): boolean | undefined {
  const range = typeof vers === 'string' ? readVers(vers).vers : vers
  return range === undefined ? undefined : versMatcher(range).has(version)
}
