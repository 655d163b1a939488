import { Link } from '@tanstack/react-router'
import { Alert } from '@trussworks/react-uswds'
import type { ReactElement } from 'react'
import { useSession } from '../session/queries.ts'

/** What the house relies on and is not as it should be, in its own sentences. */
export function Alarms({ alarms }: { alarms: readonly string[] }): ReactElement | null {
  const signedIn = useSession().data?.signedIn === true
  if (alarms.length === 0) return null
  return (
    <div className="alarms">
      <Alert type="warning" headingLevel="h2" heading="What cases are rated by is not fresh">
        {alarms.map((alarm) => (
          <span className="block" key={alarm}>
            {alarm}
          </span>
        ))}
        {signedIn ? <Link to="/feeds">Reference feeds</Link> : null}
      </Alert>
    </div>
  )
}
