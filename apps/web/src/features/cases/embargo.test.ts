import { describe, expect, it } from 'vitest'
import { dialArc, embargoStanding } from './embargo.ts'

const OPENED = '2026-11-01T00:00:00Z'
const ENDS = '2026-12-01T00:00:00Z'

describe('embargoStanding', () => {
  it('is halfway in the middle', () => {
    const standing = embargoStanding(OPENED, ENDS, Date.parse('2026-11-16T00:00:00Z'))
    expect(standing.passed).toBeCloseTo(0.5)
    expect(standing.secondsLeft).toBe(15 * 86_400)
    expect(standing.over).toBe(false)
  })

  it('is over at its last instant, never negative', () => {
    expect(embargoStanding(OPENED, ENDS, Date.parse(ENDS))).toEqual({ passed: 1, secondsLeft: 0, over: true })
    expect(embargoStanding(OPENED, ENDS, Date.parse('2027-01-01T00:00:00Z')).secondsLeft).toBe(0)
  })

  it('does not run backwards for a clock set before the case was opened', () => {
    expect(embargoStanding(OPENED, ENDS, Date.parse('2026-10-01T00:00:00Z')).passed).toBe(0)
  })

  it('copes with an embargo that ends when the case is opened', () => {
    expect(embargoStanding(ENDS, ENDS, Date.parse(OPENED)).passed).toBe(0)
  })
})

describe('dialArc', () => {
  it('starts at twelve and goes clockwise', () => {
    expect(dialArc(0.25, 40, 50)).toBe('M50 10A40 40 0 0 1 90 50')
    expect(dialArc(0.75, 40, 50)).toBe('M50 10A40 40 0 1 1 10 50')
  })

  it('draws a whole circle instead of nothing', () => {
    expect(dialArc(1, 40, 50)).not.toBe(dialArc(0, 40, 50))
  })
})
