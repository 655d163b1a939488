import type { Source } from './sources.ts'

export interface FeedState {
  mode: 'off' | 'file' | 'fetch'
  lastAttemptAt: Date | undefined
  lastSuccessAt: Date | undefined
  failingSince: Date | undefined
  /** Newest instant the data themselves name. */
  asOf: Date | undefined
}

export type Freshness = 'off' | 'never' | 'fresh' | 'late' | 'failing'

export interface FreshnessView {
  freshness: Freshness
  /** A sentence for whoever relies on it; undefined when all is well or nobody does. */
  alarm: string | undefined
}

const HOUR = 3_600_000

/**
 * Whether a feed is as fresh as its publisher lets it be. Data may be late although every import succeeded:
 * a publisher, a mirror or whoever brings the files may have stopped.
 */
export function freshnessOf(source: Source, state: FeedState, now: Date): FreshnessView {
  const { mode, lastSuccessAt, failingSince, asOf } = state
  const well = (freshness: Freshness): FreshnessView => ({ freshness, alarm: undefined })
  // What nobody relies on is nobody's alarm; whoever brought a file once is told when it grows old.
  const told = (freshness: Freshness, alarm: string): FreshnessView =>
    mode === 'off' ? well(freshness) : { freshness, alarm: `${source.name}: ${alarm}` }
  if (lastSuccessAt === undefined) {
    if (failingSince)
      return told('failing', `never taken in, and failing for ${ago(failingSince, now)}.${mend(mode)}`)
    return mode === 'off' ? well('off') : told('never', `never taken in yet.${mend(mode)}`)
  }
  const age = now.getTime() - lastSuccessAt.getTime()
  if (source.staleAfter !== undefined && age > source.staleAfter * 1000)
    return told(
      failingSince ? 'failing' : 'late',
      `last taken in ${ago(lastSuccessAt, now)} ago${failingSince ? `, failing for ${ago(failingSince, now)}` : ''}.${mend(mode)}`,
    )
  if (failingSince) return well('failing')
  const dataAge = asOf === undefined ? 0 : now.getTime() - asOf.getTime()
  if (source.dataStaleAfter !== undefined && dataAge > source.dataStaleAfter * 1000)
    return told(
      'late',
      `its newest entry is ${ago(asOf!, now)} old: ${mode === 'fetch' ? 'the publisher or the mirror may have stopped.' : 'bring a newer file.'}`,
    )
  return well('fresh')
}

/** Whether it is time to look at the publisher again. */
export const isDue = (source: Source, state: FeedState, now: Date): boolean =>
  state.mode === 'fetch' &&
  source.address !== undefined &&
  (state.lastAttemptAt === undefined || now.getTime() - state.lastAttemptAt.getTime() >= source.every * 1000)

/** Seconds until a failed fetch is tried again: a minute, doubling, at most six hours. */
export const retryAfter = (failingSince: Date | undefined, now: Date): number =>
  Math.min(6 * 3600, Math.max(60, failingSince ? (now.getTime() - failingSince.getTime()) / 1000 : 0))

const mend = (mode: FeedState['mode']): string =>
  mode === 'file' ? ' Bring a newer file ("tocsin feeds import").' : ' "tocsin feeds list" says why.'

function ago(since: Date, now: Date): string {
  const hours = Math.floor((now.getTime() - since.getTime()) / HOUR)
  if (hours < 1) return 'less than an hour'
  if (hours < 48) return hours === 1 ? 'an hour' : `${hours} hours`
  return `${Math.floor(hours / 24)} days`
}
