/** What a project's maintainers said of their pace; undefined: nothing. */
export interface Pace {
  /** Dossiers they take in seven days; undefined: any number. */
  perWeek: number | undefined
  /** They want to see what nobody could reproduce too. */
  acceptsUnreproduced: boolean
}

const WEEK_MS = 7 * 86_400_000
const SHOWN: readonly string[] = ['reproduced', 'intermittent']
const VOUCHED: readonly string[] = ['attested', 'maintainer-confirmed']

/** Nothing reaches a maintainer that was neither shown nor vouched for by name, unless it asked for that. */
export const mayReach = (
  rootCause: { verdict: string; evidenceLevel: string },
  pace: Pick<Pace, 'acceptsUnreproduced'>,
): boolean =>
  SHOWN.includes(rootCause.verdict) || VOUCHED.includes(rootCause.evidenceLevel) || pace.acceptsUnreproduced

/**
 * How many of the waiting may go now.
 * @param sent when dossiers of the project were sent, in any order
 */
export function maySendNow(waiting: number, sent: readonly Date[], pace: Pace, now: Date): number {
  if (pace.perWeek === undefined) return waiting
  const lately = sent.filter((at) => now.getTime() - at.getTime() < WEEK_MS).length
  return Math.max(0, Math.min(waiting, pace.perWeek - lately))
}

export interface Place {
  /** How many go before it. */
  ahead: number
  perWeek: number | null
  /** When it goes at the earliest, if nothing more urgent comes; null when they take none. */
  expectedAt: Date | null
  /** Days after which what waits now fits into one week: a pause until then costs nobody anything. */
  pauseDays: number
}

/**
 * The honest place of something that waits.
 * @param ahead how many wait before it
 * @param waiting how many wait in all
 * @param sent when dossiers of the project were sent
 */
export function placeOf(ahead: number, waiting: number, sent: readonly Date[], pace: Pace, now: Date): Place {
  const { perWeek } = pace
  if (perWeek === undefined) return { ahead, perWeek: null, expectedAt: now, pauseDays: 0 }
  const backlog = Math.max(0, waiting - perWeek)
  if (perWeek === 0) return { ahead, perWeek, expectedAt: null, pauseDays: 0 }
  return {
    ahead,
    perWeek,
    expectedAt: slot(ahead, sent, perWeek, now),
    pauseDays: Math.ceil((backlog * 7) / perWeek),
  }
}

/** When the slot after so many others becomes free: each sent dossier takes one for seven days. */
function slot(ahead: number, sent: readonly Date[], perWeek: number, now: Date): Date {
  const taken = sent
    .map((at) => at.getTime())
    .filter((at) => now.getTime() - at < WEEK_MS)
    .sort((a, b) => a - b)
  let at = now.getTime()
  for (let n = 0; n <= ahead; n++) {
    // Of the last `perWeek` the oldest must have left its seven days.
    const oldest = taken[taken.length - perWeek]
    at = Math.max(at, oldest === undefined ? at : oldest + WEEK_MS)
    taken.push(at)
  }
  return new Date(at)
}
