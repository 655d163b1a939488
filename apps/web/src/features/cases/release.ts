const DAY = 24 * 60

/** Minutes from the end of the embargo as those who release say it: "T−60 min", "T", "T+2 h", "T−3 days". */
export function offsetWords(minutes: number): string {
  if (minutes === 0) return 'T'
  const sign = minutes < 0 ? '−' : '+'
  const size = Math.abs(minutes)
  if (size % DAY === 0) return `T${sign}${size / DAY} ${size === DAY ? 'day' : 'days'}`
  if (size > 60 && size % 60 === 0) return `T${sign}${size / 60} h`
  return `T${sign}${size} min`
}

/** The instant of a step; null while no end is agreed. */
export const stepAt = (endsAt: string | undefined, minutes: number): string | null =>
  endsAt === undefined ? null : new Date(Date.parse(endsAt) + minutes * 60_000).toISOString()
