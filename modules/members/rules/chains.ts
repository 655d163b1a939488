import type { Stage } from '../schema.ts'
import { daysBetween, median } from './counts.ts'

/** The way of a repair, in order; deployed follows and is counted, not reported. */
export const STAGES: readonly Stage[] = ['candidate', 'certified', 'upstream', 'released', 'distributions']

export interface StageEntry {
  stage: Stage
  at: Date
  bypassedAt: Date | undefined
}

/** When a chain first reached a stage with something nobody got past since; undefined: it is not there. */
export function reachedAt(entries: readonly StageEntry[], stage: Stage): Date | undefined {
  const standing = entries.filter((entry) => entry.stage === stage && entry.bypassedAt === undefined)
  return standing.reduce<Date | undefined>((first, { at }) => (first && first <= at ? first : at), undefined)
}

/** A stage was reached, and everything that stood there was bypassed. */
export const isBypassed = (entries: readonly StageEntry[], stage: Stage): boolean =>
  entries.some((entry) => entry.stage === stage) && reachedAt(entries, stage) === undefined

/**
 * How many chains stand at each stage, and the median days from the nearest earlier stage a chain reached. Stages a
 * chain never had (a public record says what is released, not who wrote it) are skipped, not taken for zero days; steps
 * backwards in time, as when a release is noticed before its certificate is made, count for no median.
 */
export function stageCounts(
  chains: readonly { entries: readonly StageEntry[]; deployedAt: Date | undefined }[],
): { stage: Stage | 'deployed'; reached: number; medianDays: number | null; bypassed: number }[] {
  const order = [...STAGES, 'deployed' as const]
  return order.map((stage, place) => {
    const whenOf = (chain: (typeof chains)[number], one: Stage | 'deployed') =>
      one === 'deployed' ? chain.deployedAt : reachedAt(chain.entries, one)
    const days: number[] = []
    let reached = 0
    let bypassed = 0
    for (const chain of chains) {
      if (stage !== 'deployed' && isBypassed(chain.entries, stage)) bypassed += 1
      const when = whenOf(chain, stage)
      if (!when) continue
      reached += 1
      const before = order
        .slice(0, place)
        .map((one) => whenOf(chain, one))
        .filter((one): one is Date => one !== undefined)
        .at(-1)
      if (before && before <= when) days.push(daysBetween(before, when))
    }
    return { stage, reached, medianDays: median(days), bypassed }
  })
}
