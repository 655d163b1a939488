import { Link, useRouterState } from '@tanstack/react-router'
import { type ReactElement, useEffect, useState } from 'react'
import { linkKey } from '../api/link-key.ts'
import { useHasRole } from '../features/session/queries.ts'
import { Icon } from '../ui/Icon.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { Bell } from './Bell.tsx'
import { ThemeToggle } from './ThemeToggle.tsx'

const PLACES = [
  { to: '/', label: 'Watch floor' },
  { to: '/findings', label: 'Findings' },
  { to: '/root-causes', label: 'Root causes' },
  { to: '/reproductions', label: 'Reproductions' },
  { to: '/cases', label: 'Cases' },
  { to: '/advisories', label: 'Advisories' },
] as const
/** For those who claim targets, keep the list of them, or speak for one. */
const CLAIMS = { to: '/claims', label: 'Claims' } as const
/** For those who are asked to mend things. */
const DESK = { to: '/desk', label: 'Your desk' } as const

export function Masthead(): ReactElement {
  const [open, setOpen] = useState(false)
  const hasClaims = useHasRole('discoverer', 'maintainer', 'coordinator')
  const hasDesk = useHasRole('maintainer')
  const places =
    linkKey() === undefined
      ? [...PLACES, ...(hasClaims ? [CLAIMS] : []), ...(hasDesk ? [DESK] : [])]
      : [...PLACES.filter(({ to }) => to === '/advisories'), DESK]
  const path = useRouterState({ select: (state) => state.location.pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of route closes the menu
  useEffect(() => setOpen(false), [path])
  return (
    <header className="masthead">
      <div className="frame masthead__row">
        <Link to="/" className="plain-link masthead__name" aria-label="Tocsin, watch floor">
          <Bell />
          <span>Tocsin</span>
        </Link>
        <button
          type="button"
          className="masthead__menu"
          aria-expanded={open}
          aria-controls="places"
          onClick={() => setOpen(!open)}
        >
          <Icon name="menu" /> Menu
        </button>
        <div id="places" className={`masthead__places ${open ? 'masthead__places--open' : ''}`}>
          <nav aria-label="Main">
            <ul>
              {places.map(({ to, label }) => (
                <li key={to}>
                  <Link
                    to={to}
                    className="plain-link"
                    activeOptions={{ exact: to === '/', includeSearch: false }}
                  >
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <div className="masthead__tools">
            <Link to="/report" className="plain-link masthead__report">
              Report a flaw
            </Link>
            <ThemeToggle />
            <AccountMenu />
          </div>
        </div>
      </div>
    </header>
  )
}
