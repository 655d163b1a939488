/**
 * The last day on which something is in time: it is due when the day after begins where the member is.
 * @param dueAt RFC 3339
 * @param zone IANA name of the member's zone; undefined, or unknown to this browser: the viewer's own
 * @returns `1 Dec 2026`
 */
export function lastDay(dueAt: string, zone: string | undefined): string {
  const last = new Date(new Date(dueAt).getTime() - 1)
  const format = (timeZone: string | undefined) =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone }).format(last)
  try {
    return format(zone)
  } catch {
    return format(undefined)
  }
}
