import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextTry, WAITS } from './rules.ts'

const now = new Date('2027-01-01T00:00:00Z')
const wait = (attempts: number, failure = {}, spread = 0) => {
  const at = nextTry(attempts, failure, now, spread)
  return at && (at.getTime() - now.getTime()) / 1000
}

describe('the next try', () => {
  it('comes after a minute, then later and later, then never', () => {
    expect(WAITS.map((_, at) => wait(at + 1))).toEqual([60, 300, 1800, 7200, 21_600, 43_200, 86_400])
    expect(wait(WAITS.length + 1)).toBeUndefined()
  })
  it('never comes where trying changes nothing', () => {
    expect(wait(1, { final: true })).toBeUndefined()
  })
  it('comes no sooner than the other side asks, up to a day', () => {
    expect(wait(1, { retryAfterSeconds: 600 })).toBe(600)
    expect(wait(3, { retryAfterSeconds: 600 })).toBe(1800)
    expect(wait(1, { retryAfterSeconds: 10_000_000 })).toBe(86_400)
  })
  it('is spread by a tenth at most, and always ahead', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: WAITS.length }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, spread) => {
          const seconds = wait(attempts, {}, spread)!
          expect(seconds).toBeGreaterThanOrEqual(WAITS[attempts - 1]! - 0.001)
          expect(seconds).toBeLessThanOrEqual(WAITS[attempts - 1]! * 1.1 + 0.001)
        },
      ),
    )
  })
})
