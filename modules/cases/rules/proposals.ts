import { ASKED, type DisclosurePolicy, isSilent, type ToldParty } from './disclosure.ts'

export type ProposalCause = 'first' | 'later' | 'earlier' | 'leak' | 'exploitation' | 'collisions'

export interface ProposalFacts {
  parties: readonly ToldParty[]
  policy: DisclosurePolicy
  zone: string
  answers: ReadonlyMap<string, 'agree' | 'decline'>
}

/** Parties whose word an embargo needs: those who found it and those who are to mend it, once told. */
export const mustAgree = (party: ToldParty): boolean =>
  (party.role === 'discoverer' || ASKED.includes(party.role)) && party.toldAt !== null

export type Settled = { state: 'agreed' | 'declined' } | { state: 'open'; waitingFor: string[] }

/**
 * What a proposal has become. One "no" ends it: whoever declines proposes another date. A party that has been
 * silent longer than the policy waits holds nobody up; its silence is not taken for a yes to anything else.
 * @returns the ids of parties still waited for, while it is open
 */
export function settle(facts: ProposalFacts, now: Date): Settled {
  const asked = facts.parties.filter(mustAgree)
  if (asked.some(({ id }) => facts.answers.get(id) === 'decline')) return { state: 'declined' }
  const waitingFor = asked
    .filter(({ id }) => !facts.answers.has(id))
    .filter((party) => !isSilent(party, facts.policy, facts.zone, now))
    .map(({ id }) => id)
  return waitingFor.length > 0 ? { state: 'open', waitingFor } : { state: 'agreed' }
}

/** What a date is, compared with the one agreed so far. */
export function causeOf(current: Date | null, next: Date): 'first' | 'later' | 'earlier' {
  if (current === null) return 'first'
  return next < current ? 'earlier' : 'later'
}

export interface ShorteningFacts {
  embargoEndsAt: Date | null
  leakedAt: Date | null
  exploitedAt: Date | null
  /** When each independent discoverer reported it. */
  reportedAt: readonly Date[]
}

const HOUR = 3_600_000
/** So many discoverers within so many days: the next one may not report it to anybody. */
const RISING = { discoverers: 3, days: 14 }

export interface Shortening {
  cause: 'leak' | 'exploitation' | 'collisions'
  endsAt: Date
  words: string
}

/**
 * Whether an earlier end should be proposed, and which. What protects nobody any more is over in a day when it
 * leaked, in three when it is exploited; when discoverers collide, half of what is left is proposed. Undefined
 * when the embargo ends sooner anyway.
 */
export function shortening(facts: ShorteningFacts, now: Date): Shortening | undefined {
  const { embargoEndsAt } = facts
  if (embargoEndsAt === null || embargoEndsAt <= now) return undefined
  const recent = facts.reportedAt.filter((at) => now.getTime() - at.getTime() <= RISING.days * 24 * HOUR)
  const half = new Date(minute((now.getTime() + embargoEndsAt.getTime()) / 2))
  const candidates: Shortening[] = [
    ...(facts.leakedAt
      ? [
          {
            cause: 'leak' as const,
            endsAt: new Date(minute(now.getTime() + 24 * HOUR)),
            words: 'It is known outside: waiting protects nobody who does not know.',
          },
        ]
      : []),
    ...(facts.exploitedAt
      ? [
          {
            cause: 'exploitation' as const,
            endsAt: new Date(minute(now.getTime() + 72 * HOUR)),
            words: 'It is being exploited: those who run it can only defend themselves once they know.',
          },
        ]
      : []),
    ...(recent.length >= RISING.discoverers
      ? [
          {
            cause: 'collisions' as const,
            endsAt: half,
            words: `${recent.length} discoverers found it independently within ${RISING.days} days: others will.`,
          },
        ]
      : []),
  ]
  return candidates
    .filter(({ endsAt }) => endsAt < embargoEndsAt)
    .sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime())[0]
}

const minute = (ms: number): number => Math.ceil(ms / 60_000) * 60_000
