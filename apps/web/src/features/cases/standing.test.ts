import { describe, expect, it } from 'vitest'
import { party } from './room.fixtures.ts'
import { standingOf } from './standing.ts'

describe('standingOf', () => {
  it('shows silence as silence, and only where somebody was told', () => {
    expect(standingOf(party('a'), false)).toMatchObject({ label: 'Silent', since: '2027-03-02T10:00:00Z' })
    expect(standingOf(party('a'), true).tone).toBe('warn')
    expect(standingOf(party('a', { toldAt: null }), false)).toMatchObject({
      label: 'Not told yet',
      since: null,
    })
    expect(standingOf(party('a', { answeredAt: '2027-03-03T10:00:00Z' }), false).label).toBe('Answered')
    expect(standingOf(party('a', { role: 'discoverer' }), false).label).toBe('Reported it')
  })

  it('says first that a compartment keeps it out', () => {
    const out = standingOf(party('a', { keptOut: true, toldAt: null }), false)
    expect(out).toMatchObject({ label: 'Not read in', tone: 'warn', since: null })
  })

  it('never makes "not affected" out of nothing', () => {
    for (const told of [null, '2027-03-02T10:00:00Z'])
      expect(standingOf(party('a', { toldAt: told }), true).label).not.toMatch(/affected/i)
    expect(standingOf(party('a', { status: 'not affected' }), false).label).toBe('Not affected')
  })
})
