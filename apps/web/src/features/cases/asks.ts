import type { Dossier, Escalation } from '../../api/types.ts'
import { counted } from '../../ui/number.ts'
import { isAsked, mustAgree, nameOf, openProposal, type Room } from './room.ts'

/** Something a person is asked for, and the part of the page where they do it. */
export type Ask = { text: string; at: Place }
export type Place =
  | 'embargo'
  | 'parties'
  | 'statements'
  | 'conversations'
  | 'dossiers'
  | 'last-resort'
  | 'release'
  | 'advisory'

const isOver = (room: Room): boolean => room.view.state === 'published' || room.view.state === 'closed'

/**
 * What a party is asked for, the most pressing first; empty when nothing is.
 * @param escalations what was decided about who mends it, as far as it concerns this party
 */
export function asksOfParty(room: Room, escalations: readonly Escalation[] = []): Ask[] {
  const { own, talks } = room
  if (own === undefined || isOver(room)) return []
  const asks: Ask[] = []
  if (escalations.some(({ mayTakeBack }) => mayTakeBack))
    asks.push({
      text: 'Somebody else was asked to mend it in your place: take it back if you will mend it yourself.',
      at: 'last-resort',
    })
  const proposal = openProposal(room)
  if (proposal && mustAgree(own) && !proposal.answers.some(({ partyId }) => partyId === own.id))
    asks.push({
      text: 'Answer the proposed end of the embargo: agree, decline or propose another.',
      at: 'embargo',
    })
  if (own.status === 'silent' && own.role !== 'discoverer')
    asks.push({ text: 'Say of each of your products whether it is affected.', at: 'statements' })
  if (own.status === 'affected' || own.status === 'under investigation')
    asks.push({
      text: 'Say when your fix is out, or that you turned out not to be affected.',
      at: 'statements',
    })
  const steps = talks.releasePlan.filter((step) => step.partyId === own.id && step.doneAt === null)
  if (steps.length > 0)
    asks.push({ text: `Prepare ${counted(steps.length, 'step')} of the release.`, at: 'release' })
  return asks
}

/** What keeps a case from going on, the most pressing first, for those who lead it. */
export function asksOfCoordinator(
  room: Room,
  dossiers: readonly Dossier[],
  now: number,
  escalations: readonly Escalation[] = [],
): Ask[] {
  const { view, talks } = room
  if (isOver(room)) return []
  const asks: Ask[] = []
  const over = view.embargo !== null && Date.parse(view.embargo.endsAt) <= now
  if (over) asks.push({ text: 'The embargo is over: publish the advisory.', at: 'advisory' })
  const proposal = openProposal(room)
  if (proposal)
    asks.push({
      text:
        proposal.waitingFor.length === 0
          ? 'An end of the embargo is proposed.'
          : `An end of the embargo is proposed; waited for: ${proposal.waitingFor.map((id) => nameOf(room, id)).join(', ')}.`,
      at: 'embargo',
    })
  if (escalations.some(({ state }) => state === 'proposed'))
    asks.push({
      text: 'Nobody mends the software: decide whether a maintainer of last resort is asked.',
      at: 'last-resort',
    })
  const out = view.parties.filter(({ keptOut }) => keptOut)
  if (out.length > 0)
    asks.push({
      text: `${names(out)} ${out.length === 1 ? 'was' : 'were'} not read into ${view.compartments.join(', ')}: read in whoever needs to know.`,
      at: 'parties',
    })
  const asked = view.parties.filter(isAsked)
  if (asked.length === 0)
    asks.push({
      text: 'Nobody who can mend it is in the case: bring in its maintainer or vendor.',
      at: 'parties',
    })
  const untold = view.parties.filter(
    ({ role, toldAt, organisationId, keptOut }) =>
      toldAt === null &&
      !keptOut &&
      role !== 'coordinator' &&
      !(role === 'discoverer' && organisationId !== null),
  )
  const waiting = new Set(dossiers.flatMap(({ waitingPartyIds }) => waitingPartyIds))
  const inQueue = untold.filter(({ id, organisationId }) => organisationId !== null && waiting.has(id))
  const outside = untold.filter((party) => !inQueue.includes(party))
  if (outside.length > 0)
    asks.push({
      text: `${names(outside)} ${outside.length === 1 ? 'was' : 'were'} not told yet: make a link, or write.`,
      at: 'parties',
    })
  if (inQueue.length > 0)
    asks.push({
      text: `A dossier waits for the pace of ${names(inQueue)}; what cannot wait is sent with a reason.`,
      at: 'dossiers',
    })
  const silent = new Set(
    talks.milestones.flatMap(({ kind, past, partyId }) =>
      kind === 'silent' && past && partyId ? partyId : [],
    ),
  )
  if (silent.size > 0)
    asks.push({
      text: `${[...silent].map((id) => nameOf(room, id)).join(', ')} stayed silent longer than the policy waits.`,
      at: 'parties',
    })
  if (view.embargo === null && proposal === undefined && asked.some(({ toldAt }) => toldAt !== null))
    asks.push({ text: 'No end of the embargo is agreed: propose one.', at: 'embargo' })
  if (view.embargo !== null && !over && talks.releasePlan.length === 0)
    asks.push({ text: 'The hour of release is not planned yet.', at: 'release' })
  if (view.state === 'fix ready' && view.advisoryId === null && !over)
    asks.push({ text: 'The advisory is not drafted yet.', at: 'advisory' })
  return asks
}

const names = (parties: readonly { name: string }[]): string => parties.map(({ name }) => name).join(', ')
