import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { leaveLink, linkKey } from '../api/link-key.ts'
import { useSession, useSignOut } from '../features/session/queries.ts'
import { Icon } from '../ui/Icon.tsx'

/** This tab acts for a party by its link, whoever else is signed in in this browser. */
function ByLink(): ReactElement {
  return (
    <div className="account">
      <span className="masthead__words">
        <Icon name="person" /> By a link
      </span>
      <button type="button" className="masthead__tool" onClick={leaveLink}>
        Leave
      </button>
    </div>
  )
}

export function AccountMenu(): ReactElement {
  const session = useSession()
  const signOut = useSignOut()
  const account = session.data?.account
  if (linkKey() !== undefined) return <ByLink />
  if (account === undefined) {
    return (
      <Link to="/sign-in" className="plain-link masthead__tool">
        <Icon name="person" /> Sign in
      </Link>
    )
  }
  return (
    <div className="account">
      <Link
        to="/sign-in"
        className="plain-link masthead__tool"
        title={`Signed in for ${account.organisation}`}
      >
        <Icon name="person" />
        <span>
          {account.name}
          <span className="account__role"> {account.roles.join(', ')}</span>
        </span>
      </Link>
      <button
        type="button"
        className="masthead__tool"
        disabled={signOut.isPending}
        onClick={() => signOut.mutate()}
      >
        Sign out
      </button>
    </div>
  )
}
