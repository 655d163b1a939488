import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DateMark, datesOf, placed } from './dates.ts'
import { party, room } from './room.fixtures.ts'

const EMBARGO = { endsAt: '2027-04-01T00:00:00Z', zone: 'Etc/UTC', local: '2027-04-01T00:00', agreedBy: [] }

describe('datesOf', () => {
  it('tells the story in order', () => {
    const said = datesOf(
      room({
        parties: [party('a')],
        view: { embargo: EMBARGO },
        talks: {
          milestones: [
            { kind: 'publish', at: '2027-04-16T10:00:00Z', partyId: null, past: false },
            { kind: 'silent', at: '2027-03-16T10:00:00Z', partyId: 'a', past: true },
          ],
          signals: [{ kind: 'leak', at: '2027-03-20T10:00:00Z', words: 'x', by: null }],
        },
      }),
    ).map(({ words }) => words)
    expect(said).toHaveLength(5)
    expect(said[0]).toMatch(/was told/)
    expect(said[1]).toBe('Party a has been silent so long that nobody waits for it')
    expect(said[2]).toBe('Seen outside')
    expect(said[3]).toBe('The agreed end of the embargo')
  })

  it('speaks to a party of itself, and names nobody it does not know', () => {
    const milestones = [
      { kind: 'silent' as const, at: '2027-03-16T10:00:00Z', partyId: 'a', past: false },
      { kind: 'silent' as const, at: '2027-03-17T10:00:00Z', partyId: 'hidden', past: true },
    ]
    const words = datesOf(room({ parties: [party('a')], own: 'a', talks: { milestones } })).map(
      (mark) => mark.words,
    )
    expect(words).toEqual([
      'You were told',
      'Your answer is waited for until then',
      'another party has been silent so long that nobody waits for it',
    ])
  })

  it('has nothing to show before anybody was told', () => {
    expect(datesOf(room({ parties: [party('a', { toldAt: null })] }))).toEqual([])
  })
})

describe('placed', () => {
  const marksAt = (times: number[]): DateMark[] =>
    times.map((at) => ({ at: new Date(at).toISOString(), words: '', tone: 'info' }))

  it('keeps marks on the line, in order, and apart within a lane', () => {
    const time = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-01-01') })
    fc.assert(
      fc.property(fc.array(time, { maxLength: 12 }), time, (times, now) => {
        const sorted = times.toSorted((a, b) => a - b)
        const { marks, now: share } = placed(marksAt(sorted), now)
        for (const { share: at } of [...marks, { share }]) {
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThanOrEqual(1)
        }
        for (const [index, mark] of marks.entries())
          for (const other of marks.slice(0, index))
            if (other.lane === mark.lane)
              expect(mark.share - other.share).toBeGreaterThanOrEqual(0.085 - 1e-9)
      }),
    )
  })

  it('stands in the middle when everything is now', () => {
    expect(placed(marksAt([1_000]), 1_000).now).toBe(0.5)
  })
})
