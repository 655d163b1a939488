import type { Stage } from '../../api/types.ts'

/** A band of the picture on a 100 × 100 field: it leaves one stage and narrows (or widens) to the next. */
export type Band = { stage: Stage['stage']; from: number; to: number }

/** Thinner than this a band would vanish beside a stage a thousand times larger. In hundredths of the field. */
const THINNEST = 1.5

/** Thickness in hundredths of the field, to scale with the largest stage. */
export function thickness(count: number, largest: number): number {
  if (largest <= 0 || count <= 0) return THINNEST
  return Math.max(THINNEST, (100 * count) / largest)
}

/** One band per stage: the last keeps its own thickness to the edge. */
export function bands(stages: ReadonlyArray<Pick<Stage, 'stage' | 'count'>>): Band[] {
  const largest = Math.max(0, ...stages.map(({ count }) => count))
  return stages.map(({ stage, count }, index) => ({
    stage,
    from: thickness(count, largest),
    to: thickness(stages[index + 1]?.count ?? count, largest),
  }))
}

const round = (n: number) => Math.round(n * 100) / 100

/**
 * Outline of a band as an SVG path on the 100 × 100 field, centred.
 * `across` flows left to right, `down` top to bottom (narrow screens).
 */
export function bandPath({ from, to }: Band, direction: 'across' | 'down'): string {
  const corners: Array<[along: number, aside: number]> = [
    [0, 50 - from / 2],
    [50, 50 - from / 2],
    [50, 50 - to / 2],
    [100, 50 - to / 2],
    [100, 50 + to / 2],
    [50, 50 + to / 2],
    [50, 50 + from / 2],
    [0, 50 + from / 2],
  ]
  const [a, b, c, d, e, f, g, h] = corners.map(([along, aside]) =>
    direction === 'across' ? `${round(along)} ${round(aside)}` : `${round(aside)} ${round(along)}`,
  )
  return `M${a}C${b} ${c} ${d}L${e}C${f} ${g} ${h}Z`
}
