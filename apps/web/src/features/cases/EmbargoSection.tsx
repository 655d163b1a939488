import { Alert } from '@trussworks/react-uswds'
import { type ReactElement, useState } from 'react'
import { Section } from '../../ui/Page.tsx'
import { Ago } from '../../ui/When.tsx'
import { Dates } from './Dates.tsx'
import { EmbargoClock } from './EmbargoClock.tsx'
import { EmbargoDialog } from './EmbargoDialog.tsx'
import { PolicyDialog } from './PolicyDialog.tsx'
import { OpenProposal, ProposalHistory } from './Proposals.tsx'
import { ProposeDialog } from './ProposeDialog.tsx'
import { mustAgree, openProposal, type Room } from './room.ts'
import { SignalDialog } from './SignalDialog.tsx'

/** What somebody saw outside; it changes what waiting is worth. */
function Signals({ room }: { room: Room }): ReactElement | null {
  const { signals } = room.talks
  if (signals.length === 0) return null
  return (
    <div className="stack embargo__signals">
      {signals.map(({ kind, at, words, by }) => (
        <Alert
          key={`${at} ${words}`}
          type="warning"
          headingLevel="h3"
          heading={kind === 'leak' ? 'It is known outside' : 'It is being exploited'}
        >
          “{words}” {by === null ? '' : `${by}, `}
          <Ago at={at} />
        </Alert>
      ))}
    </div>
  )
}

function Policy({ room, onChange }: { room: Room; onChange: () => void }): ReactElement {
  const { policy, policyName, zone } = room.talks
  return (
    <p className="muted">
      {policy === null ? (
        <>No policy is chosen for this case: 45 days are counted with, as usual.</>
      ) : (
        <>
          Policy: {policyName === 'custom' ? 'of its own' : policyName} ({policy.days} days
          {policy.graceDays > 0 ? `, ${policy.graceDays} more while a fix is coming` : ''}; an answer is
          waited for {policy.silentAfterDays} days; {policy.exploitedDays} days once exploited).
        </>
      )}{' '}
      Counted in <code>{zone}</code>.{' '}
      {room.coordinator ? (
        <button type="button" className="usa-button usa-button--unstyled" onClick={onChange}>
          Change the policy…
        </button>
      ) : null}
    </p>
  )
}

type Asked = 'propose' | 'write down' | 'signal' | 'policy'

/** How long it stays closed: the clock, the dates, and how an end comes about. */
export function EmbargoSection({ room }: { room: Room }): ReactElement {
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  const close = () => setAsked(undefined)
  const { view, own, coordinator } = room
  const mayPropose = coordinator || (own !== undefined && mustAgree(own))
  const closed = view.state === 'published' || view.state === 'closed'
  return (
    <Section title="Embargo" id="embargo">
      <div className="stack">
        <Signals room={room} />
        <div className="card">
          <OpenProposal room={room} onPropose={() => setAsked('propose')} />
          <div className="columns columns--1-1">
            <div>
              <EmbargoClock view={view} named={coordinator} />
            </div>
            <div>
              <h3>Dates</h3>
              <Dates room={room} />
              <Policy room={room} onChange={() => setAsked('policy')} />
            </div>
          </div>
          {closed ? null : (
            <div className="row embargo__acts">
              {mayPropose && openProposal(room) === undefined ? (
                <button type="button" className="usa-button" onClick={() => setAsked('propose')}>
                  Propose an end…
                </button>
              ) : null}
              {coordinator ? (
                <button
                  type="button"
                  className="usa-button usa-button--outline"
                  onClick={() => setAsked('write down')}
                >
                  Write down what was agreed elsewhere…
                </button>
              ) : null}
              {coordinator || own !== undefined ? (
                <button
                  type="button"
                  className="usa-button usa-button--outline"
                  onClick={() => setAsked('signal')}
                >
                  It leaked, or it is exploited…
                </button>
              ) : null}
            </div>
          )}
          <ProposalHistory room={room} />
        </div>
      </div>
      {asked === 'propose' ? <ProposeDialog room={room} onClose={close} /> : null}
      {asked === 'write down' ? <EmbargoDialog view={view} onClose={close} /> : null}
      {asked === 'signal' ? <SignalDialog caseId={view.id} onClose={close} /> : null}
      {asked === 'policy' ? <PolicyDialog room={room} onClose={close} /> : null}
    </Section>
  )
}
