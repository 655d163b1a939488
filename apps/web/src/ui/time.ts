const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`

/** A length of time in the largest unit that says something: seconds in, "4 minutes" out. */
export function duration(seconds: number): string {
  const s = Math.max(0, seconds)
  if (s < 1) return 'less than a second'
  if (s < 1.5 * MINUTE) return count(Math.round(s), 'second')
  if (s < 1.5 * HOUR) return count(Math.round(s / MINUTE), 'minute')
  if (s < 1.5 * DAY) return count(Math.round(s / HOUR), 'hour')
  return count(Math.round(s / DAY), 'day')
}

/** Two units, for clocks: "12 days 4 hours". */
export function longDuration(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds))
  const days = Math.floor(s / DAY)
  const hours = Math.floor((s % DAY) / HOUR)
  const minutes = Math.floor((s % HOUR) / MINUTE)
  if (days > 0) return hours === 0 ? count(days, 'day') : `${count(days, 'day')} ${count(hours, 'hour')}`
  if (hours > 0)
    return minutes === 0 ? count(hours, 'hour') : `${count(hours, 'hour')} ${count(minutes, 'minute')}`
  return count(minutes, 'minute')
}

/** Seconds between two instants given as RFC 3339 text or milliseconds; positive when `to` is later. */
export function secondsBetween(from: string | number, to: string | number): number {
  return (new Date(to).getTime() - new Date(from).getTime()) / 1000
}

/** "3 minutes ago", or "in 2 days" for an instant still to come. */
export function ago(at: string, now: number): string {
  const seconds = secondsBetween(at, now)
  if (Math.abs(seconds) < 5) return 'just now'
  return seconds > 0 ? `${duration(seconds)} ago` : `in ${duration(-seconds)}`
}

/** Date and time in a zone, with the zone's name; in the viewer's own zone when none is given. */
export function instant(at: string, zone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(new Date(at))
}

/** The viewer's own IANA zone. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
