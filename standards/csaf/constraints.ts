import type { VersionInterval } from '../vulnerability/types.ts'

/** A stretch of versions, without what is said of it. */
export type Bounds = Pick<
  VersionInterval,
  'introduced' | 'introducedExcluded' | 'lessThan' | 'lessThanOrEqual'
>

export interface Constraint {
  comparator: '<' | '<=' | '>' | '>=' | '=' | '!='
  version: string
}

export const EVERYTHING: Bounds = { introduced: '0' }
export const exactly = (version: string): Bounds => ({ introduced: version, lessThanOrEqual: version })

type Lower = Pick<Bounds, 'introduced' | 'introducedExcluded'>

/**
 * The stretches that a list of constraints in ascending order names, as the vers specification pairs them
 * ("Checking if a version is contained within a range"): a lower bound and the upper one after it are one
 * stretch, `=` one version, and `!=` cuts a stretch in two. Works without knowing how versions are ordered.
 * @returns undefined when the list cannot be one in ascending order: two upper bounds, say
 */
export function stretchesOf(constraints: readonly Constraint[]): Bounds[] | undefined {
  const found: Bounds[] = []
  let open: Lower | undefined
  let hasBound = false
  for (const [at, { comparator, version }] of constraints.entries()) {
    if (comparator === '=') {
      if (open === undefined) found.push(exactly(version))
      continue
    }
    if (comparator === '!=') {
      if (open === undefined && !hasBound && beginsOpen(constraints, at)) open = EVERYTHING
      if (open === undefined) continue
      found.push({ ...open, lessThan: version })
      open = { introduced: version, introducedExcluded: true }
      continue
    }
    if (comparator === '>' || comparator === '>=') {
      if (open !== undefined) return undefined
      open = comparator === '>=' ? { introduced: version } : { introduced: version, introducedExcluded: true }
    } else {
      // Nothing can end that has not begun, unless it is what everything begins with.
      if (open === undefined && hasBound) return undefined
      found.push({
        ...(open ?? EVERYTHING),
        ...(comparator === '<' ? { lessThan: version } : { lessThanOrEqual: version }),
      })
      open = undefined
    }
    hasBound = true
  }
  if (open !== undefined) found.push({ ...open })
  return found.length > 0 ? found : undefined
}

/** Whether an exclusion here is out of everything from the first version on: up to a bound, or all but some versions. */
function beginsOpen(constraints: readonly Constraint[], at: number): boolean {
  const bound = constraints.slice(at).find(({ comparator }) => comparator !== '=' && comparator !== '!=')
  if (bound === undefined) return !constraints.some(({ comparator }) => comparator === '=')
  return bound.comparator === '<' || bound.comparator === '<='
}
