import { dayIn } from '../scoring/bod2604-clock.ts'

/**
 * A deadline as people say it, in the zone of whoever keeps it: "today", "by Wednesday, 2 December 2026 (in 4
 * days)", "was due on …".
 *
 * @param dueAt first instant after the last day; undefined: no fixed day
 * @throws RangeError for a zone that does not exist
 */
export function deadlineInWords(dueAt: Date | undefined, now: Date, zone: string): string {
  if (dueAt === undefined) return 'no fixed day: with the next planned maintenance'
  const day = lastDay(dueAt, zone)
  const today = dayIn(now, zone)
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000)
  if (days < 0) return `now: it was due on ${dayInWords(day)}`
  if (days === 0) return `today, ${dayInWords(day)}`
  if (days === 1) return `by tomorrow, ${dayInWords(day)}`
  return days <= 14 ? `by ${dayInWords(day)} (in ${days} days)` : `by ${dayInWords(day)}`
}

/** The last day of a deadline, YYYY-MM-DD in the zone. */
export const lastDay = (dueAt: Date, zone: string): string => dayIn(new Date(dueAt.getTime() - 1), zone)

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return `${WEEKDAYS[weekday]}, ${date} ${MONTHS[month - 1]} ${year}`
}
