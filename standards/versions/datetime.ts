import { textOrder } from './order.ts'
import { num } from './sortable.ts'

const RFC3339 =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.(\d{1,100}))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/

/** Puts the first second of the year 0 above zero. */
const OFFSET = 1e11

/**
 * The VERS type `datetime`: RFC 3339 §5.6 with `T` and `Z` in capitals, ordered by the instant, fractions of a
 * second to any length.
 */
export const datetimeOrder = textOrder((text) => {
  const match = RFC3339.exec(text)
  if (match === null) return undefined
  const [, day = '', hours = '', minutes = '', seconds = '', fraction = '', sign, zoneHours, zoneMinutes] =
    match
  const midnight = new Date(`${day}T00:00:00Z`)
  // V8 reads February 30th as March 2nd.
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day) return undefined
  const zone =
    sign === undefined ? 0 : (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -60 : 60)
  const second =
    midnight.getTime() / 1000 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) - zone
  return num(String(second + OFFSET)) + fraction.replace(/0+$/, '')
})
