export interface Window {
  from: Date
  to: Date
}

/** Longest window of a claim, days: a target must come free for others within a quarter. */
export const LONGEST_WINDOW_DAYS = 90
const DAY = 86_400_000

/** Why a window cannot be claimed at this instant, or undefined. */
export function windowFault(window: Window, now: Date): string | undefined {
  if (!(window.to > window.from)) return 'The window ends before it begins.'
  if (window.to <= now) return 'The window is over already.'
  if (window.to.getTime() - window.from.getTime() > LONGEST_WINDOW_DAYS * DAY)
    return `The window is longer than ${LONGEST_WINDOW_DAYS} days; claim again when it is over.`
  if (window.from.getTime() - now.getTime() > LONGEST_WINDOW_DAYS * DAY)
    return `The window begins more than ${LONGEST_WINDOW_DAYS} days from now.`
  return undefined
}

/** Two windows meet when there is an instant in both; one that ends as the other begins does not. */
export const windowsMeet = (a: Window, b: Window): boolean => a.from < b.to && b.from < a.to

/** Until when a lease holds that is taken or renewed now: never past its window. */
export const leaseEnd = (now: Date, leaseSeconds: number, windowEnd: Date): Date =>
  new Date(Math.min(now.getTime() + leaseSeconds * 1000, windowEnd.getTime()))

export type ClaimState = 'held' | 'lapsed' | 'ended'

/** State of a claim at an instant; a lease that ends now has ended. */
export function stateOf(claim: { endedAt: Date | null; leaseUntil: Date }, now: Date): ClaimState {
  if (claim.endedAt) return 'ended'
  return claim.leaseUntil > now ? 'held' : 'lapsed'
}
