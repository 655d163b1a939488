import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysLater, isSilent, milestones, POLICIES, policyName, type ToldParty } from './disclosure.ts'

const at = (text: string) => new Date(text)
const party = (extra: Partial<ToldParty> = {}): ToldParty => ({
  id: 'p',
  role: 'vendor',
  toldAt: at('2026-01-10T09:00:00Z'),
  answeredAt: null,
  status: 'silent',
  ...extra,
})

describe('days in a zone', () => {
  it.each([
    // Clocks are put forward in New York on 8 March 2026 and back on 1 November 2026.
    ['2026-03-01T17:00:00Z', 10, 'America/New_York', '2026-03-11T16:00:00.000Z'],
    ['2026-10-30T16:00:00Z', 5, 'America/New_York', '2026-11-04T17:00:00.000Z'],
    // Twelve noon stays twelve noon in Berlin over the change of 29 March 2026.
    ['2026-03-28T11:00:00Z', 1, 'Europe/Berlin', '2026-03-29T10:00:00.000Z'],
    ['2028-02-28T12:00:00Z', 1, 'Etc/UTC', '2028-02-29T12:00:00.000Z'],
    ['2027-02-28T12:00:00Z', 1, 'Etc/UTC', '2027-03-01T12:00:00.000Z'],
    ['2028-02-29T12:00:00Z', 365, 'Etc/UTC', '2029-02-28T12:00:00.000Z'],
    // Half past two does not exist in Berlin that day: the first moment after it.
    ['2026-03-28T01:30:00Z', 1, 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    // Half past two exists twice: the later.
    ['2026-10-24T00:30:00Z', 1, 'Europe/Berlin', '2026-10-25T01:30:00.000Z'],
    // An hour of Lord Howe Island has thirty minutes of summer time.
    ['2026-10-03T01:00:00Z', 1, 'Australia/Lord_Howe', '2026-10-04T00:30:00.000Z'],
    ['2026-01-31T23:59:00Z', 90, 'Pacific/Kiritimati', '2026-05-01T23:59:00.000Z'],
  ])('%s + %i days in %s is %s', (from, days, zone, expected) => {
    expect(daysLater(at(from), days, zone).toISOString()).toBe(expected)
  })

  it('are whole days give or take the change of clocks, and never run backwards', () => {
    const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Etc/UTC']
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 * 365 * 24 * 60 }),
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom(...zones),
        (minutes, days, zone) => {
          const from = new Date(Date.UTC(2000, 0, 1) + minutes * 60_000)
          const later = daysLater(from, days, zone)
          expect(Math.abs(later.getTime() - from.getTime() - days * 86_400_000)).toBeLessThanOrEqual(
            7_200_000,
          )
          expect(daysLater(from, days + 1, zone) > later).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('what a policy leads to', () => {
  const facts = (parties: ToldParty[], exploitedAt: Date | null = null) => ({
    policy: POLICIES['90 + 30 days'],
    zone: 'Etc/UTC',
    parties,
    exploitedAt,
  })
  const kinds = (...given: Parameters<typeof milestones>) =>
    milestones(...given).map(({ kind, at: when, past }) => [kind, when.toISOString().slice(0, 10), past])

  it('is nothing before anybody who can mend it was told', () => {
    expect(
      milestones(facts([party({ toldAt: null }), party({ role: 'discoverer' })]), at('2027-01-01')),
    ).toEqual([])
  })

  it('shows when a silent vendor is not waited for any more, and when it is published', () => {
    expect(kinds(facts([party()]), at('2026-02-20T00:00:00Z'))).toEqual([
      ['silent', '2026-02-09', true],
      ['publish', '2026-04-10', false],
    ])
  })

  it('gives grace to whoever says a fix is coming, and takes it back when that is done', () => {
    const answered = { answeredAt: at('2026-01-12T09:00:00Z') }
    expect(kinds(facts([party({ ...answered, status: 'affected' })]), at('2026-02-20T00:00:00Z'))).toEqual([
      ['publish with grace', '2026-05-10', false],
    ])
    expect(kinds(facts([party({ ...answered, status: 'fixed' })]), at('2026-02-20T00:00:00Z'))).toEqual([
      ['publish', '2026-04-10', false],
    ])
  })

  it('ends earlier when it is exploited, never later', () => {
    expect(kinds(facts([party()], at('2026-02-01T09:00:00Z')), at('2026-02-02T00:00:00Z'))).toEqual([
      ['publish because exploited', '2026-02-08', false],
      ['silent', '2026-02-09', false],
      ['publish', '2026-04-10', false],
    ])
    expect(
      kinds(facts([party()], at('2026-04-09T09:00:00Z')), at('2026-04-09T10:00:00Z')).map(([kind]) => kind),
    ).not.toContain('publish because exploited')
  })

  it('counts from the first telling, a later vendor’s silence from its own', () => {
    const late = party({ id: 'late', toldAt: at('2026-03-01T09:00:00Z') })
    expect(kinds(facts([party(), late]), at('2026-03-02T00:00:00Z'))).toEqual([
      ['silent', '2026-02-09', true],
      ['silent', '2026-03-31', false],
      ['publish', '2026-04-10', false],
    ])
    expect(isSilent(late, POLICIES['90 + 30 days'], 'Etc/UTC', at('2026-03-31T08:59:00Z'))).toBe(false)
    expect(isSilent(late, POLICIES['90 + 30 days'], 'Etc/UTC', at('2026-03-31T09:00:00Z'))).toBe(true)
  })

  it('has a name when it is one of the usual ones', () => {
    expect(policyName({ ...POLICIES['45 days'] })).toBe('45 days')
    expect(policyName({ ...POLICIES['45 days'], days: 46 })).toBe('custom')
  })
})
