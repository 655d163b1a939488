import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { embargoIsOver, isZone, missingAgreement, resolveLocal } from './embargo.ts'

const at = (local: string, zone: string): string => {
  const result = resolveLocal(local, zone)
  return result.ok ? result.at.toISOString() : result.reason
}

describe('resolveLocal', () => {
  it.each([
    ['2026-12-01T14:00', 'America/New_York', '2026-12-01T19:00:00.000Z'],
    ['2026-07-01T14:00', 'America/New_York', '2026-07-01T18:00:00.000Z'],
    ['2026-07-01T14:00', 'Etc/UTC', '2026-07-01T14:00:00.000Z'],
    ['2026-07-01T14:00', 'Asia/Kathmandu', '2026-07-01T08:15:00.000Z'],
    ['2026-07-01T00:00', 'Pacific/Kiritimati', '2026-06-30T10:00:00.000Z'],
    ['2026-12-31T23:59', 'Europe/Berlin', '2026-12-31T22:59:00.000Z'],
    ['2024-02-29T00:00', 'Europe/Paris', '2024-02-28T23:00:00.000Z'],
  ])('%s in %s is %s', (local, zone, instant) => expect(at(local, zone)).toBe(instant))

  it('takes the later of two equal times when clocks are put back, and says so', () => {
    const result = resolveLocal('2026-11-01T01:30', 'America/New_York')
    expect(result).toMatchObject({
      ok: true,
      at: new Date('2026-11-01T06:30:00Z'),
      note: expect.stringContaining('twice'),
    })
    expect(at('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T01:30:00.000Z')
    // Lord Howe Island moves by half an hour.
    expect(at('2026-04-05T01:45', 'Australia/Lord_Howe')).toBe('2026-04-04T15:15:00.000Z')
    expect(resolveLocal('2026-11-01T02:00', 'America/New_York')).toMatchObject({ ok: true, note: null })
    expect(resolveLocal('2026-11-01T00:59', 'America/New_York')).toMatchObject({ ok: true, note: null })
  })
  it('refuses a time that does not exist when clocks are put forward, and names its neighbours', () => {
    expect(at('2026-03-08T02:30', 'America/New_York')).toBe(
      '2026-03-08T02:30 does not exist in America/New_York: clocks are put forward from 2026-03-08T02:00 to 2026-03-08T03:00. Agree on 2026-03-08T01:59 or 2026-03-08T03:00.',
    )
    expect(resolveLocal('2026-03-08T03:00', 'America/New_York').ok).toBe(true)
    expect(resolveLocal('2026-03-08T01:59', 'America/New_York').ok).toBe(true)
    // A whole day is missing in Samoa.
    expect(at('2011-12-30T12:00', 'Pacific/Apia')).toContain('from 2011-12-30T00:00 to 2011-12-31T00:00')
  })
  it('refuses what is no time and no zone', () => {
    for (const local of [
      '2026-02-30T10:00',
      '2026-13-01T10:00',
      '2026-01-01T24:00',
      '2026-01-01 10:00',
      '1969-01-01T10:00',
      '',
      '2026-1-1T1:1',
    ]) {
      expect(at(local, 'Etc/UTC')).toContain('YYYY-MM-DDTHH:MM')
    }
    for (const zone of ['+01:00', 'Mars/Olympus', '', 'UTC+1', '../etc/passwd', 'x'.repeat(80)]) {
      expect(isZone(zone)).toBe(false)
      expect(at('2026-01-01T10:00', zone)).toContain('IANA')
    }
  })
  it('gives an instant at which the zone really shows that time', () => {
    const zones = fc.constantFrom(
      'America/New_York',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'America/St_Johns',
      'Pacific/Auckland',
    )
    fc.assert(
      fc.property(
        zones,
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        (zone, date) => {
          const local = date.toISOString().slice(0, 16)
          const result = resolveLocal(local, zone)
          if (!result.ok) return expect(result.reason).toContain('does not exist')
          const shown = result.at.toLocaleString('sv-SE', { timeZone: zone }).slice(0, 16).replace(' ', 'T')
          expect(shown).toBe(local)
        },
      ),
    )
  })
})

describe('an embargo', () => {
  const embargo = { endsAt: '2026-12-01T19:00:00.000Z', agreedBy: [] }
  it('is over at its instant', () => {
    expect(embargoIsOver(embargo, new Date('2026-12-01T18:59:59.999Z'))).toBe(false)
    expect(embargoIsOver(embargo, new Date('2026-12-01T19:00:00Z'))).toBe(true)
    expect(embargoIsOver(null, new Date(0))).toBe(true)
  })
  it('is shortened only with every discoverer and maintainer, unless the flaw is exploited', () => {
    const parties = [
      { name: 'Argus Lab', role: 'discoverer' },
      { name: 'Lodash', role: 'maintainer' },
      { name: 'House', role: 'coordinator' },
    ]
    const sooner = (...agreedBy: string[]) => ({ endsAt: '2026-11-30T00:00:00.000Z', agreedBy })
    expect(missingAgreement(embargo, sooner(), parties, false)).toEqual(['Argus Lab', 'Lodash'])
    expect(missingAgreement(embargo, sooner('argus lab '), parties, false)).toEqual(['Lodash'])
    expect(missingAgreement(embargo, sooner('Argus Lab', 'Lodash'), parties, false)).toEqual([])
    expect(missingAgreement(embargo, sooner(), parties, true)).toEqual([])
    expect(missingAgreement(embargo, { ...embargo, endsAt: '2027-01-01T00:00:00Z' }, parties, false)).toEqual(
      [],
    )
    expect(missingAgreement(null, sooner(), parties, false)).toEqual([])
  })
})
