import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localOf, resolveLocal } from './zone.ts'

const NEW_YORK = 'America/New_York'
const at = (local: string, zone: string) => {
  const resolved = resolveLocal(local, zone)
  return resolved.ok ? [resolved.at.toISOString(), resolved.twice] : resolved.reason
}

describe('resolveLocal', () => {
  it('knows summer from winter', () => {
    expect(at('2027-07-01T10:00', NEW_YORK)).toEqual(['2027-07-01T14:00:00.000Z', false])
    expect(at('2027-12-01T10:00', NEW_YORK)).toEqual(['2027-12-01T15:00:00.000Z', false])
    expect(at('2027-12-01T10:00', 'Etc/UTC')).toEqual(['2027-12-01T10:00:00.000Z', false])
    expect(at('2027-12-01T10:00', 'Asia/Kathmandu')).toEqual(['2027-12-01T04:15:00.000Z', false])
  })

  it('takes the later of two', () => {
    expect(at('2027-11-07T01:30', NEW_YORK)).toEqual(['2027-11-07T06:30:00.000Z', true])
  })

  it('does not know a time the clocks skip', () => {
    expect(at('2027-03-14T02:30', NEW_YORK)).toBe('no such time')
  })

  it.each([
    ['', NEW_YORK, 'incomplete'],
    ['2027-03-14T', NEW_YORK, 'incomplete'],
    ['2027-13-14T10:00', NEW_YORK, 'incomplete'],
    ['2027-03-14T10:00', 'Mars/Olympus', 'no such zone'],
    ['2027-03-14T10:00', '', 'no such zone'],
    ['2027-03-14T10:00', '+01:00', 'no such zone'],
    ['2027-02-30T10:00', 'Etc/UTC', 'no such time'],
  ])('says what is wrong with %s %s', (local, zone, reason) => {
    expect(at(local, zone)).toBe(reason)
  })

  it('is the way back of localOf, wherever and whenever', () => {
    const zones = [
      'Etc/UTC',
      NEW_YORK,
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'Pacific/Apia',
    ]
    const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), (given, zone) => {
        const minute = new Date(Math.floor(given.getTime() / 60_000) * 60_000)
        const resolved = resolveLocal(localOf(minute, zone), zone)
        if (!resolved.ok) return false
        // Only a time that happens twice may come out as another instant, and then a later one.
        return resolved.twice ? resolved.at >= minute : resolved.at.getTime() === minute.getTime()
      }),
    )
  })
})
