import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockOf, isQuiet, localTime, minuteOf, type TellingRules, tellNow } from './alerts.ts'

const rules = (given: Partial<TellingRules> = {}): TellingRules => ({
  mode: 'immediate',
  atLeast: 'out-of-cycle',
  quiet: { from: minuteOf('22:00'), to: minuteOf('06:30') },
  breakQuiet: true,
  digestAt: minuteOf('08:00'),
  lastDigestAt: new Date('2026-11-28T13:00:00Z'),
  ...given,
})
const waiting = [
  { id: 'now', band: 'immediate' as const },
  { id: 'soon', band: 'out-of-cycle' as const },
  { id: 'later', band: 'defer' as const },
]
const NEW_YORK = 'America/New_York'
const at = (text: string) => new Date(text)

describe('what is told now', () => {
  it('is what is urgent enough, by day', () => {
    // 14:00 in New York, after the digest of that day
    expect(tellNow(rules(), NEW_YORK, at('2026-11-28T19:00:00Z'), waiting)).toEqual({
      ids: ['now', 'soon'],
      digest: false,
    })
  })
  it('is what is immediate alone at night, or nothing where nights are holy', () => {
    const night = at('2026-11-29T04:00:00Z')
    expect(tellNow(rules(), NEW_YORK, night, waiting).ids).toEqual(['now'])
    expect(tellNow(rules({ breakQuiet: false }), NEW_YORK, night, waiting).ids).toEqual([])
    expect(tellNow(rules({ mode: 'daily' }), NEW_YORK, night, waiting).ids).toEqual(['now'])
  })
  it('is everything, once a day, when the digest is due', () => {
    const morning = at('2026-11-29T13:00:00Z')
    expect(tellNow(rules({ mode: 'daily' }), NEW_YORK, morning, waiting)).toEqual({
      ids: ['now', 'soon', 'later'],
      digest: true,
    })
    expect(
      tellNow(rules({ mode: 'daily', lastDigestAt: morning }), NEW_YORK, at('2026-11-29T18:00:00Z'), waiting)
        .ids,
    ).toEqual([])
    expect(tellNow(rules({ mode: 'daily' }), NEW_YORK, at('2026-11-29T12:59:00Z'), waiting).ids).toEqual([])
  })
  it('comes on Mondays where it is weekly, or on the first day after a Monday that was missed', () => {
    const weekly = rules({ mode: 'weekly', lastDigestAt: at('2026-11-23T13:00:00Z') })
    expect(tellNow(weekly, NEW_YORK, at('2026-11-28T19:00:00Z'), waiting).digest).toBe(false)
    expect(tellNow(weekly, NEW_YORK, at('2026-11-30T13:00:00Z'), waiting).digest).toBe(true)
    expect(tellNow(weekly, NEW_YORK, at('2026-12-01T13:30:00Z'), waiting).digest).toBe(true)
  })
  it('follows the clock on the wall through summer time', () => {
    // 8:00 in New York is 12:00 UTC in summer, 13:00 in winter.
    const daily = rules({ mode: 'daily', lastDigestAt: at('2026-03-07T13:00:00Z') })
    expect(tellNow(daily, NEW_YORK, at('2026-03-08T12:00:00Z'), waiting).digest).toBe(true)
    expect(
      tellNow(
        { ...daily, lastDigestAt: at('2026-10-31T12:00:00Z') },
        NEW_YORK,
        at('2026-11-01T12:00:00Z'),
        waiting,
      ).digest,
    ).toBe(false)
    // 02:30 does not exist on that night: the digest comes with the first minute after it.
    const skipped = { ...daily, quiet: undefined, digestAt: minuteOf('02:30') }
    expect(tellNow(skipped, NEW_YORK, at('2026-03-08T07:01:00Z'), waiting).digest).toBe(true)
  })
  it('is nothing for who wants none', () => {
    expect(tellNow(rules({ mode: 'off' }), NEW_YORK, at('2026-11-28T19:00:00Z'), waiting).ids).toEqual([])
  })
  it('drops nothing: within nine days everything was told, whatever the rules', () => {
    const minute = fc.integer({ min: 0, max: 1439 })
    fc.assert(
      fc.property(
        fc.constantFrom('immediate' as const, 'daily' as const, 'weekly' as const),
        minute,
        minute,
        minute,
        fc.constantFrom('Asia/Kathmandu', 'America/St_Johns', 'Etc/UTC', 'Pacific/Apia'),
        (mode, from, to, digestAt, zone) => {
          const start = at('2026-03-05T00:00:00Z').getTime()
          let own = rules({ mode, quiet: { from, to }, digestAt, lastDigestAt: new Date(start) })
          // Who never wants to be disturbed is never told.
          fc.pre((from - to + 1440) % 1440 !== 1)
          const left = new Set(waiting.map(({ id }) => id))
          for (let minute = 0; minute < 9 * 24 * 60; minute += 7) {
            const now = new Date(start + minute * 60_000)
            const told = tellNow(
              own,
              zone,
              now,
              waiting.filter(({ id }) => left.has(id)),
            )
            for (const id of told.ids) left.delete(id)
            if (told.digest) own = { ...own, lastDigestAt: now }
          }
          return left.size === 0
        },
      ),
      { numRuns: 8 },
    )
  })
})

describe('quiet hours', () => {
  it('may go past midnight, and are none when they begin where they end', () => {
    const night = { from: minuteOf('22:00'), to: minuteOf('06:00') }
    expect([minuteOf('23:00'), minuteOf('05:59')].every((minute) => isQuiet(night, minute))).toBe(true)
    expect([minuteOf('06:00'), minuteOf('21:59')].some((minute) => isQuiet(night, minute))).toBe(false)
    expect(isQuiet({ from: 60, to: 60 }, 60)).toBe(false)
  })
  it('are written as clocks show them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => minuteOf(clockOf(minute)) === minute),
    )
  })
  it('are read off the wall of the zone, midnight as 0', () => {
    expect(localTime(at('2026-11-28T05:00:00Z'), NEW_YORK)).toEqual({
      day: '2026-11-28',
      minute: 0,
      weekday: 6,
    })
  })
})
