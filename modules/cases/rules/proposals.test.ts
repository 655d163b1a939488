import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { POLICIES, type ToldParty } from './disclosure.ts'
import { causeOf, settle, shortening } from './proposals.ts'

const now = new Date('2026-06-01T12:00:00Z')
const days = (n: number) => new Date(now.getTime() + n * 86_400_000)
const party = (id: string, role = 'vendor', extra: Partial<ToldParty> = {}): ToldParty => ({
  id,
  role,
  toldAt: days(-3),
  answeredAt: null,
  status: 'silent',
  ...extra,
})
const facts = (parties: ToldParty[], answers: [string, 'agree' | 'decline'][] = []) => ({
  parties,
  policy: POLICIES['45 days'],
  zone: 'Etc/UTC',
  answers: new Map(answers),
})

describe('a proposal', () => {
  it('waits for those who found it and those who mend it, and for nobody else', () => {
    const all = [
      party('a', 'discoverer'),
      party('b'),
      party('c', 'maintainer'),
      party('d', 'member'),
      party('e', 'downstream'),
    ]
    expect(settle(facts(all, [['b', 'agree']]), now)).toEqual({ state: 'open', waitingFor: ['a', 'c'] })
    expect(
      settle(
        facts(all, [
          ['a', 'agree'],
          ['b', 'agree'],
          ['c', 'agree'],
        ]),
        now,
      ),
    ).toEqual({ state: 'agreed' })
  })

  it('is over with one no', () => {
    expect(settle(facts([party('a'), party('b')], [['b', 'decline']]), now)).toEqual({ state: 'declined' })
  })

  it('does not wait for who was never told, nor for who has been silent too long', () => {
    const all = [
      party('a'),
      party('b', 'vendor', { toldAt: null }),
      party('c', 'vendor', { toldAt: days(-14) }),
    ]
    expect(settle(facts(all, [['a', 'agree']]), now)).toEqual({ state: 'agreed' })
    // Somebody who has spoken before is waited for, however long ago that was.
    const spoke = party('c', 'vendor', { toldAt: days(-60), answeredAt: days(-50) })
    expect(settle(facts([party('a'), spoke], [['a', 'agree']]), now)).toEqual({
      state: 'open',
      waitingFor: ['c'],
    })
  })

  it('settles the same in whatever order answers come, and a yes never makes it less agreed', () => {
    const roles = fc.constantFrom('discoverer', 'vendor', 'maintainer', 'member', 'coordinator')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(roles, fc.option(fc.constantFrom('agree' as const, 'decline' as const))), {
          maxLength: 8,
        }),
        (given) => {
          const parties = given.map(([role], n) => party(`p${n}`, role))
          const answers = given.flatMap(([, answer], n) =>
            answer ? [[`p${n}`, answer] as [string, 'agree' | 'decline']] : [],
          )
          const settled = settle(facts(parties, answers), now)
          expect(settle(facts(parties, [...answers].reverse()), now)).toEqual(settled)
          if (settled.state !== 'open') return
          const first = settled.waitingFor[0]!
          const next = settle(facts(parties, [...answers, [first, 'agree']]), now)
          expect(next.state === 'open' ? next.waitingFor : []).toEqual(settled.waitingFor.slice(1))
        },
      ),
    )
  })

  it('is named by what it changes', () => {
    expect(causeOf(null, now)).toBe('first')
    expect(causeOf(days(1), days(2))).toBe('later')
    expect(causeOf(days(2), days(1))).toBe('earlier')
  })
})

describe('an earlier end', () => {
  const none = { embargoEndsAt: days(40), leakedAt: null, exploitedAt: null, reportedAt: [] }
  it('is proposed upon a leak, exploitation, or rising collisions', () => {
    expect(shortening({ ...none, leakedAt: days(-1) }, now)).toMatchObject({ cause: 'leak', endsAt: days(1) })
    expect(shortening({ ...none, exploitedAt: days(-1) }, now)).toMatchObject({
      cause: 'exploitation',
      endsAt: days(3),
    })
    expect(shortening({ ...none, reportedAt: [days(-1), days(-2), days(-3)] }, now)).toMatchObject({
      cause: 'collisions',
      endsAt: days(20),
    })
  })
  it('is not, when nothing speaks for it or the end is nearer anyway', () => {
    expect(shortening(none, now)).toBeUndefined()
    expect(shortening({ ...none, reportedAt: [days(-1), days(-2), days(-30)] }, now)).toBeUndefined()
    expect(shortening({ ...none, embargoEndsAt: days(0.5), leakedAt: days(-1) }, now)).toBeUndefined()
    expect(shortening({ ...none, embargoEndsAt: days(-1), leakedAt: days(-1) }, now)).toBeUndefined()
    expect(shortening({ ...none, embargoEndsAt: null, leakedAt: days(-1) }, now)).toBeUndefined()
  })
  it('takes the nearest of several', () => {
    expect(shortening({ ...none, leakedAt: days(-1), exploitedAt: days(-1) }, now)?.cause).toBe('leak')
  })
})
