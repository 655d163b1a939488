import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayReach, maySendNow, placeOf } from './pace.ts'

const now = new Date('2026-06-01T12:00:00Z')
const days = (n: number) => new Date(now.getTime() + n * 86_400_000)
const pace = (perWeek?: number) => ({ perWeek, acceptsUnreproduced: false })

describe('what reaches a maintainer', () => {
  it.each([
    ['reproduced', 'reproduced', true],
    ['intermittent', 'reproduced', true],
    ['cannot run', 'attested', true],
    ['cannot run', 'claimed', false],
    ['waiting', 'claimed', false],
    ['not reproduced', 'claimed', false],
  ])('%s, %s: %s', (verdict, evidenceLevel, expected) => {
    expect(mayReach({ verdict, evidenceLevel }, { acceptsUnreproduced: false })).toBe(expected)
    expect(mayReach({ verdict, evidenceLevel }, { acceptsUnreproduced: true })).toBe(true)
  })
})

describe('a budget', () => {
  it('counts seven days, to the moment', () => {
    const sent = [days(-1), days(-6.9), days(-7)]
    expect(maySendNow(10, sent, pace(3), now)).toBe(1)
    expect(maySendNow(10, sent, pace(2), now)).toBe(0)
    expect(maySendNow(10, sent, pace(0), now)).toBe(0)
    expect(maySendNow(10, sent, pace(), now)).toBe(10)
  })

  it('says when a place comes', () => {
    const sent = [days(-6), days(-1)]
    expect(placeOf(0, 1, sent, pace(2), now)).toMatchObject({ ahead: 0, expectedAt: days(1), pauseDays: 0 })
    expect(placeOf(1, 5, sent, pace(2), now)).toMatchObject({ expectedAt: days(6), pauseDays: 11 })
    expect(placeOf(2, 5, sent, pace(2), now).expectedAt).toEqual(days(8))
    expect(placeOf(3, 5, [], pace(0), now).expectedAt).toBeNull()
    expect(placeOf(3, 5, sent, pace(), now)).toMatchObject({ perWeek: null, expectedAt: now })
  })

  it('is never overdrawn when everything goes at the time that was said', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 0, max: 10 * 24 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 25 }),
        (perWeek, hours, waiting) => {
          const before = hours.map((h) => new Date(now.getTime() - h * 3_600_000))
          // A history that itself kept the budget.
          const kept = before.filter((_, n) => n < perWeek)
          const at = Array.from(
            { length: waiting },
            (_, ahead) => placeOf(ahead, waiting, kept, pace(perWeek), now).expectedAt!,
          )
          const all = [...kept, ...at].map((time) => time.getTime()).sort((a, b) => a - b)
          for (const [n, time] of all.entries()) {
            const nth = all[n + perWeek]
            if (nth !== undefined && nth > now.getTime())
              expect(nth - time).toBeGreaterThanOrEqual(7 * 86_400_000)
          }
          expect([...at].sort((a, b) => a.getTime() - b.getTime())).toEqual(at)
        },
      ),
    )
  })
})
