import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Absence,
  type AbsenceFacts,
  type AskedParty,
  absence,
  covers,
  type FormerEscalation,
  mayProposeAgain,
} from './absence.ts'
import { POLICIES } from './disclosure.ts'

const DAY = 86_400_000
const START = Date.parse('2027-03-02T15:00:00Z')
const at = (days: number) => new Date(START + days * DAY)
const policy = POLICIES['45 days']

const party = (over: Partial<AskedParty> = {}): AskedParty => ({
  id: 'a',
  role: 'maintainer',
  addedAt: at(0),
  toldAt: at(0),
  answeredAt: null,
  lastWordAt: null,
  status: 'silent',
  hasAccount: false,
  hasEmail: true,
  ends: [],
  ...over,
})
const facts = (parties: AskedParty[], over: Partial<AbsenceFacts> = {}): AbsenceFacts => ({
  openedAt: at(0),
  policy,
  zone: 'Europe/Paris',
  shown: true,
  parties,
  ...over,
})

const day = fc.integer({ min: 0, max: 60 })
const someday = fc.option(day.map(at), { nil: null })
const anyParty: fc.Arbitrary<AskedParty> = fc
  .record({
    id: fc.uuid(),
    role: fc.constantFrom('maintainer', 'vendor'),
    addedAt: day.map(at),
    toldAt: someday,
    answeredAt: someday,
    hasAccount: fc.boolean(),
    hasEmail: fc.boolean(),
    ends: fc.array(
      fc.record({ ended: fc.constantFrom('sent' as const, 'failed' as const), at: day.map(at) }),
      {
        maxLength: 3,
      },
    ),
  })
  .map(({ ends, ...rest }) => ({
    ...rest,
    status: 'silent',
    lastWordAt: rest.answeredAt,
    ends: ends.sort((a, b) => b.at.getTime() - a.at.getTime()),
  }))
const anyFacts = fc
  .record({ parties: fc.array(anyParty, { maxLength: 4 }), openedAt: day.map(at) })
  .map(({ parties, openedAt }) => facts(parties, { openedAt }))

describe('a maintainer that is absent', () => {
  it('is one that nobody named: at once for a coordinator, after the acknowledgement days for the house', () => {
    expect(absence(facts([]), at(0))).toMatchObject({ reason: 'nobody named', absent: [], due: false })
    expect(absence(facts([]), at(13))?.due).toBe(false)
    expect(absence(facts([]), at(14))?.due).toBe(true)
  })

  it('is one that said nothing for longer than the policy waits', () => {
    expect(absence(facts([party()]), at(13))).toBeUndefined()
    expect(absence(facts([party()]), at(14))).toEqual({
      reason: 'silent',
      absent: [{ id: 'a', reason: 'silent' }],
      due: true,
    })
  })

  it('is one whose address is dead, without waiting for it', () => {
    const dead = party({ ends: [{ ended: 'failed', at: at(1) }] })
    expect(absence(facts([dead]), at(1))?.reason).toBe('cannot be reached')
    const later = [{ ended: 'sent' as const, at: at(2) }, ...dead.ends]
    expect(absence(facts([party({ ends: later })]), at(3))).toBeUndefined()
    // A word since the bounce shows that somebody is there; accounts have no address that could die.
    expect(absence(facts([{ ...dead, answeredAt: at(0), lastWordAt: at(2) }]), at(3))).toBeUndefined()
    expect(absence(facts([{ ...dead, answeredAt: at(0), lastWordAt: at(0) }]), at(3))).toBeDefined()
    expect(absence(facts([{ ...dead, hasAccount: true }]), at(3))).toBeUndefined()
  })

  it('is one that nobody found a way to within these days', () => {
    const lost = party({ toldAt: null, hasEmail: false })
    expect(absence(facts([lost]), at(13))).toBeUndefined()
    expect(absence(facts([lost]), at(14))?.reason).toBe('cannot be reached')
    // Its dossier waits for its turn: that is the house's doing.
    expect(absence(facts([{ ...lost, hasEmail: true }]), at(30))).toBeUndefined()
  })

  it('is not looked for among vendors where a maintainer is named, nor where one of several is there', () => {
    const vendor = party({ id: 'v', role: 'vendor', answeredAt: at(1), lastWordAt: at(1) })
    expect(absence(facts([party(), vendor]), at(20))?.absent.map(({ id }) => id)).toEqual(['a'])
    const second = party({ id: 'b', answeredAt: at(1), lastWordAt: at(1) })
    expect(absence(facts([party(), second]), at(20))).toBeUndefined()
    expect(absence(facts([vendor]), at(20))).toBeUndefined()
  })

  it('waits for whoever took over as for anybody else', () => {
    const stepped = party({ id: 'last', toldAt: at(15), addedAt: at(15) })
    expect(absence(facts([party(), stepped]), at(20))).toBeUndefined()
    expect(absence(facts([party(), stepped]), at(29))?.absent).toHaveLength(2)
  })

  it('counts days on the wall clock of the case’s zone', () => {
    // Clocks are put forward in Paris on 28 March: fourteen days later it is the same hour there, an hour sooner here.
    const told = new Date('2027-03-20T12:00:00Z')
    expect(absence(facts([party({ toldAt: told })]), new Date('2027-04-03T10:59:00Z'))).toBeUndefined()
    expect(absence(facts([party({ toldAt: told })]), new Date('2027-04-03T11:00:00Z'))).toBeDefined()
  })

  it('never is one whose flaw nobody showed', () => {
    fc.assert(
      fc.property(anyFacts, day, (given, when) => {
        expect(absence({ ...given, shown: false }, at(when))).toBeUndefined()
      }),
    )
  })

  it('never is one that answered and was not given up since', () => {
    fc.assert(
      fc.property(anyFacts, day, (given, when) => {
        const there = { ...party({ id: 'there' }), answeredAt: at(0), lastWordAt: at(61) }
        expect(absence({ ...given, parties: [...given.parties, there] }, at(when))).toBeUndefined()
      }),
    )
  })

  it('stays absent as time goes by, until something happens', () => {
    fc.assert(
      fc.property(anyFacts, day, day, (given, when, more) => {
        const before = absence(given, at(when))
        const after = absence(given, at(when + more))
        if (before) expect(after?.absent).toEqual(before.absent)
        if (before?.due) expect(after?.due).toBe(true)
      }),
    )
  })

  it('is found in whatever order parties are listed', () => {
    fc.assert(
      fc.property(anyFacts, day, (given, when) => {
        const turned = absence({ ...given, parties: given.parties.toReversed() }, at(when))
        const found = absence(given, at(when))
        expect(turned?.reason).toBe(found?.reason)
        expect(turned?.absent.toReversed()).toEqual(found?.absent)
      }),
    )
  })

  it('is told of each party it is about, and of nobody else', () => {
    fc.assert(
      fc.property(anyFacts, day, (given, when) => {
        const found = absence(given, at(when))
        if (!found) return
        const maintainers = given.parties.filter(({ role }) => role === 'maintainer')
        const asked = maintainers.length > 0 ? maintainers : given.parties
        expect(found.absent.map(({ id }) => id)).toEqual(asked.map(({ id }) => id))
        expect(found.reason === 'nobody named').toBe(found.absent.length === 0)
      }),
    )
  })
})

