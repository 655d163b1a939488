import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Section } from '../../ui/Page.tsx'
import { Loaded } from '../../ui/States.tsx'
import { Ago } from '../../ui/When.tsx'
import { claimsQuery } from '../scans/queries.ts'

const LATELY = 5

/** What one's own organisation holds, and what its ended searches came to. */
export function OwnClaims(): ReactElement {
  const held = useQuery(claimsQuery('held'))
  const ended = useQuery(claimsQuery('ended')).data?.items ?? []
  const clean = ended.filter((claim) => claim.ended?.outcome === 'nothing found').length
  return (
    <Section title="Your claims" actions={<Link to="/claims">All claims</Link>}>
      <Loaded query={held} what="your claims">
        {({ items }) => (
          <ul className="lines">
            {items.length === 0 ? <li className="muted">You hold nothing now.</li> : null}
            {items.map((claim) => (
              <li key={claim.id}>
                <Link to="/claims/$id" params={{ id: claim.id }}>
                  <code>{claim.line}</code>
                </Link>
                <span>
                  held, the lease ends <Ago at={claim.leaseUntil} />
                </span>
              </li>
            ))}
            {ended.slice(0, LATELY).map((claim) => (
              <li key={claim.id}>
                <Link to="/claims/$id" params={{ id: claim.id }}>
                  <code>{claim.line}</code>
                </Link>
                <span>
                  {claim.ended?.outcome}, reached: {claim.ended?.depthReached}
                </span>
                <span className="muted">{claim.ended === null ? null : <Ago at={claim.ended.at} />}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {ended.length === 0 ? null : (
        <p className="muted">
          {clean} of {ended.length} searches that ended found nothing; that is knowledge too.
        </p>
      )}
    </Section>
  )
}
