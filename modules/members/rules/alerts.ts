import { addDays } from '../../../standards/scoring/bod2604-clock.ts'
import type { Band } from '../schema.ts'

/** When a member is told, as data: minutes are counted from midnight in the member's zone. */
export interface TellingRules {
  mode: 'immediate' | 'daily' | 'weekly' | 'off'
  atLeast: Exclude<Band, 'unknown'>
  quiet: { from: number; to: number } | undefined
  breakQuiet: boolean
  digestAt: number
  lastDigestAt: Date | undefined
}

export interface WaitingAlert {
  id: string
  band: Band
}

/** The most urgent first. What nobody could rate yet stands with what is scheduled: it may be worse. */
const RANK: Record<Band, number> = { immediate: 0, 'out-of-cycle': 1, scheduled: 2, unknown: 2, defer: 3 }

/** More urgent or as urgent. */
export const atLeast = (band: Band, wanted: Band): boolean => RANK[band] <= RANK[wanted]

interface Local {
  /** YYYY-MM-DD */
  day: string
  minute: number
  /** 1 is Monday. */
  weekday: number
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** What a clock on the wall shows there. @throws RangeError for a zone that does not exist */
export function localTime(at: Date, zone: string): Local {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
  }).formatToParts(at)
  const part = (type: string) => parts.find((item) => item.type === type)?.value ?? ''
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
    weekday: WEEKDAYS.indexOf(part('weekday')) + 1,
  }
}

/** Whether a minute lies in the quiet hours, which may go past midnight; from and to alike are none. */
export function isQuiet(quiet: TellingRules['quiet'], minute: number): boolean {
  if (!quiet || quiet.from === quiet.to) return false
  return quiet.from < quiet.to
    ? minute >= quiet.from && minute < quiet.to
    : minute >= quiet.from || minute < quiet.to
}

/**
 * Whether a digest is due: its minute came (on a Monday, for a weekly one) and none was sent since. So a house that was
 * off at that minute, or quiet hours around it, delay a digest and never lose it; a minute that summer time skips comes
 * with the next, one that comes twice counts once.
 */
function digestDue({ mode, digestAt, lastDigestAt }: TellingRules, zone: string, now: Date): boolean {
  if (!lastDigestAt) return true
  const local = localTime(now, zone)
  const daysBack = local.minute >= digestAt ? 0 : 1
  const toMonday = mode === 'weekly' ? (local.weekday - 1 - daysBack + 7) % 7 : 0
  const slot = addDays(local.day, -daysBack - toMonday)
  const last = localTime(lastDigestAt, zone)
  return last.day < slot || (last.day === slot && last.minute < digestAt)
}

/**
 * Which of the waiting alerts are told now, and whether as a digest. Less urgent ones than the member wants at once
 * wait for the digest, which an `immediate` member gets daily too; quiet hours hold back all but, where it says so,
 * what is immediate. Nothing is dropped: what is not told now waits.
 */
export function tellNow(
  rules: TellingRules,
  zone: string,
  now: Date,
  waiting: readonly WaitingAlert[],
): { ids: string[]; digest: boolean } {
  if (rules.mode === 'off' || waiting.length === 0) return { ids: [], digest: false }
  const quiet = isQuiet(rules.quiet, localTime(now, zone).minute)
  if (!quiet && digestDue(rules, zone, now)) return { ids: waiting.map(({ id }) => id), digest: true }
  const rings = ({ band }: WaitingAlert): boolean => {
    if (quiet) return rules.breakQuiet && band === 'immediate'
    return rules.mode === 'immediate' && atLeast(band, rules.atLeast)
  }
  return { ids: waiting.filter(rings).map(({ id }) => id), digest: false }
}

/** `07:30` as minutes after midnight, and back. */
export const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
