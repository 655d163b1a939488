import { describe, expect, it } from 'vitest'
import { ago, duration, instant, longDuration } from './time.ts'

const NOW = Date.parse('2026-11-23T12:00:00Z')

describe('duration', () => {
  it.each([
    [0.2, 'less than a second'],
    [1, '1 second'],
    [75, '75 seconds'],
    [95, '2 minutes'],
    [3_600, '60 minutes'],
    [7_200, '2 hours'],
    [86_400 * 3, '3 days'],
    [-5, 'less than a second'],
  ])('%d seconds is %s', (seconds, words) => {
    expect(duration(seconds)).toBe(words)
  })
})

describe('longDuration', () => {
  it('names two units while the second one says something', () => {
    expect(longDuration(86_400 * 12 + 3_600 * 4 + 59)).toBe('12 days 4 hours')
    expect(longDuration(86_400)).toBe('1 day')
    expect(longDuration(3_660)).toBe('1 hour 1 minute')
    expect(longDuration(59)).toBe('0 minutes')
  })
})

describe('ago', () => {
  it('speaks of the past and of what is still to come', () => {
    expect(ago('2026-11-23T11:57:00Z', NOW)).toBe('3 minutes ago')
    expect(ago('2026-11-25T12:00:00Z', NOW)).toBe('in 2 days')
  })

  it('does not call a clock a second ahead of ours the future', () => {
    expect(ago('2026-11-23T12:00:01Z', NOW)).toBe('just now')
  })
})

describe('instant', () => {
  it('follows the zone across the change to winter time', () => {
    expect(instant('2026-10-31T13:00:00Z', 'America/New_York')).toContain('09:00')
    expect(instant('2026-11-02T13:00:00Z', 'America/New_York')).toContain('08:00')
  })
})
