/** 97.5th percentile of the standard normal distribution: two-sided 95%. */
export const Z_95 = 1.959963984540054

/**
 * Wilson score interval of a proportion (E. B. Wilson, JASA 22, 1927), chosen over the normal interval
 * because it keeps its coverage for few trials and for proportions near 0 and 1.
 *
 * @param successes count, 0 ≤ successes ≤ trials
 * @param trials count; with none nothing is known and the interval is [0, 1]
 * @param z standard normal quantile, 95% by default
 * @returns [low, high], both within 0…1
 * @throws RangeError when the counts are not whole numbers or successes exceed trials
 */
export function wilson(successes: number, trials: number, z: number = Z_95): [number, number] {
  if (!Number.isInteger(successes) || !Number.isInteger(trials) || successes < 0 || successes > trials) {
    throw new RangeError(`wilson: need whole numbers 0 ≤ successes ≤ trials, got ${successes} of ${trials}`)
  }
  if (!(z > 0) || !Number.isFinite(z)) throw new RangeError(`wilson: z must be a positive number, got ${z}`)
  if (trials === 0) return [0, 1]
  const p = successes / trials
  const z2 = z * z
  const centre = (p + z2 / (2 * trials)) / (1 + z2 / trials)
  const half = (z / (1 + z2 / trials)) * Math.sqrt((p * (1 - p)) / trials + z2 / (4 * trials * trials))
  // At the ends the formula equals the bound exactly; rounding error would leave ±1e-17.
  const low = successes === 0 ? 0 : Math.max(0, centre - half)
  const high = successes === trials ? 1 : Math.min(1, centre + half)
  return [low, high]
}
