import { resolveLocal } from './embargo.ts'

/** How long a case stays closed at most: counted in days from the first telling. */
export interface DisclosurePolicy {
  /** Days until everything is published, fixed or not. */
  days: number
  /** More days for a party that says its fix is coming. */
  graceDays: number
  /** A party that says nothing for so many days is silent: nobody waits for its answer any more. */
  silentAfterDays: number
  /** Days that are left once it is exploited. */
  exploitedDays: number
}

/** Policies in use elsewhere, as data; a house or a case may state its own numbers. */
export const POLICIES = {
  '45 days': { days: 45, graceDays: 0, silentAfterDays: 14, exploitedDays: 7 },
  '90 + 30 days': { days: 90, graceDays: 30, silentAfterDays: 30, exploitedDays: 7 },
} as const satisfies Record<string, DisclosurePolicy>

/** Its usual name, or "custom". */
export function policyName(policy: DisclosurePolicy): string {
  const known = Object.entries(POLICIES).find(([, given]) =>
    (Object.keys(given) as (keyof DisclosurePolicy)[]).every((field) => given[field] === policy[field]),
  )
  return known?.[0] ?? 'custom'
}

/**
 * The instant so many calendar days later at the same wall clock in a zone: a day has 23 or 25 hours where
 * clocks change. A time that does not exist there that day is read as the first one after the jump; one that
 * happens twice as the later, so that nobody publishes while another still reads "not yet".
 * @param days whole days, 0 to 3,650
 */
export function daysLater(from: Date, days: number, zone: string): Date {
  const wall = localOf(from, zone)
  const day = new Date(`${wall.slice(0, 10)}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  const date = day.toISOString().slice(0, 10)
  for (let minutes = 0; minutes <= 24 * 60; minutes += 15) {
    const clock = new Date(Date.parse(`${date}T${wall.slice(11)}:00Z`) + minutes * 60_000)
    const resolved = resolveLocal(clock.toISOString().slice(0, 16), zone)
    if (resolved.ok) return resolved.at
  }
  throw new RangeError(`no such day in ${zone}: ${date}`)
}

/** Wall clock of an instant in a zone, YYYY-MM-DDTHH:MM. */
export function localOf(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at)
  const part = (type: string) => parts.find((entry) => entry.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

export interface ToldParty {
  id: string
  role: string
  toldAt: Date | null
  answeredAt: Date | null
  status: string
}

export interface DisclosureFacts {
  policy: DisclosurePolicy
  zone: string
  parties: readonly ToldParty[]
  /** When a signal first said that it is exploited, or that it is known outside. */
  exploitedAt: Date | null
}

/** A date the policy leads to. */
export interface Milestone {
  kind: 'silent' | 'publish' | 'publish with grace' | 'publish because exploited'
  at: Date
  /** The party whose silence is meant. */
  partyId?: string
  /** Whether it has come. */
  past: boolean
}

/** Roles that are asked for a fix: their silence and their word move the clock. */
export const ASKED: readonly string[] = ['maintainer', 'vendor']

/**
 * What the policy leads to, by date. The clock starts when the first party that is asked for a fix was told;
 * before that there is nothing. Grace counts only while such a party said that it is affected or looks into it.
 */
export function milestones(facts: DisclosureFacts, now: Date): Milestone[] {
  const asked = facts.parties.filter(({ role }) => ASKED.includes(role))
  const told = asked.flatMap(({ toldAt }) => toldAt ?? [])
  if (told.length === 0) return []
  const start = new Date(Math.min(...told.map((at) => at.getTime())))
  const { policy, zone } = facts
  const made = (kind: Milestone['kind'], at: Date, partyId?: string): Milestone => ({
    kind,
    at,
    past: at <= now,
    ...(partyId ? { partyId } : {}),
  })
  const silences = asked.flatMap((party) =>
    party.toldAt && !party.answeredAt
      ? [made('silent', daysLater(party.toldAt, policy.silentAfterDays, zone), party.id)]
      : [],
  )
  const coming = asked.some(({ status }) => status === 'affected' || status === 'under investigation')
  const grace = policy.graceDays > 0 && coming
  const last = grace
    ? made('publish with grace', daysLater(start, policy.days + policy.graceDays, zone))
    : made('publish', daysLater(start, policy.days, zone))
  const exploited = facts.exploitedAt
    ? [made('publish because exploited', daysLater(facts.exploitedAt, policy.exploitedDays, zone))]
    : []
  return [...silences, last, ...exploited.filter(({ at }) => at < last.at)].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  )
}

/** Whether a party has been silent longer than the policy waits. */
export const isSilent = (party: ToldParty, policy: DisclosurePolicy, zone: string, now: Date): boolean =>
  party.toldAt !== null &&
  party.answeredAt === null &&
  daysLater(party.toldAt, policy.silentAfterDays, zone) <= now
