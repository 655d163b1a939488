import { type ReactElement, useState } from 'react'
import type { AnswerBody, EmbargoProposal } from '../../api/types.ts'
import { Mark } from '../../ui/Marks.tsx'
import { instant, ownZone } from '../../ui/time.ts'
import { Ago, On } from '../../ui/When.tsx'
import { AnswerDialog } from './AnswerDialog.tsx'
import { mustAgree, nameOf, openProposal, type Room } from './room.ts'
import { CAUSES, PROPOSAL_STATES } from './words.ts'

/** Who is still waited for, as far as this viewer may know. */
function Waiting({ room, proposal }: { room: Room; proposal: EmbargoProposal }): ReactElement {
  const { coordinator, own } = room
  if (coordinator) {
    const agreed = proposal.answers.filter(({ answer }) => answer === 'agree')
    return (
      <>
        <dt>Agreed</dt>
        <dd>
          {agreed.length === 0 ? 'nobody yet' : agreed.map(({ partyId }) => nameOf(room, partyId)).join(', ')}
        </dd>
        <dt>Waited for</dt>
        <dd>
          {proposal.waitingFor.length === 0
            ? 'nobody'
            : proposal.waitingFor.map((id) => nameOf(room, id)).join(', ')}
        </dd>
      </>
    )
  }
  const mine = proposal.answers.find(({ partyId }) => partyId === own?.id)
  const asked = own !== undefined && mustAgree(own)
  return (
    <>
      <dt>Your answer</dt>
      <dd>
        {mine !== undefined
          ? `${mine.answer === 'agree' ? 'You agreed' : 'You declined'}. The coordinators know who else is asked.`
          : asked
            ? 'You have not answered yet.'
            : 'You are not asked about it.'}
      </dd>
    </>
  )
}

/** The end proposed now, with what this viewer can do about it. */
export function OpenProposal({
  room,
  onPropose,
}: {
  room: Room
  onPropose: () => void
}): ReactElement | null {
  const [answering, setAnswering] = useState<AnswerBody['answer'] | undefined>(undefined)
  const proposal = openProposal(room)
  if (proposal === undefined) return null
  const { own } = room
  const mayAnswer = own !== undefined && mustAgree(own)
  const agreed = proposal.answers.some(({ partyId, answer }) => partyId === own?.id && answer === 'agree')
  return (
    <section className="proposal" aria-labelledby="proposal-title">
      <h3 id="proposal-title">
        Proposed end: {instant(proposal.endsAt, ownZone())} <small>in your zone, {ownZone()}</small>
      </h3>
      <dl className="facts">
        <dt>As proposed</dt>
        <dd>
          {proposal.local.replace('T', ' ')} <code>{proposal.zone}</code>, {CAUSES[proposal.cause]}
        </dd>
        <dt>By</dt>
        <dd>
          {proposal.by}, <Ago at={proposal.at} />
          {proposal.words === '' ? '' : `: “${proposal.words}”`}
        </dd>
        <Waiting room={room} proposal={proposal} />
      </dl>
      <div className="row">
        {mayAnswer && !agreed ? (
          <button type="button" className="usa-button" onClick={() => setAnswering('agree')}>
            Agree…
          </button>
        ) : null}
        {mayAnswer ? (
          <button
            type="button"
            className="usa-button usa-button--outline"
            onClick={() => setAnswering('decline')}
          >
            Decline…
          </button>
        ) : null}
        {mayAnswer || room.coordinator ? (
          <button type="button" className="usa-button usa-button--outline" onClick={onPropose}>
            Propose another…
          </button>
        ) : null}
      </div>
      {answering === undefined ? null : (
        <AnswerDialog
          caseId={room.view.id}
          proposal={proposal}
          answer={answering}
          onClose={() => setAnswering(undefined)}
        />
      )}
    </section>
  )
}

/** What was proposed before, and what became of it. */
export function ProposalHistory({ room }: { room: Room }): ReactElement | null {
  const settled = room.talks.proposals.filter(({ state }) => state !== 'open')
  if (settled.length === 0) return null
  return (
    <details className="disclosure">
      <summary>Earlier proposals ({settled.length})</summary>
      <ul className="lines">
        {settled.map((proposal) => (
          <li key={proposal.id}>
            <Mark tone={PROPOSAL_STATES[proposal.state].tone}>{PROPOSAL_STATES[proposal.state].label}</Mark>
            <span>
              Until <On at={proposal.endsAt} />
            </span>
            <span className="muted">
              by {proposal.by} <Ago at={proposal.at} />, {CAUSES[proposal.cause]}
            </span>
            {proposal.words === '' ? null : <span>“{proposal.words}”</span>}
            {proposal.answers
              .filter(({ words, answer }) => words !== '' || answer === 'decline')
              .map(({ partyId, answer, words }) => (
                <span key={partyId} className="muted">
                  {nameOf(room, partyId)} {answer === 'agree' ? 'agreed' : 'declined'}
                  {words === '' ? '' : `: “${words}”`}
                </span>
              ))}
          </li>
        ))}
      </ul>
    </details>
  )
}
