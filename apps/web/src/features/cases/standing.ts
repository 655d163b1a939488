import type { Party } from '../../api/types.ts'
import { PARTY_STATUSES, type Tone } from '../../ui/words.ts'
import { isAsked } from './room.ts'

/** What can be said of a party's word, and since when. */
export type Standing = { label: string; tone: Tone; meaning: string; since: string | null }

/**
 * Silence is shown as silence, with its beginning; whoever was not told cannot be silent.
 * @param waitedOut the policy no longer waits for it
 */
export function standingOf(party: Party, waitedOut: boolean): Standing {
  if (party.keptOut)
    return {
      label: 'Not read in',
      tone: 'warn',
      meaning: 'A compartment keeps it out of the case: it is told and sent nothing until it is read in.',
      since: null,
    }
  if (party.status !== 'silent') return { ...PARTY_STATUSES[party.status], since: party.answeredAt }
  if (party.role === 'discoverer')
    return { label: 'Reported it', tone: 'plain', meaning: 'Was asked nothing further.', since: null }
  if (party.toldAt === null)
    return {
      label: 'Not told yet',
      tone: 'open',
      meaning: isAsked(party)
        ? 'Its dossier waits for its turn, or it has no way in yet.'
        : 'It has no way in yet.',
      since: null,
    }
  if (party.answeredAt !== null)
    return {
      label: 'Answered',
      tone: 'info',
      meaning: 'Has said nothing of its products yet. That does not mean “not affected”.',
      since: party.answeredAt,
    }
  return {
    label: 'Silent',
    tone: waitedOut ? 'warn' : 'open',
    meaning: waitedOut
      ? 'Longer than the policy waits: nobody waits for its answer any more.'
      : 'No answer yet. Silence does not mean “not affected”.',
    since: party.toldAt,
  }
}
