import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMayReadRecord } from './access.ts'

/** Who reported something; a link to the track record for those who may read it. */
export function DiscovererName({ name }: { name: string }): ReactElement {
  const mayRead = useMayReadRecord(name)
  if (!mayRead) return <>{name}</>
  return (
    <Link to="/discoverers/$name" params={{ name }}>
      {name}
    </Link>
  )
}
