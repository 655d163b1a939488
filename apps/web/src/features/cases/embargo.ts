import { secondsBetween } from '../../ui/time.ts'

/** Where an embargo stands: how much of it has passed (0 to 1) and the seconds left (0 once it is over). */
export type EmbargoStanding = { passed: number; secondsLeft: number; over: boolean }

/** @param openedAt when the case was opened, RFC 3339; @param now milliseconds since the epoch */
export function embargoStanding(openedAt: string, endsAt: string, now: number): EmbargoStanding {
  const whole = secondsBetween(openedAt, endsAt)
  const left = secondsBetween(now, endsAt)
  if (left <= 0) return { passed: 1, secondsLeft: 0, over: true }
  if (whole <= 0) return { passed: 0, secondsLeft: left, over: false }
  return { passed: Math.min(1, Math.max(0, 1 - left / whole)), secondsLeft: left, over: false }
}

/**
 * Arc of a dial as an SVG path: clockwise from twelve o'clock over `share` (0 to 1) of the circle.
 * A whole circle is stopped just short of closing, where an arc would otherwise vanish.
 */
export function dialArc(share: number, radius: number, centre: number): string {
  const turn = Math.min(0.9999, Math.max(0, share)) * 2 * Math.PI
  const x = centre + radius * Math.sin(turn)
  const y = centre - radius * Math.cos(turn)
  const round = (n: number) => Math.round(n * 100) / 100
  return `M${centre} ${centre - radius}A${radius} ${radius} 0 ${turn > Math.PI ? 1 : 0} 1 ${round(x)} ${round(y)}`
}
