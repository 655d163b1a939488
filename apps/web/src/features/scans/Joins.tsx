import type { ReactElement } from 'react'
import type { ClaimView, JoinRequest } from '../../api/types.ts'
import { Mark } from '../../ui/Marks.tsx'
import { Fault } from '../../ui/States.tsx'
import { Ago } from '../../ui/When.tsx'
import { useDecideJoin } from './queries.ts'

const TONES = { asked: 'warn', accepted: 'good', declined: 'plain' } as const

/** Who asked to hold this claim too; the holder lets them in or not. */
export function Joins({ claim, mayDecide }: { claim: ClaimView; mayDecide: boolean }): ReactElement {
  const decide = useDecideJoin(claim.id)
  const open = mayDecide && claim.state === 'held'
  const button = (join: JoinRequest, accept: boolean) => (
    <button
      type="button"
      className={`usa-button usa-button--small ${accept ? '' : 'usa-button--outline'}`}
      disabled={decide.isPending}
      onClick={() => decide.mutate({ joinId: join.id, accept })}
    >
      {accept ? 'Let in' : 'Decline'}
      <span className="sr-only"> {join.organisation}</span>
    </button>
  )
  return (
    <>
      <ul className="lines">
        {claim.joins.map((join) => (
          <li key={join.id}>
            <strong>{join.organisation}</strong>
            <Mark tone={TONES[join.state]}>{join.state}</Mark>
            <span className="muted">
              <Ago at={join.decidedAt ?? join.askedAt} />
            </span>
            {open && join.state === 'asked' ? (
              <span className="row">
                {button(join, true)}
                {button(join, false)}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {open && claim.joins.some(({ state }) => state === 'asked') ? (
        <p className="muted">Whoever is let in reads this claim, may renew it, and may end it.</p>
      ) : null}
      {decide.error === null ? null : <Fault error={decide.error} />}
    </>
  )
}
