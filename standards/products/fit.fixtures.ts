import type { MadeRow } from './calibration.fixtures.ts'
import { type Points, reasonsOf } from './confidence.ts'
import type { KnownIndex } from './known-index.ts'
import { analyse } from './query.ts'
import { type Ranked, rank } from './rank.ts'

/** Reasons of one candidate of a made row, and whether it was right. */
export interface Sample {
  reasons: Readonly<Record<string, number>>
  right: boolean
  /** Best candidates count whole, the next two a quarter. */
  weight: number
}

/** Candidates for a made row, without the products that row hides. */
export const rankRow = (row: MadeRow, index: KnownIndex): Ranked[] =>
  rank(analyse(row.query, index), index).filter(({ product }) => !row.hidden.has(index.products[product]!))

export const samplesOf = (rows: readonly MadeRow[], index: KnownIndex): Sample[] =>
  rows.flatMap((row) =>
    rankRow(row, index)
      .filter(({ features }) => features.line === undefined && !features.elsewhere)
      .slice(0, 3)
      .map(({ product, features }, at) => ({
        reasons: reasonsOf(features),
        right: row.means.has(index.products[product]!),
        weight: at === 0 ? 1 : 0.25,
      })),
  )

const chance = (points: Points, reasons: Sample['reasons']): number =>
  1 /
  (1 + Math.exp(-Object.entries(reasons).reduce((sum, [key, value]) => sum + value * (points[key] ?? 0), 0)))

/** Mean logarithmic loss: 0 is never wrong, 0.69 is tossing a coin. */
export function lossOf(samples: readonly Sample[], points: Points): number {
  const weight = samples.reduce((sum, sample) => sum + sample.weight, 0)
  const loss = samples.reduce((sum, sample) => {
    const p = chance(points, sample.reasons)
    return sum - sample.weight * Math.log(Math.max(1e-9, sample.right ? p : 1 - p))
  }, 0)
  return loss / weight
}

/** Logistic regression by gradient descent (Adam) with a slight pull towards nothing. */
export function fitPoints(samples: readonly Sample[], turns: number): Points {
  const keys = Object.keys(samples[0]?.reasons ?? {})
  const points = Object.fromEntries(keys.map((key) => [key, 0]))
  const mean = keys.map(() => 0)
  const square = keys.map(() => 0)
  for (let turn = 1; turn <= turns; turn += 1) {
    const slope = keys.map((key) => (2 / samples.length) * points[key]!)
    for (const { reasons, right, weight } of samples) {
      const off = (weight * (chance(points, reasons) - (right ? 1 : 0))) / samples.length
      for (const [at, key] of keys.entries()) slope[at]! += off * reasons[key]!
    }
    for (const [at, key] of keys.entries()) {
      mean[at] = 0.9 * mean[at]! + 0.1 * slope[at]!
      square[at] = 0.999 * square[at]! + 0.001 * slope[at]! ** 2
      const step = mean[at]! / (1 - 0.9 ** turn) / (Math.sqrt(square[at]! / (1 - 0.999 ** turn)) + 1e-8)
      points[key] = points[key]! - 0.05 * step
    }
  }
  return points
}
