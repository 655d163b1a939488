import { ASKED, type DisclosurePolicy, daysLater, isSilent } from './disclosure.ts'

/** What is known of a party that is asked for a fix, as far as it tells whether somebody is there. */
export interface AskedParty {
  id: string
  role: string
  addedAt: Date
  toldAt: Date | null
  /** Its first word; null: none so far. */
  answeredAt: Date | null
  /** Its latest word of any kind. */
  lastWordAt: Date | null
  status: string
  /** Its people sign in here: no address of it can be dead. */
  hasAccount: boolean
  hasEmail: boolean
  /** How its latest e-mails ended, newest first. */
  ends: readonly { ended: 'sent' | 'failed'; at: Date }[]
}

export interface AbsenceFacts {
  openedAt: Date
  policy: DisclosurePolicy
  zone: string
  /** Something of the case was reproduced or attested: there is something to mend. */
  shown: boolean
  parties: readonly AskedParty[]
}

export type AbsenceReason = 'nobody named' | 'cannot be reached' | 'silent'

export interface Absence {
  reason: AbsenceReason
  /** Each maintainer that is not there, and why; empty where nobody is named. */
  absent: { id: string; reason: Exclude<AbsenceReason, 'nobody named'> }[]
  /** The acknowledgement days have passed: the house proposes by itself. Before that only a coordinator does. */
  due: boolean
}

/** Who is to mend the software itself: its maintainers; where none is named, the vendors. */
export function mendersOf<Party extends { role: string }>(parties: readonly Party[]): Party[] {
  const maintainers = parties.filter(({ role }) => role === 'maintainer')
  return maintainers.length > 0 ? maintainers : parties.filter(({ role }) => ASKED.includes(role))
}

/**
 * Whether there is nobody to mend the software of a case. Its maintainers are asked first; where none is named, the
 * vendors are. One of them that is there is enough. Whoever waits for its turn, or was told lately, is not absent.
 * @returns undefined: somebody is there, may still answer, or there is nothing to mend
 */
export function absence(facts: AbsenceFacts, now: Date): Absence | undefined {
  const { openedAt, policy, zone, shown, parties } = facts
  if (!shown) return undefined
  const asked = mendersOf(parties)
  if (asked.length === 0)
    return {
      reason: 'nobody named',
      absent: [],
      due: daysLater(openedAt, policy.silentAfterDays, zone) <= now,
    }
  const absent: Absence['absent'] = []
  for (const party of asked) {
    const reason = absenceOf(party, policy, zone, now)
    if (reason === undefined) return undefined
    absent.push({ id: party.id, reason })
  }
  const silent = absent.some(({ reason }) => reason === 'silent')
  return { reason: silent ? 'silent' : 'cannot be reached', absent, due: true }
}

/** Why one party is taken for absent; undefined: it is not. */
function absenceOf(
  party: AskedParty,
  policy: DisclosurePolicy,
  zone: string,
  now: Date,
): 'cannot be reached' | 'silent' | undefined {
  if (!party.hasAccount && isDead(party)) return 'cannot be reached'
  // With neither account, address nor link it was never asked; somebody had these days to find a way.
  const noWay = !party.hasAccount && !party.hasEmail && party.toldAt === null && party.answeredAt === null
  if (noWay && daysLater(party.addedAt, policy.silentAfterDays, zone) <= now) return 'cannot be reached'
  return isSilent(party, policy, zone, now) ? 'silent' : undefined
}

/** Its newest e-mail was given up, and nothing came from it since. */
function isDead({ hasEmail, ends, lastWordAt }: AskedParty): boolean {
  const [newest] = ends
  if (!hasEmail || newest?.ended !== 'failed') return false
  return lastWordAt === null || lastWordAt < newest.at
}

/** Days after which the house proposes again what a coordinator declined. */
const AGAIN_DAYS = 14

/** What was proposed before of a case, as far as it speaks against proposing again. */
export interface FormerEscalation {
  reason: AbsenceReason
  /** Parties it was about. */
  concerns: readonly string[]
  state: 'proposed' | 'decided' | 'declined' | 'overtaken' | 'taken back'
  settledAt: Date | null
}

/**
 * Whether the house proposes by itself: when it is due, nothing is open, and no "no" to the same is fresh. Another
 * reason, or another maintainer that is absent, is another question.
 */
export function mayProposeAgain(
  found: Absence,
  former: readonly FormerEscalation[],
  zone: string,
  now: Date,
): boolean {
  if (!found.due || former.some(({ state }) => state === 'proposed')) return false
  return !former.some(
    ({ state, settledAt, reason, concerns }) =>
      state === 'declined' &&
      settledAt !== null &&
      daysLater(settledAt, AGAIN_DAYS, zone) > now &&
      reason === found.reason &&
      found.absent.every(({ id }) => concerns.includes(id)),
  )
}

/**
 * Whether an organisation is willing to take over software of these ecosystems.
 * @param willing types of package addresses; none: all
 * @param unknown some of the software has no package address: only who takes everything takes that
 */
export const covers = (
  willing: readonly string[],
  { ecosystems, unknown }: { ecosystems: readonly string[]; unknown: boolean },
): boolean => willing.length === 0 || (!unknown && ecosystems.every((name) => willing.includes(name)))
