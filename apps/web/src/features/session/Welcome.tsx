import { type ReactElement, useState } from 'react'
import { DemonstrationRoles } from './DemonstrationRoles.tsx'
import { useSession } from './queries.ts'
import './session.css'

const DISMISSED = 'tocsin-welcome-dismissed'

function wasDismissed(): boolean {
  try {
    return sessionStorage.getItem(DISMISSED) === 'yes'
  } catch {
    return false
  }
}

/** On a first visit to a house with demonstration data: a way in, and a way past it. */
export function Welcome(): ReactElement | null {
  const session = useSession()
  const [dismissed, setDismissed] = useState(wasDismissed)
  const roles = session.data?.demonstrationRoles ?? []
  if (dismissed || session.data?.signedIn !== false || roles.length === 0) return null
  const dismiss = () => {
    setDismissed(true)
    try {
      sessionStorage.setItem(DISMISSED, 'yes')
    } catch {
      // Without storage the question comes back on the next visit, which does no harm.
    }
  }
  return (
    <section className="card welcome" aria-labelledby="welcome-title">
      <div className="row row--between">
        <h2 id="welcome-title">Whose eyes would you like to look through?</h2>
        <button type="button" className="usa-button usa-button--unstyled" onClick={dismiss}>
          Just look around
        </button>
      </div>
      <p className="muted">
        This house holds demonstration data: the people and organisations are made up. Without a role you see
        what the public sees.
      </p>
      <DemonstrationRoles roles={roles} onChosen={dismiss} />
    </section>
  )
}
