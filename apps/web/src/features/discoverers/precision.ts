import type { TrackRecord } from '../../api/types.ts'

/** A 95% interval wider than this says little about who is better than whom. */
const WIDE = 0.4

const whole = (share: number) => `${Math.round(100 * share)}%`

export interface PrecisionWords {
  share: string
  interval: string
  /** One sentence on what the figures mean. */
  meaning: string
}

/** A discoverer's precision in words; undefined while nothing has been judged. */
export function precisionWords(
  record: Pick<TrackRecord, 'judged' | 'reproduced' | 'precision' | 'interval'>,
): PrecisionWords | undefined {
  const { judged, reproduced, precision, interval } = record
  if (precision === null || interval === null) return undefined
  const [low, high] = interval
  const sentence = `${reproduced} of ${judged} judged ${judged === 1 ? 'finding' : 'findings'} reproduced.`
  const few =
    high - low > WIDE
      ? 'So few are judged that this says little yet.'
      : `Chance aside, the share lies between ${whole(low)} and ${whole(high)} (95% interval).`
  return {
    share: whole(precision),
    interval: `${whole(low)} to ${whole(high)}`,
    meaning: `${sentence} ${few}`,
  }
}
