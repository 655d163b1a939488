import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { ClaimSummary } from '../../api/types.ts'
import { Mark } from '../../ui/Marks.tsx'
import { Ago, On } from '../../ui/When.tsx'
import { STATES } from './words.ts'

/** Claims in words. @param own the viewer's organisation: others' claims are marked with whose they are */
export function HeldList(props: { claims: readonly ClaimSummary[]; own: string | undefined }): ReactElement {
  return (
    <table className="table table--cards">
      <caption className="sr-only">Claims held now</caption>
      <thead>
        <tr>
          <th scope="col">Target</th>
          <th scope="col">Held by</th>
          <th scope="col">How</th>
          <th scope="col">Window</th>
          <th scope="col">Lease</th>
        </tr>
      </thead>
      <tbody>
        {props.claims.map((claim) => (
          <tr key={claim.id}>
            <th scope="row">
              <Link to="/claims/$id" params={{ id: claim.id }}>
                <code>{claim.line}</code>
              </Link>
            </th>
            <td data-label="Held by">
              {claim.organisation === props.own ? 'your organisation' : claim.organisation}
            </td>
            <td data-label="How">
              {claim.method}, {claim.depth}
              {claim.tool === null ? null : <small className="block">{claim.tool}</small>}
            </td>
            <td data-label="Window">
              {Date.parse(claim.window.from) > Date.now() ? (
                <>
                  from <On at={claim.window.from} />{' '}
                </>
              ) : null}
              until <On at={claim.window.to} />
            </td>
            <td data-label="Lease">
              ends <Ago at={claim.leaseUntil} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function StateMark({ state }: { state: ClaimSummary['state'] }): ReactElement {
  const { label, tone, meaning } = STATES[state]
  return (
    <Mark tone={tone} title={meaning}>
      {label}
    </Mark>
  )
}
