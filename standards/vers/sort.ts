import { orderOf, parseVersion, type VersionKey } from '../versions/compare.ts'
import type { Constraint } from './types.ts'

/** Types for documentation and tests, for whose versions no order is defined (VERS §5.3.2.1). */
const RESERVED = new Set(['example', 'test', 'invalid'])

/** A constraint with its version read; the key is absent where the text is no version of the scheme. */
export interface Keyed extends Constraint {
  key: VersionKey | undefined
}

export const keyed = (scheme: string, constraints: readonly Constraint[]): Keyed[] =>
  constraints.map((constraint) => ({ ...constraint, key: parseVersion(scheme, constraint.version) }))

/**
 * Constraints in the order of their versions, those of one version as they were written.
 * @returns undefined when one has no place in the order, or that of two of them is not known
 */
export function sorted(scheme: string, constraints: readonly Keyed[]): Keyed[] | undefined {
  const { compare } = orderOf(scheme)
  let isKnown = !RESERVED.has(scheme) && constraints.every(({ key }) => key !== undefined)
  if (!isKnown) return undefined
  const result = [...constraints].sort((a, b) => {
    const order = compare(a.key!, b.key!)
    if (order === undefined) isKnown = false
    return order ?? 0
  })
  return isKnown ? result : undefined
}
