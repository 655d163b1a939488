import { describe, expect, it } from 'vitest'
import { futureReaders, readersOf } from './readers.ts'
import { party, room } from './room.fixtures.ts'

describe('who reads a conversation', () => {
  const parties = [party('a'), party('b')]

  it('is named in full to coordinators', () => {
    const lead = room({ parties })
    expect(readersOf(lead, { forAll: false, partyIds: ['a', 'b'] })).toBe(
      'Read by Party a, Party b, and the coordinators.',
    )
    expect(readersOf(lead, { forAll: false, partyIds: [] })).toBe('Only the coordinators read this.')
  })

  it('never sounds complete to a party that may not know all', () => {
    const own = room({ parties: [party('a')], own: 'a' })
    expect(readersOf(own, { forAll: false, partyIds: ['a'] })).toBe(
      'Read by you and the coordinators, and by those they brought into it.',
    )
    expect(readersOf(own, { forAll: true, partyIds: [] })).toContain('also those you do not know of')
  })

  it('is complete for one about to be begun', () => {
    const own = room({ parties, own: 'a' })
    expect(futureReaders(own, { forAll: false, partyIds: [] })).toBe(
      'You and the coordinators will read this, nobody else.',
    )
    expect(futureReaders(room({ parties }), { forAll: false, partyIds: ['b'] })).toBe(
      'Party b and the coordinators will read this, nobody else.',
    )
  })
})
