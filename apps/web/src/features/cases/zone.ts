/** A wall clock in a zone, as an instant: what a proposal means, shown before it is sent. */
export type Resolved =
  | {
      ok: true
      at: Date /** The clocks are put back then: it happens twice, and the later one is meant. */
      twice: boolean
    }
  | { ok: false; reason: 'incomplete' | 'no such zone' | 'no such time' }

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/
// Names, not "+01:00", which Intl takes too and which knows no summer time.
const ZONE = /^[A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*$/
const HOUR_MS = 3_600_000
/** Around a time, every offset its zone may have then: zones lie up to 26 hours apart, and Samoa skipped a day. */
const NEAR_HOURS = [-38, -26, -14, 0, 14, 26, 38]

/** Wall clock of an instant in a zone, YYYY-MM-DDTHH:MM. @throws RangeError for an unknown zone */
export function localOf(at: Date, zone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}T${parts.get('hour')}:${parts.get('minute')}`
}

/**
 * The server decides; this says the same beforehand. A time that happens twice is the later one, one that the
 * clocks skip does not exist.
 * @param local YYYY-MM-DDTHH:MM
 * @param zone IANA name
 */
export function resolveLocal(local: string, zone: string): Resolved {
  const asUtc = Date.parse(`${local}Z`)
  if (!LOCAL.test(local) || Number.isNaN(asUtc)) return { ok: false, reason: 'incomplete' }
  if (!isZone(zone)) return { ok: false, reason: 'no such zone' }
  const offsets = NEAR_HOURS.map((hours) => {
    const near = asUtc + hours * HOUR_MS
    return Date.parse(`${localOf(new Date(near), zone)}Z`) - near
  })
  const instants = [...new Set(offsets)]
    .map((offset) => new Date(asUtc - offset))
    .filter((at) => localOf(at, zone) === local)
    .sort((a, b) => b.getTime() - a.getTime())
  const [latest] = instants
  if (latest === undefined) return { ok: false, reason: 'no such time' }
  return { ok: true, at: latest, twice: instants.length > 1 }
}

function isZone(zone: string): boolean {
  try {
    return ZONE.test(zone) && new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}
