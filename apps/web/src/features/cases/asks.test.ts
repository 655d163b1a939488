import { describe, expect, it } from 'vitest'
import { asksOfCoordinator, asksOfParty } from './asks.ts'
import { party, proposal, room } from './room.fixtures.ts'
import { nameOf } from './room.ts'

const NOW = Date.parse('2027-03-10T12:00:00Z')
const texts = (asks: { text: string }[]) => asks.map(({ text }) => text).join('\n')

describe('asksOfParty', () => {
  it('asks who was told for a word on the date and on its products', () => {
    const asked = room({ parties: [party('a')], own: 'a', talks: { proposals: [proposal()] } })
    expect(asksOfParty(asked).map(({ at }) => at)).toEqual(['embargo', 'statements'])
  })

  it('asks nothing twice: who answered and stated is left alone', () => {
    const done = room({
      parties: [party('a', { status: 'fixed', answeredAt: '2027-03-04T10:00:00Z' })],
      own: 'a',
      talks: {
        proposals: [
          proposal({ answers: [{ partyId: 'a', answer: 'agree', words: '', at: '2027-03-04T10:00:00Z' }] }),
        ],
      },
    })
    expect(asksOfParty(done)).toEqual([])
  })

  it('does not ask discoverers about products, nor those downstream about the date', () => {
    const talks = { proposals: [proposal()] }
    const finder = room({ parties: [party('a', { role: 'discoverer' })], own: 'a', talks })
    expect(asksOfParty(finder).map(({ at }) => at)).toEqual(['embargo'])
    const below = room({ parties: [party('a', { role: 'downstream' })], own: 'a', talks })
    expect(asksOfParty(below).map(({ at }) => at)).toEqual(['statements'])
  })

  it('counts its own open steps only', () => {
    const step = { minutes: 0, what: 'x', readyAt: null, doneAt: null }
    const planned = room({
      parties: [party('a', { status: 'fixed' })],
      own: 'a',
      talks: {
        releasePlan: [
          { ...step, id: '1', partyId: 'a' },
          { ...step, id: '2', partyId: null },
          { ...step, id: '3', partyId: 'a', doneAt: '2027-03-09T00:00:00Z' },
        ],
      },
    })
    expect(texts(asksOfParty(planned))).toBe('Prepare 1 step of the release.')
  })

  it('begins with the way back, where somebody else was asked in its place', () => {
    const asked = room({ parties: [party('a', { status: 'fixed' })], own: 'a' })
    expect(asksOfParty(asked, [{ mayTakeBack: true } as never]).map(({ at }) => at)).toEqual(['last-resort'])
    expect(asksOfParty(asked, [{ mayTakeBack: false } as never])).toEqual([])
  })

  it('is quiet once the case is over, and for whoever is no party', () => {
    expect(asksOfParty(room({ parties: [party('a')], own: 'a', view: { state: 'published' } }))).toEqual([])
    expect(asksOfParty(room({ parties: [party('a')] }))).toEqual([])
  })
})

describe('asksOfCoordinator', () => {
  it('begins with who is missing', () => {
    expect(texts(asksOfCoordinator(room(), [], NOW))).toMatch(/^Nobody who can mend it/)
  })

  it('names who was not told, and tells a queue from a missing way in', () => {
    const parties = [
      party('out', { toldAt: null, organisationId: null }),
      party('queue', { toldAt: null }),
      party('finder', { role: 'discoverer', toldAt: null }),
    ]
    const dossier = { waitingPartyIds: ['queue', 'out'] } as never
    const said = texts(asksOfCoordinator(room({ parties }), [dossier], NOW))
    expect(said).toContain('Party out was not told yet')
    expect(said).toContain('A dossier waits for the pace of Party queue;')
    expect(said).not.toContain('Party finder')
  })

  it('names who is waited for and who stayed silent too long', () => {
    const parties = [party('a'), party('b')]
    const talks = {
      proposals: [proposal({ waitingFor: ['b'] })],
      milestones: [{ kind: 'silent' as const, at: '2027-03-09T10:00:00Z', partyId: 'a', past: true }],
    }
    const said = texts(asksOfCoordinator(room({ parties, talks }), [], NOW))
    expect(said).toContain('waited for: Party b.')
    expect(said).toContain('Party a stayed silent')
  })

  it('says first that the embargo is over', () => {
    const embargo = {
      endsAt: '2027-03-01T00:00:00Z',
      zone: 'Etc/UTC',
      local: '2027-03-01T00:00',
      agreedBy: [],
    }
    const asks = asksOfCoordinator(room({ parties: [party('a')], view: { embargo } }), [], NOW)
    expect(asks[0]?.at).toBe('advisory')
    expect(texts(asks)).not.toContain('not planned')
  })

  it('asks to decide where nobody mends it, and to read in whom a compartment keeps out', () => {
    const parties = [party('out', { keptOut: true, toldAt: null, organisationId: null }), party('in')]
    const view = { compartments: ['water'] }
    const said = texts(asksOfCoordinator(room({ parties, view }), [], NOW, [{ state: 'proposed' } as never]))
    expect(said).toMatch(/^Nobody mends the software: decide/)
    expect(said).toContain('Party out was not read into water')
    expect(said).not.toContain('Party out was not told yet')
  })

  it('waits for nobody who left the case, and still knows its name', () => {
    const parties = [party('gone', { toldAt: null, removedAt: '2027-03-05T10:00:00Z' })]
    const left = room({ parties })
    expect(texts(asksOfCoordinator(left, [], NOW))).not.toContain('Party gone')
    expect(nameOf(left, 'gone')).toBe('Party gone')
  })
})
