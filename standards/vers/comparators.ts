import { type Bound, intervalsOf } from './intervals.ts'
import type { Vers } from './types.ts'

/**
 * A range in comparators, as npm and its relatives read them: `>=1.0.0 <2.0.0 || 3.1.0`; all versions are `*`.
 * @returns undefined when no version is in it, or the order of its versions is not known
 */
export function comparatorsOf(vers: Vers): string | undefined {
  const parts = (intervalsOf(vers) ?? []).map(({ lower, upper }) => {
    if (lower !== undefined && lower === upper) return lower.version
    return [bound('>', lower), bound('<', upper)].filter(Boolean).join(' ') || '*'
  })
  return parts.length === 0 ? undefined : parts.join(' || ')
}

const bound = (sign: '<' | '>', of: Bound | undefined): string =>
  of === undefined ? '' : `${sign}${of.isIncluded ? '=' : ''}${of.version}`
