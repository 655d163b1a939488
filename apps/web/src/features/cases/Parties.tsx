import { type ReactElement, useState } from 'react'
import type { Party } from '../../api/types.ts'
import { Mark } from '../../ui/Marks.tsx'
import { On } from '../../ui/When.tsx'
import { AddPartyDialog } from './AddPartyDialog.tsx'
import { IntroduceDialog } from './IntroduceDialog.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { ReadInDialog } from './ReadInDialog.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'
import type { Room } from './room.ts'
import { StatementDialog } from './StatementDialog.tsx'
import { standingOf } from './standing.ts'
import { byRole } from './words.ts'

type Act = { what: 'link' | 'introduce' | 'statement' | 'read in' | 'remove'; party: Party }

function When({ at, none }: { at: string | null; none: string }): ReactElement {
  return at === null ? <span className="muted">{none}</span> : <On at={at} />
}

function Says({ room, party }: { room: Room; party: Party }): ReactElement {
  const waitedOut = room.talks.milestones.some(
    ({ kind, past, partyId }) => kind === 'silent' && past && partyId === party.id,
  )
  const { label, tone, meaning, since } = standingOf(party, waitedOut)
  return (
    <>
      <Mark tone={tone}>{label}</Mark>
      {since === null ? null : (
        <small className="block">
          since <On at={since} />
        </small>
      )}
      <small className="block">{meaning}</small>
    </>
  )
}

function Acts(props: {
  party: Party
  /** The case is in some: a party is read into them. */
  compartments: readonly string[]
  onAct: (what: Act['what']) => void
}): ReactElement {
  const { party, onAct } = props
  const button = (what: Act['what'], label: string, link: string) => (
    <button type="button" className="usa-button usa-button--unstyled" onClick={() => onAct(what)}>
      {label}…
      <span className="sr-only">
        {' '}
        {link} {party.name}
      </span>
    </button>
  )
  return (
    <span className="party__acts">
      {party.role === 'coordinator' ? null : button('link', 'Link', 'for')}
      {party.introduced ? null : button('introduce', 'Introduce', '')}
      {party.role === 'coordinator' || party.role === 'discoverer'
        ? null
        : button('statement', 'Statement', 'of')}
      {party.role === 'coordinator' || (props.compartments.length === 0 && party.readIn === null)
        ? null
        : button('read in', 'Read in', '')}
      {party.role === 'coordinator' ? null : button('remove', 'Remove', '')}
    </span>
  )
}

/** Found it or leads it: nothing of it is waited for but its word on the embargo. */
const isMerelyHere = ({ role }: Party): boolean => role === 'discoverer' || role === 'coordinator'

/**
 * Who is in the case and what each has said. For coordinators it is the whole roster; a party sees itself and
 * those introduced, and is told that this may not be all.
 */
export function Parties({ room }: { room: Room }): ReactElement {
  const [adding, setAdding] = useState(false)
  const [act, setAct] = useState<Act | undefined>(undefined)
  const { view, coordinator } = room
  const close = () => setAct(undefined)
  const parties = byRole(view.parties)
  return (
    <>
      {view.parties.length === 0 ? (
        <p className="muted">
          {coordinator ? 'Nobody has been brought in yet.' : 'No party is shown to you.'}
        </p>
      ) : (
        <table className="table table--cards">
          <caption className={coordinator ? 'sr-only' : undefined}>
            {coordinator
              ? 'Parties of this case'
              : 'You, and those introduced to you. Others may take part; each sees what it needs to know.'}
          </caption>
          <thead>
            <tr>
              <th scope="col">Party</th>
              <th scope="col">Says</th>
              <th scope="col">Told</th>
              <th scope="col">Answered</th>
              <th scope="col">Known to the others</th>
              {coordinator ? <th scope="col">Acts</th> : null}
            </tr>
          </thead>
          <tbody>
            {parties.map((party) => (
              <tr key={party.id}>
                <th scope="row">
                  {party.name}
                  {party.id === room.own?.id ? ' (you)' : ''}
                  <small className="block party__role">
                    {party.role}
                    {party.lastResort ? ', last resort' : ''}
                    {party.email === null ? '' : `, ${party.email}`}
                  </small>
                  {party.readIn === null ? null : (
                    <small className="block party__role">
                      read into {party.readIn.compartments.join(', ')} by {party.readIn.by},{' '}
                      <On at={party.readIn.at} />
                    </small>
                  )}
                </th>
                <td>
                  <Says room={room} party={party} />
                </td>
                <td data-label="Told">
                  <When at={party.toldAt} none="not yet" />
                </td>
                <td data-label="Answered">
                  <When at={party.answeredAt} none={isMerelyHere(party) ? 'not asked' : 'not yet'} />
                </td>
                <td data-label="Known to the others">{party.introduced ? 'introduced' : 'no'}</td>
                {coordinator ? (
                  <td>
                    <Acts
                      party={party}
                      compartments={view.compartments}
                      onAct={(what) => setAct({ what, party })}
                    />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {room.former.length === 0 ? null : (
        <details className="disclosure">
          <summary>No longer in the case</summary>
          <ul className="lines">
            {room.former.map((party) => (
              <li key={party.id}>
                <strong>{party.name}</strong>
                <span>
                  {party.role}
                  {party.lastResort ? ', last resort' : ''}
                </span>
                {party.removedAt === null ? null : (
                  <span className="muted">
                    until <On at={party.removedAt} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {coordinator ? (
        <p className="case__add">
          <button type="button" className="usa-button usa-button--outline" onClick={() => setAdding(true)}>
            Add a party…
          </button>
        </p>
      ) : null}
      {adding ? (
        <AddPartyDialog caseId={view.id} compartments={view.compartments} onClose={() => setAdding(false)} />
      ) : null}
      {act?.what === 'link' ? <LinkDialog caseId={view.id} party={act.party} onClose={close} /> : null}
      {act?.what === 'introduce' ? (
        <IntroduceDialog caseId={view.id} party={act.party} onClose={close} />
      ) : null}
      {act?.what === 'read in' ? (
        <ReadInDialog caseId={view.id} compartments={view.compartments} party={act.party} onClose={close} />
      ) : null}
      {act?.what === 'remove' ? <RemoveDialog caseId={view.id} party={act.party} onClose={close} /> : null}
      {act?.what === 'statement' ? <StatementDialog room={room} party={act.party} onClose={close} /> : null}
    </>
  )
}
