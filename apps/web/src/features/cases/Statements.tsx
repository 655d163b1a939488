import { type ReactElement, useState } from 'react'
import type { CaseStatement } from '../../api/types.ts'
import { Mark } from '../../ui/Marks.tsx'
import { On } from '../../ui/When.tsx'
import { PARTY_STATUSES } from '../../ui/words.ts'
import { nameOf, type Room } from './room.ts'
import { StatementDialog } from './StatementDialog.tsx'
import { JUSTIFICATIONS, STATEMENT_STATUSES } from './words.ts'

function Why({ statement }: { statement: CaseStatement }): ReactElement {
  const { justification, fixedIn, words } = statement
  return (
    <>
      {justification === undefined ? null : <span className="block">{JUSTIFICATIONS[justification]}.</span>}
      {fixedIn === undefined ? null : (
        <span className="block">
          Fixed in <code>{fixedIn}</code>.
        </span>
      )}
      {words === undefined ? null : <span className="block">“{words}”</span>}
      {(justification ?? fixedIn ?? words) ? null : <span className="muted">nothing further</span>}
    </>
  )
}

/** What parties say of their products, one line a product. */
export function Statements({ room }: { room: Room }): ReactElement {
  const [changing, setChanging] = useState<CaseStatement | 'new' | undefined>(undefined)
  const { talks, own, coordinator } = room
  const several = coordinator || talks.statements.some(({ partyId }) => partyId !== own?.id)
  const mayState = own !== undefined && own.role !== 'discoverer'
  const party =
    changing === undefined
      ? undefined
      : room.view.parties.find(({ id }) => id === (changing === 'new' ? own?.id : changing.partyId))
  return (
    <>
      {talks.statements.length === 0 ? (
        <p className="muted">
          {mayState
            ? 'You have said nothing of a product yet. Silence is shown as silence, never as “not affected”.'
            : 'Nothing has been said of a product yet.'}
        </p>
      ) : (
        <table className="table table--cards">
          <caption className="sr-only">What is said of products</caption>
          <thead>
            <tr>
              <th scope="col">Product</th>
              {several ? <th scope="col">Party</th> : null}
              <th scope="col">Is</th>
              <th scope="col">Why, or where it is fixed</th>
              <th scope="col">Said</th>
              <th scope="col">
                <span className="sr-only">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {talks.statements.map((statement) => (
              <tr key={`${statement.partyId} ${statement.product}`}>
                <th scope="row">{statement.product}</th>
                {several ? <td data-label="Party">{nameOf(room, statement.partyId)}</td> : null}
                <td>
                  <Mark tone={PARTY_STATUSES[statement.status].tone}>
                    {STATEMENT_STATUSES[statement.status]}
                  </Mark>
                </td>
                <td>
                  <Why statement={statement} />
                </td>
                <td className="muted" data-label="Said">
                  <On at={statement.at} />
                </td>
                <td>
                  {coordinator || statement.partyId === own?.id ? (
                    <button
                      type="button"
                      className="usa-button usa-button--unstyled"
                      onClick={() => setChanging(statement)}
                    >
                      Change…<span className="sr-only"> what is said of {statement.product}</span>
                    </button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayState ? (
        <p className="case__add">
          <button type="button" className="usa-button" onClick={() => setChanging('new')}>
            State about a product…
          </button>
        </p>
      ) : null}
      {changing === undefined || party === undefined ? null : (
        <StatementDialog
          room={room}
          party={party}
          {...(changing === 'new' ? {} : { statement: changing })}
          onClose={() => setChanging(undefined)}
        />
      )}
    </>
  )
}
