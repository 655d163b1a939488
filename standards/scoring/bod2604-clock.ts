import { readDay } from '../vulnerability/instant.ts'
import type { Timeline } from './bod2604.ts'

/**
 * The clocks of BOD 26-04. Readings taken, where the sources leave room:
 * - Days are calendar days, as in KEV's own dates (dueDate = dateAdded + 3): the day it starts is day 0, and
 *   the last day ends at midnight where the asset's organisation is. Leap days and the hour that summer time
 *   takes or gives are inside that.
 * - Triage hours are elapsed hours.
 * - The triage clocks start when it is known that the row applies to the asset: detected there and listed.
 */

export interface Starts {
  /** KEV's dateAdded, YYYY-MM-DD: a day without a zone, taken as that day everywhere. */
  kevListed: string | undefined
  /** When it was detected on the asset. */
  detectedAt: Date | undefined
}

export interface Due {
  startedBy: 'KEV listing' | 'detection'
  /** YYYY-MM-DD */
  startDay: string
  /** Last day to remediate, YYYY-MM-DD. */
  dueDay: string
  /** First instant after that day, in the zone. */
  dueAt: Date
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/**
 * When a timeline ends. The clock starts on the earlier of the KEV listing and the detection on the asset.
 * KEV's own `dueDate` is not used: it ignores exposure.
 *
 * @param zone IANA name of the organisation's time zone, such as `America/New_York`
 * @returns undefined when neither start is known, or the timeline has no number of days
 * @throws RangeError for a zone that does not exist
 */
export function bod2604Due(starts: Starts, { days }: Pick<Timeline, 'days'>, zone: string): Due | undefined {
  const { detectedAt } = starts
  const kevListed = readDay(starts.kevListed)
  const detectedDay = detectedAt === undefined ? undefined : dayIn(detectedAt, zone)
  const byListing = kevListed !== undefined && (detectedDay === undefined || kevListed <= detectedDay)
  const startDay = byListing ? kevListed : detectedDay
  if (startDay === undefined || days === null) return undefined
  const dueDay = addDays(startDay, days)
  return {
    startedBy: byListing ? 'KEV listing' : 'detection',
    startDay,
    dueDay,
    dueAt: startOfDay(addDays(dueDay, 1), zone),
  }
}

export interface TriageTimer {
  task: 'scope' | 'volatile evidence' | 'decision'
  dueAt: Date
  /** It must also be done before the asset is patched. */
  beforePatching: boolean
}

/**
 * Forensic triage of an asset: its scope within 2 hours, volatile evidence within 24 hours and in any case
 * before patching, a decision within 72 hours.
 *
 * @param patchAt when the asset will be patched, if that is planned
 * @returns undefined when the start is not known: nothing was detected on the asset, or it is not listed
 */
export function triageTimers(starts: Starts, patchAt?: Date): TriageTimer[] | undefined {
  const { detectedAt } = starts
  const kevListed = readDay(starts.kevListed)
  if (kevListed === undefined || detectedAt === undefined) return undefined
  const start = Math.max(detectedAt.getTime(), Date.parse(`${kevListed}T00:00:00Z`))
  const after = (hours: number): Date => new Date(start + hours * HOUR_MS)
  const evidence = Math.min(after(24).getTime(), patchAt?.getTime() ?? Number.POSITIVE_INFINITY)
  return [
    { task: 'scope', dueAt: after(2), beforePatching: false },
    { task: 'volatile evidence', dueAt: new Date(evidence), beforePatching: true },
    { task: 'decision', dueAt: after(72), beforePatching: false },
  ]
}

/** Making a formatter takes longer than a hundred uses of it. */
const formatters = new Map<string, Intl.DateTimeFormat>()
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  // There are about six hundred zones; nobody makes this grow.
  if (formatters.size < 1000) formatters.set(zone, made)
  return made
}

/** The calendar day of an instant in a zone, YYYY-MM-DD. */
export function dayIn(at: Date, zone: string): string {
  const parts = formatterOf(zone).formatToParts(at)
  const part = (type: string): string => parts.find((item) => item.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

/** Calendar arithmetic: no zone, no clock. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/**
 * The first instant of a day in a zone. Zones differ from UTC by whole quarter hours between -12 and +14, so
 * it lies among these; where summer time begins at midnight the day begins at one.
 */
export function startOfDay(day: string, zone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`)
  const quarter = HOUR_MS / 4
  let [before, within] = [utc - 15 * HOUR_MS, utc + 13 * HOUR_MS]
  while (within - before > quarter) {
    const middle = before + Math.floor((within - before) / quarter / 2) * quarter
    if (dayIn(new Date(middle), zone) < day) before = middle
    else within = middle
  }
  return new Date(within)
}
