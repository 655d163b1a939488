import type { ClaimSummary } from '../../api/types.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Steps between marks of the axis, milliseconds: the smallest that needs no more than MOST_TICKS of them. */
const STEPS = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY]
const MOST_TICKS = 6

/** A span of time drawn from left to right. Instants are milliseconds. */
export interface Scale {
  from: number
  to: number
}

/** What a row of the picture shows, as shares of the width. */
export interface Bars {
  window: { x: number; width: number }
  lease: { x: number; width: number }
}

type Spans = Pick<ClaimSummary, 'window' | 'leaseUntil' | 'takenAt'>

/** The span that shows every claim and the present, with a little room on both sides. */
export function scaleOf(claims: readonly Spans[], now: number): Scale {
  const begins = claims.map(({ window }) => Date.parse(window.from))
  const ends = claims.map(({ window }) => Date.parse(window.to))
  const [from, to] = [Math.min(now, ...begins), Math.max(now + HOUR, ...ends)]
  const room = (to - from) * 0.03
  return { from: from - room, to: to + room }
}

/** Where an instant lies, as a share of the width; what is outside lies on the edge. */
export const at = ({ from, to }: Scale, instant: number): number =>
  Math.min(1, Math.max(0, (instant - from) / (to - from)))

/** The window of a claim, and in it the part its lease holds without another heartbeat. */
export function barsOf(scale: Scale, claim: Spans): Bars {
  const begins = Date.parse(claim.window.from)
  // A claim whose window is still to come holds it from when it was taken.
  const held = Math.min(begins, Date.parse(claim.leaseUntil))
  return {
    window: span(scale, begins, Date.parse(claim.window.to)),
    lease: span(scale, held, Date.parse(claim.leaseUntil)),
  }
}

function span(scale: Scale, from: number, to: number): { x: number; width: number } {
  const x = at(scale, from)
  return { x, width: at(scale, to) - x }
}

/** Marks of the axis: whole hours or days on the viewer's clock, with whether it is a day's beginning. */
export function ticksOf({ from, to }: Scale): { at: number; day: boolean }[] {
  const step = STEPS.find((one) => (to - from) / one <= MOST_TICKS) ?? 30 * DAY
  const first = new Date(from)
  first.setMinutes(0, 0, 0)
  first.setHours(0)
  const ticks: { at: number; day: boolean }[] = []
  for (let n = 0; ticks.length < MOST_TICKS + 2; n += 1) {
    // By the calendar, not by adding hours: a day of the change of clocks has 23 or 25.
    const next = new Date(first)
    if (step >= DAY) next.setDate(first.getDate() + n * (step / DAY))
    else next.setHours((n * step) / HOUR)
    if (next.getTime() > to) break
    if (next.getTime() >= from) ticks.push({ at: next.getTime(), day: next.getHours() === 0 })
  }
  return ticks
}
