import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useLink } from '../api/live.ts'
import { useSession } from '../features/session/queries.ts'

const LINK_WORDS = {
  connecting: 'Connecting…',
  live: 'Live: changes appear by themselves',
  polling: 'Live updates are interrupted; asking every 3 seconds',
  asking: 'Changes appear within 5 seconds',
} as const

export function Footer(): ReactElement {
  const link = useLink()
  const signedIn = useSession().data?.signedIn === true
  return (
    <footer className="footer">
      <div className="frame footer__row">
        <p>
          Tocsin is open software for finding, proving and fixing flaws together. This house is run by whoever
          installed it; it is not a government website.
        </p>
        <ul className="footer__links">
          <li>
            <Link to="/try">Try it</Link>
          </li>
          <li>
            <Link to="/report">Report a flaw</Link>
          </li>
          <li>
            <Link to="/advisories">Advisories</Link>
          </li>
          {signedIn ? (
            <li>
              <Link to="/feeds">Reference feeds</Link>
            </li>
          ) : null}
        </ul>
        <p className={`live live--${link}`}>
          <span className="live__dot" aria-hidden="true" /> {LINK_WORDS[link]}
        </p>
      </div>
    </footer>
  )
}
