import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import type { Escalation, Escalations } from '../../api/types.ts'
import { Mark } from '../../ui/Marks.tsx'
import { Section } from '../../ui/Page.tsx'
import { On } from '../../ui/When.tsx'
import { AskDialog, DeclineDialog } from './DecideEscalation.tsx'
import { ProposeEscalation } from './ProposeEscalation.tsx'
import { escalationsQuery } from './queries.ts'
import { isAsked, nameOf, type Room } from './room.ts'
import { TakeBackDialog } from './TakeBackDialog.tsx'
import { Tried } from './Tried.tsx'
import { ABSENCES, ESCALATION_STATES } from './words.ts'

/** What is known of who mends a case; only those who lead it or are asked for a fix have anything there. */
export function useEscalations(room: Room) {
  const { coordinator, own, view } = room
  return useQuery({
    ...escalationsQuery(view.id),
    enabled: coordinator || (own !== undefined && isAsked(own)),
  })
}

/** Whether there is anything to show: where a maintainer is there, nobody speaks of another. */
export const hasLastResort = (data: Escalations | undefined): boolean =>
  data !== undefined && (data.items.length > 0 || data.absence !== null)

function Facts({ room, escalation }: { room: Room; escalation: Escalation }): ReactElement {
  return (
    <>
      {escalation.absent.length === 0 ? (
        <p>
          Nobody was named as its maintainer or vendor since the case was opened,{' '}
          <On at={escalation.caseOpenedAt} />.
        </p>
      ) : null}
      {escalation.absent.map((party) => (
        <Tried
          key={party.partyId}
          party={party}
          name={nameOf(room, party.partyId)}
          days={escalation.acknowledgementDays}
        />
      ))}
    </>
  )
}

function Proposed(props: { room: Room; data: Escalations; escalation: Escalation }): ReactElement {
  const { room, data, escalation } = props
  const [asked, setAsked] = useState<'ask' | 'decline' | undefined>(undefined)
  const close = () => setAsked(undefined)
  return (
    <section className="proposal" aria-labelledby="last-resort-title">
      <h3 id="last-resort-title">{ABSENCES[escalation.reason]}: is somebody else asked?</h3>
      <p>
        Proposed by {escalation.by}, <On at={escalation.proposedAt} />
        {escalation.words === '' ? '.' : `: “${escalation.words}”`}
      </p>
      <Facts room={room} escalation={escalation} />
      <div className="row">
        <button type="button" className="usa-button" onClick={() => setAsked('ask')}>
          Ask a maintainer of last resort…
        </button>
        <button type="button" className="usa-button usa-button--outline" onClick={() => setAsked('decline')}>
          Ask nobody else…
        </button>
      </div>
      {asked === 'ask' ? (
        <AskDialog room={room} escalation={escalation} candidates={data.candidates} onClose={close} />
      ) : null}
      {asked === 'decline' ? (
        <DeclineDialog caseId={room.view.id} escalation={escalation} onClose={close} />
      ) : null}
    </section>
  )
}

function Settled({ room, escalation }: { room: Room; escalation: Escalation }): ReactElement {
  const [taking, setTaking] = useState(false)
  const { coordinator } = room
  const { label, tone } = ESCALATION_STATES[escalation.state]
  const said = escalation.takenBack ?? escalation.decision
  const who = escalation.partyId === null ? undefined : nameOf(room, escalation.partyId)
  return (
    <li className="escalation">
      <p className="row">
        <Mark tone={tone}>{label}</Mark>
        <span>
          {escalation.state === 'decided'
            ? coordinator
              ? `${who ?? 'Somebody'} mends it in the maintainer’s place`
              : 'Somebody else was asked to mend it in your place'
            : ABSENCES[escalation.reason]}
        </span>
        {escalation.settledAt === null ? null : (
          <span className="muted">
            <On at={escalation.settledAt} />
          </span>
        )}
      </p>
      {said === null || said.words === '' ? null : (
        <p>
          {said.by}: “{said.words}”
        </p>
      )}
      {coordinator ? (
        <details className="disclosure">
          <summary>What it was proposed upon</summary>
          <Facts room={room} escalation={escalation} />
        </details>
      ) : (
        <Facts room={room} escalation={escalation} />
      )}
      {escalation.mayTakeBack ? (
        <button
          type="button"
          className={`usa-button ${coordinator ? 'usa-button--outline' : ''}`}
          onClick={() => setTaking(true)}
        >
          {coordinator ? 'The maintainer is back…' : 'Take it back…'}
        </button>
      ) : null}
      {taking ? (
        <TakeBackDialog
          caseId={room.view.id}
          escalationId={escalation.id}
          coordinator={coordinator}
          onClose={() => setTaking(false)}
        />
      ) : null}
    </li>
  )
}

/** Who mends it where the maintainer does not: proposed, decided, taken back. */
export function LastResort({ room }: { room: Room }): ReactElement | null {
  const { data } = useEscalations(room)
  const [proposing, setProposing] = useState(false)
  if (data === undefined || !hasLastResort(data)) return null
  const open = data.items.find(({ state }) => state === 'proposed')
  const settled = data.items.filter((one) => one !== open)
  return (
    <Section title="Who mends it" id="last-resort">
      <div className="card">
        {open === undefined ? null : <Proposed room={room} data={data} escalation={open} />}
        {data.absence === null ? null : (
          <div className="row row--between absence">
            <p>
              {ABSENCES[data.absence.reason]}
              {data.absence.absent.length === 0
                ? '. Bring one in under “Parties”, or let somebody stand in.'
                : `: ${data.absence.absent.map(({ partyId }) => nameOf(room, partyId)).join(', ')}.`}
            </p>
            <button
              type="button"
              className="usa-button usa-button--outline"
              onClick={() => setProposing(true)}
            >
              Propose a maintainer of last resort…
            </button>
          </div>
        )}
        {settled.length === 0 ? null : (
          <ul className="escalations">
            {settled.map((one) => (
              <Settled key={one.id} room={room} escalation={one} />
            ))}
          </ul>
        )}
      </div>
      {proposing ? <ProposeEscalation caseId={room.view.id} onClose={() => setProposing(false)} /> : null}
    </Section>
  )
}
