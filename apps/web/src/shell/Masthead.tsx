import { Link, useRouterState } from '@tanstack/react-router'
import { type ReactElement, useEffect, useState } from 'react'
import { linkKey } from '../api/link-key.ts'
import { useSession } from '../features/session/queries.ts'
import { Icon } from '../ui/Icon.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { Bell } from './Bell.tsx'
import { More } from './More.tsx'
import { placesFor } from './places.ts'
import { ThemeToggle } from './ThemeToggle.tsx'

export function Masthead(): ReactElement {
  const [open, setOpen] = useState(false)
  const roles = useSession().data?.account?.roles ?? []
  const { shown, more } = placesFor(roles, linkKey() !== undefined)
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
              {shown.map(({ to, label }) => (
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
              {more.length === 0 ? null : <More places={more} />}
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