describe('proposing it again', () => {
  const found = { reason: 'silent' as const, absent: [{ id: 'a', reason: 'silent' as const }], due: true }
  const former = (state: FormerEscalation['state'], over: Partial<FormerEscalation> = {}) => [
    { state, reason: 'silent' as const, concerns: ['a'], settledAt: at(7), ...over },
  ]
  const again = (before: FormerEscalation[], when = 20, over: Partial<Absence> = {}) =>
    mayProposeAgain({ ...found, ...over }, before, 'Etc/UTC', at(when))

  it('is left to people before it is due, and while a proposal is open', () => {
    expect(again([])).toBe(true)
    expect(again([], 20, { due: false })).toBe(false)
    expect(again(former('proposed', { settledAt: null }))).toBe(false)
  })
  it('waits two weeks after a no, and not at all after what was overtaken or taken back', () => {
    expect(again(former('declined'), 20)).toBe(false)
    expect(again(former('declined'), 21)).toBe(true)
    for (const state of ['overtaken', 'taken back', 'decided'] as const)
      expect(again(former(state, { settledAt: at(19) }))).toBe(true)
  })
  it('asks at once where it is another question', () => {
    expect(again(former('declined', { reason: 'nobody named', concerns: [] }))).toBe(true)
    expect(again(former('declined', { concerns: ['b'] }))).toBe(true)
    expect(again(former('declined', { concerns: ['b', 'a'] }))).toBe(false)
  })
})

describe('who may take over', () => {
  it('is whoever takes everything, or every ecosystem of the case', () => {
    const npm = { ecosystems: ['npm'], unknown: false }
    expect(covers([], npm)).toBe(true)
    expect(covers(['npm', 'pypi'], npm)).toBe(true)
    expect(covers(['pypi'], npm)).toBe(false)
    expect(covers(['npm'], { ecosystems: ['npm', 'cargo'], unknown: false })).toBe(false)
  })
  it('is only whoever takes everything where some software has no package address', () => {
    const strange = { ecosystems: ['npm'], unknown: true }
    expect(covers([], strange)).toBe(true)
    expect(covers(['npm'], strange)).toBe(false)
  })
  it('never shrinks as an organisation takes more', () => {
    const names = fc.array(fc.constantFrom('npm', 'pypi', 'cargo', 'maven'), { maxLength: 4 })
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('npm', 'pypi', 'cargo'), { minLength: 1 }),
        names,
        names,
        fc.boolean(),
        (willing, more, ecosystems, unknown) => {
          const asked = { ecosystems, unknown }
          if (covers(willing, asked)) expect(covers([...willing, ...more], asked)).toBe(true)
          if (covers(willing, asked)) expect(covers([], asked)).toBe(true)
        },
      ),
    )
  })
})
