/**
 * Counts over members, none of them named. A cell of fewer members than this is not shown: it would tell who they are
 * to whoever knows the sector.
 */
export const LEAST_SHOWN = 5

/** A count of members, or of what they hold; null where too few members stand behind it. */
export const shown = (count: number, members: number): number | null => (members < LEAST_SHOWN ? null : count)

/** The middle of numbers, the mean of the two middle ones of an even many; null of none. */
export function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export const daysBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 86_400_000
