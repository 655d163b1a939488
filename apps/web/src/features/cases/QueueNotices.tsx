import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { counted } from '../../ui/number.ts'
import { deliveriesQuery, heldMailsQuery } from '../deliveries/queries.ts'
import { useHasRole } from '../session/queries.ts'
import { openEscalationsQuery } from './queries.ts'

/** What needs a coordinator beside the cases themselves: letters, and software nobody mends. */
export function QueueNotices(): ReactElement | null {
  const enabled = useHasRole('coordinator')
  const dead = useQuery({ ...deliveriesQuery('dead'), enabled }).data?.items.length ?? 0
  const held = useQuery({ ...heldMailsQuery, enabled }).data?.length ?? 0
  const orphaned = useQuery({ ...openEscalationsQuery, enabled }).data?.length ?? 0
  if (!enabled) return null
  return (
    <ul className="lines queue-notices" aria-label="Needs you beside the cases">
      <li>
        <Link to="/deliveries">Deliveries</Link>
        <span className={dead + held === 0 ? 'muted' : ''}>
          {dead + held === 0
            ? 'everything arrived, nothing is held back'
            : [
                ...(dead > 0 ? [`${counted(dead, 'letter')} could not be delivered`] : []),
                ...(held > 0 ? [`${counted(held, 'mail')} held back`] : []),
              ].join(', ')}
        </span>
      </li>
      <li>
        <Link to="/last-resort">Maintainers of last resort</Link>
        <span className={orphaned === 0 ? 'muted' : ''}>
          {orphaned === 0 ? 'no decision waits' : `${counted(orphaned, 'case')} nobody mends`}
        </span>
      </li>
    </ul>
  )
}
