import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Page } from '../../ui/Page.tsx'
import { useHasRole } from '../session/queries.ts'
import { DeadLetters, OnTheirWay } from './DeadLetters.tsx'
import { HeldMails } from './HeldMails.tsx'
import './deliveries.css'

/** Letters of the house that need a person: what died on its way out, what was held back on its way in. */
export function DeliveriesPage(): ReactElement {
  const coordinator = useHasRole('coordinator')
  return (
    <Page
      title="Deliveries"
      kicker={<Link to="/cases">Cases</Link>}
      lede={
        coordinator
          ? 'E-mails and webhook calls about the cases you lead that did not arrive, and answers that were not posted.'
          : 'What could not be delivered to the endpoints of your organisation.'
      }
    >
      <DeadLetters />
      {coordinator ? <HeldMails /> : null}
      <OnTheirWay />
    </Page>
  )
}
