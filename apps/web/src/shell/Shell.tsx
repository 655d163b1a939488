import { Outlet } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useLiveUpdates } from '../api/live.ts'
import { useSession } from '../features/session/queries.ts'
import { Footer } from './Footer.tsx'
import { useFocusOnRouteChange } from './focus.ts'
import { Masthead } from './Masthead.tsx'
import './shell.css'

export function Shell(): ReactElement {
  const session = useSession()
  useLiveUpdates(session.data?.account?.id ?? '')
  useFocusOnRouteChange()
  return (
    <>
      <a className="usa-skipnav" href="#main">
        Skip to main content
      </a>
      <Masthead />
      <main id="main" tabIndex={-1} className="frame">
        <Outlet />
      </main>
      <Footer />
    </>
  )
}
