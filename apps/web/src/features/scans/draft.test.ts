import { describe, expect, it } from 'vitest'
import { claimFrom, EMPTY_CLAIM, follow, wallClock, windowOf } from './draft.ts'

const NOW = Date.parse('2026-11-23T12:00:00Z')
const draft = { ...EMPTY_CLAIM, target: ' pkg:npm/lodash@4.17.20 ' }

describe('claimFrom', () => {
  it('begins now unless said otherwise, and leaves out what was not filled in', () => {
    const outcome = claimFrom(draft, NOW)
    expect(outcome).toEqual({
      body: {
        target: 'pkg:npm/lodash@4.17.20',
        method: 'manual review',
        depth: 'standard',
        window: { to: '2026-11-30T12:00:00.000Z' },
        leaseSeconds: 86_400,
        show: 'taken',
        joinable: true,
        shareCoverage: true,
      },
    })
  })

  it('sends a budget with its unit', () => {
    expect(claimFrom({ ...draft, amount: '2.5', unit: 'usd' }, NOW)).toMatchObject({
      body: { budget: { amount: 2.5, unit: 'usd' } },
    })
  })

  it.each([
    [{ target: ' ' }, 'target'],
    [{ amount: '-1' }, 'amount'],
    [{ amount: 'much' }, 'amount'],
    [{ from: 'tomorrow' }, 'from'],
  ])('says what to mend in %j', (change, field) => {
    const outcome = claimFrom({ ...draft, ...change }, NOW)
    expect('faults' in outcome && Object.keys(outcome.faults)).toEqual([field])
  })
})

describe('windowOf', () => {
  it('counts from the beginning it is given', () => {
    const window = windowOf({ from: '2026-12-01T08:00', lasts: '3600' }, NOW)
    expect(Date.parse(window!.to) - Date.parse(window!.from!)).toBe(3_600_000)
  })
})

describe('follow', () => {
  it('begins when the target comes free: never before', () => {
    const until = '2026-11-24T12:00:30.500Z'
    const next = follow(draft, { kind: 'wait', until, earliest: until })
    expect(Date.parse(next.from)).toBeGreaterThanOrEqual(Date.parse(until))
    expect(Date.parse(wallClock('2026-11-24T12:00:00.000Z'))).toBe(Date.parse('2026-11-24T12:00:00Z'))
  })

  it('takes the versions nobody holds', () => {
    expect(follow(draft, { kind: 'split', versions: '<4' }).target).toBe('pkg:npm/lodash <4')
  })

  it('goes elsewhere, at once', () => {
    const waiting = { ...draft, from: '2026-12-01T08:00' }
    expect(follow(waiting, { kind: 'elsewhere', target: 'pkg:npm/ms' })).toMatchObject({
      target: 'pkg:npm/ms',
      from: '',
    })
  })

  it('joins by a method the holder does not use', () => {
    const claim = 'x'
    expect(follow(draft, { kind: 'join', claim }).method).toBe('manual review')
    expect(follow(draft, { kind: 'join', claim, methods: ['fuzzing'] }).method).toBe('fuzzing')
    expect(follow(draft, { kind: 'join', claim, methods: ['fuzzing', 'manual review'] }).method).toBe(
      'manual review',
    )
  })
})
