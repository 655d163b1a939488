/** Embargo arithmetic: parties agree on a wall clock somewhere; everybody else needs the instant. */

export type Resolved =
  | { ok: true; at: Date; note: string | null }
  /** The message says what is wrong and what to write instead. */
  | { ok: false; reason: string }

const HOUR = 3_600_000
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/
// Names of the IANA time zone database; Intl would also take "+01:00", which knows no summer time.
const ZONE = /^[A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*$/

/** Whether the runtime's time zone database (ICU) knows this IANA name. */
export function isZone(zone: string): boolean {
  if (!ZONE.test(zone) || zone.length > 64) return false
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/**
 * The instant at which a wall clock in a zone shows a time.
 *
 * Where clocks are put back the time exists twice: the later one is taken, because an embargo must not end
 * before everybody reads it as over. Where clocks are put forward the time does not exist: refused, with
 * the times on either side.
 *
 * @param local `YYYY-MM-DDTHH:MM`, years 1970 to 2199
 * @param zone IANA name, for instance America/New_York
 */
export function resolveLocal(local: string, zone: string): Resolved {
  const wall = wallClock(local)
  if (wall === undefined) {
    return {
      ok: false,
      reason: `“${local}” is no date and time: write YYYY-MM-DDTHH:MM, for instance 2026-12-01T14:00.`,
    }
  }
  if (!isZone(zone)) {
    return {
      ok: false,
      reason: `“${zone}” is no IANA time zone: write for instance America/New_York or Etc/UTC.`,
    }
  }
  // Every offset in force near that day; zones are at most 26 hours apart, and Samoa once skipped a day.
  const offsets = new Set([-38, -26, -14, 0, 14, 26, 38].map((hours) => offsetAt(zone, wall + hours * HOUR)))
  const instants = [...offsets]
    .map((offset) => wall - offset)
    .filter((at) => at + offsetAt(zone, at) === wall)
  if (instants.length === 0) return { ok: false, reason: gapReason(local, zone, wall) }
  const at = new Date(Math.max(...instants))
  const note =
    instants.length === 1
      ? null
      : `${text(wall)} happens twice in ${zone}, because clocks are put back: the later one is meant, ${at.toISOString()}.`
  return { ok: true, at, note }
}

/** The wall clock as if it were UTC, milliseconds; undefined for 30 February and its like. */
function wallClock(local: string): number | undefined {
  const match = LOCAL.exec(local)
  if (match === null) return undefined
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const ms = Date.UTC(year, month - 1, day, hour, minute)
  return year >= 1970 && year < 2200 && text(ms) === local ? ms : undefined
}

const text = (ms: number): string => new Date(ms).toISOString().slice(0, 16)

/** Offset of a zone from UTC at an instant, milliseconds, east positive. */
function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const part = (type: string): number => Number(parts.find((entry) => entry.type === type)?.value)
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return shown - Math.floor(at / 1000) * 1000
}

/** Names the jump: found by halving, since Intl tells offsets but not transitions. */
function gapReason(local: string, zone: string, wall: number): string {
  let [before, after] = [wall - 38 * HOUR, wall + 38 * HOUR]
  const old = offsetAt(zone, before)
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000
    if (offsetAt(zone, middle) === old) before = middle
    else after = middle
  }
  const [last, first] = [text(after + old - 60_000), text(after + offsetAt(zone, after))]
  return `${local} does not exist in ${zone}: clocks are put forward from ${text(after + old)} to ${first}. Agree on ${last} or ${first}.`
}

export interface EmbargoTerms {
  /** ISO 8601 instant, UTC. */
  endsAt: string
  agreedBy: readonly string[]
}

export const embargoIsOver = (embargo: EmbargoTerms | null, now: Date): boolean =>
  embargo === null || Date.parse(embargo.endsAt) <= now.getTime()

/**
 * Names whose agreement is missing for a new embargo. Proposing a first one or moving it later is the
 * coordinator's; ending it earlier than agreed takes every discoverer and maintainer of the case, unless
 * the flaw is being exploited, when waiting protects nobody.
 */
export function missingAgreement(
  current: EmbargoTerms | null,
  next: EmbargoTerms,
  parties: readonly { name: string; role: string }[],
  exploited: boolean,
): string[] {
  if (current === null || exploited || Date.parse(next.endsAt) >= Date.parse(current.endsAt)) return []
  const agreed = new Set(next.agreedBy.map((name) => name.trim().toLowerCase()))
  return parties
    .filter(({ role }) => role === 'discoverer' || role === 'maintainer')
    .map(({ name }) => name)
    .filter((name) => !agreed.has(name.trim().toLowerCase()))
}
