import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assessBod2604 } from './bod2604-assess.ts'
import { addDays, bod2604Due, dayIn, triageTimers } from './bod2604-clock.ts'

const due = (
  kevListed: string | undefined,
  detected: string | undefined,
  days: number | null,
  zone = 'UTC',
) => {
  const detectedAt = detected === undefined ? undefined : new Date(detected)
  const result = bod2604Due({ kevListed, detectedAt }, { days }, zone)
  return result && { ...result, dueAt: result.dueAt.toISOString() }
}

describe('bod2604Due', () => {
  it('counts calendar days from the earlier start', () => {
    expect(due('2026-11-20', '2026-11-21T08:30:00Z', 3)).toEqual({
      startedBy: 'KEV listing',
      startDay: '2026-11-20',
      dueDay: '2026-11-23',
      dueAt: '2026-11-24T00:00:00.000Z',
    })
    expect(due('2026-11-20', '2026-11-19T08:30:00Z', 14)).toMatchObject({
      startedBy: 'detection',
      startDay: '2026-11-19',
      dueDay: '2026-12-03',
    })
    expect(due(undefined, '2026-11-21T08:30:00Z', 14)?.dueDay).toBe('2026-12-05')
  })
  it('has no end without a start or without days', () => {
    expect(due(undefined, undefined, 3)).toBeUndefined()
    expect(due('2026-11-20', undefined, null)).toBeUndefined()
    expect(due('2026-02-30', undefined, 3)).toBeUndefined()
  })
  it.each([
    ['2028-02-27', 3, '2028-03-01'],
    ['2027-02-27', 3, '2027-03-02'],
    ['2028-02-29', 14, '2028-03-14'],
    ['2027-12-30', 3, '2028-01-02'],
    ['2100-02-27', 3, '2100-03-02'],
  ])('knows leap days and year ends: %s and %i days', (start, days, end) => {
    expect(due(start, undefined, days)?.dueDay).toBe(end)
  })
  it('is not moved by the hour summer time takes or gives', () => {
    // New York: from 2027-03-14 on -04:00, from 2027-11-07 on -05:00.
    expect(due(undefined, '2027-03-13T04:30:00Z', 3, 'America/New_York')).toEqual({
      startedBy: 'detection',
      startDay: '2027-03-12',
      dueDay: '2027-03-15',
      dueAt: '2027-03-16T04:00:00.000Z',
    })
    expect(due(undefined, '2027-11-05T12:00:00Z', 3, 'America/New_York')?.dueAt).toBe(
      '2027-11-09T05:00:00.000Z',
    )
  })
  it('ends a day where the day ends there', () => {
    expect(due('2026-11-20', undefined, 3, 'Pacific/Kiritimati')?.dueAt).toBe('2026-11-23T10:00:00.000Z')
    expect(due('2026-11-20', undefined, 3, 'Etc/GMT+12')?.dueAt).toBe('2026-11-24T12:00:00.000Z')
    expect(due('2026-11-20', undefined, 3, 'Asia/Kathmandu')?.dueAt).toBe('2026-11-23T18:15:00.000Z')
    // Havana's summer time begins at midnight: that day begins at one o'clock.
    expect(due('2027-03-10', undefined, 3, 'America/Havana')?.dueAt).toBe('2027-03-14T05:00:00.000Z')
    expect(() => due('2026-11-20', undefined, 3, 'Mars/Olympus')).toThrow(RangeError)
  })
  it('ends between N and N + 1 whole days after any start, and on the day it names', () => {
    const zones = ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Australia/Lord_Howe']
    const instant = fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2040-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(
        instant,
        fc.constantFrom(3, 14, 60),
        fc.constantFrom(...zones),
        (detectedAt, days, zone) => {
          const result = bod2604Due({ kevListed: undefined, detectedAt }, { days }, zone)!
          const hours = (result.dueAt.getTime() - detectedAt.getTime()) / 3_600_000
          expect(hours).toBeGreaterThan(days * 24 - 2)
          expect(hours).toBeLessThanOrEqual(days * 24 + 26)
          expect(dayIn(new Date(result.dueAt.getTime() - 1), zone)).toBe(result.dueDay)
          expect(dayIn(result.dueAt, zone)).toBe(addDays(result.dueDay, 1))
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('triageTimers', () => {
  const detectedAt = new Date('2027-03-13T20:00:00Z')
  const times = (kevListed: string | undefined, patchAt?: string) =>
    triageTimers({ kevListed, detectedAt }, patchAt === undefined ? undefined : new Date(patchAt))?.map(
      ({ task, dueAt }) => [task, dueAt.toISOString()],
    )
  it('runs in elapsed hours, through the change to summer time too', () => {
    expect(times('2027-03-10')).toEqual([
      ['scope', '2027-03-13T22:00:00.000Z'],
      ['volatile evidence', '2027-03-14T20:00:00.000Z'],
      ['decision', '2027-03-16T20:00:00.000Z'],
    ])
  })
  it('starts with the listing where that came later', () => {
    expect(times('2027-03-15')?.[0]).toEqual(['scope', '2027-03-15T02:00:00.000Z'])
  })
  it('takes volatile evidence before the patch', () => {
    expect(times('2027-03-10', '2027-03-14T01:00:00Z')?.[1]).toEqual([
      'volatile evidence',
      '2027-03-14T01:00:00.000Z',
    ])
    expect(times('2027-03-10', '2027-03-20T01:00:00Z')?.[1]).toEqual([
      'volatile evidence',
      '2027-03-14T20:00:00.000Z',
    ])
  })
  it('does not start while a start is unknown', () => {
    expect(times(undefined)).toBeUndefined()
    expect(triageTimers({ kevListed: '2027-03-10', detectedAt: undefined })).toBeUndefined()
  })
})

describe('assessBod2604', () => {
  const tags = { organisation: 'A', environment: 'production', exposure: 'public', assetType: 'server' }
  const starts = { kevListed: '2026-11-20', detectedAt: new Date('2026-11-21T08:30:00Z') }
  const answers = { kev: 'yes', exposed: 'yes', automatable: 'yes', technicalImpact: 'total' } as const
  it('gives timeline, due day and triage when nothing is missing', () => {
    const result = assessBod2604({ answers, starts, tags }, 'UTC')
    expect(result).toMatchObject({
      row: '1111',
      missing: [],
      due: { dueDay: '2026-11-23' },
      triagePossible: true,
    })
    expect(result.triage).toHaveLength(3)
  })
  it('names everything that is missing and the earliest day it could be due', () => {
    const unknown = { ...answers, technicalImpact: 'unknown' } as const
    const result = assessBod2604(
      { answers: unknown, starts: { ...starts, detectedAt: undefined }, tags: { organisation: ' ' } },
      'UTC',
    )
    expect(result.due).toBeUndefined()
    expect(result.dueAtTheEarliest?.dueDay).toBe('2026-11-23')
    expect(result.triage).toBeUndefined()
    expect(result.triagePossible).toBe(true)
    expect(result.missing).toEqual([
      'the technical impact',
      'when it was detected on the asset',
      'the organisation of the asset',
      'the environment of the asset',
      'the exposure tag of the asset',
      'the type of the asset',
    ])
  })
  it('has no triage outside the rows that ask for it', () => {
    const none = assessBod2604({ answers: { ...answers, kev: 'no' }, starts, tags }, 'UTC')
    expect(none).toMatchObject({ row: '0111', triage: undefined, triagePossible: false })
  })
})
