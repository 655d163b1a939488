import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deadlineInWords, lastDay } from './deadline.ts'

const NEW_YORK = 'America/New_York'
const now = new Date('2026-11-28T03:30:00Z') // Friday evening in New York
const words = (due: string | undefined) =>
  deadlineInWords(due === undefined ? undefined : new Date(due), now, NEW_YORK)

describe('a deadline', () => {
  it('is said as people where it counts say it', () => {
    expect(words('2026-11-28T05:00:00Z')).toBe('today, Friday, 27 November 2026')
    expect(words('2026-11-29T05:00:00Z')).toBe('by tomorrow, Saturday, 28 November 2026')
    expect(words('2026-12-03T05:00:00Z')).toBe('by Wednesday, 2 December 2026 (in 5 days)')
    expect(words('2027-01-29T05:00:00Z')).toBe('by Thursday, 28 January 2027')
    expect(words('2026-11-20T05:00:00Z')).toBe('now: it was due on Thursday, 19 November 2026')
    expect(words(undefined)).toBe('no fixed day: with the next planned maintenance')
  })
  it('never names a day after the one it ends with, in any zone', () => {
    const zones = ['Pacific/Apia', 'Asia/Kathmandu', 'America/St_Johns', 'Etc/UTC', NEW_YORK]
    const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), (due, zone) => {
        const day = lastDay(due, zone)
        expect(deadlineInWords(due, now, zone)).toContain(String(Number(day.slice(8))))
      }),
    )
  })
})
