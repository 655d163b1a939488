import { describe, expect, it } from 'vitest'
import { lastDay } from './due.ts'

describe('the day something is due', () => {
  it('is the last one in time, where the member is', () => {
    expect(lastDay('2026-12-02T06:00:00Z', 'America/Chicago')).toBe('1 Dec 2026')
    expect(lastDay('2026-12-02T06:00:00Z', 'Europe/Berlin')).toBe('2 Dec 2026')
  })

  it('holds across the change to summer time', () => {
    expect(lastDay('2026-03-08T06:00:00Z', 'America/Chicago')).toBe('7 Mar 2026')
    expect(lastDay('2026-03-09T05:00:00Z', 'America/Chicago')).toBe('8 Mar 2026')
  })

  it('is told even where the browser does not know the zone', () => {
    expect(lastDay('2026-12-02T12:00:00Z', 'Mars/Olympus')).toBe('2 Dec 2026')
  })
})
