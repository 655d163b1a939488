import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { HeldMail } from '../../api/types.ts'
import { Mark } from '../../ui/Marks.tsx'
import { Section } from '../../ui/Page.tsx'
import { Empty, Fault, Loaded } from '../../ui/States.tsx'
import { Ago } from '../../ui/When.tsx'
import { useCaseAct } from '../cases/queries.ts'
import { heldMailsQuery, settleHeldMail } from './queries.ts'

const REASONS: Record<HeldMail['reason'], string> = {
  'another sender': 'Not from the party’s own address',
  automatic: 'A machine wrote it',
  'too many': 'Too many within an hour',
}

function Held({ mail }: { mail: HeldMail }): ReactElement {
  const act = useCaseAct(settleHeldMail)
  const settle = (what: 'release' | 'drop') => act.mutate({ caseId: mail.caseId, heldId: mail.id, act: what })
  return (
    <li className="card">
      <div className="row held__head">
        <Mark tone={mail.reason === 'automatic' ? 'plain' : 'warn'}>{REASONS[mail.reason]}</Mark>
        <span>
          for{' '}
          <Link to="/cases/$id" params={{ id: mail.caseId }} hash="conversations">
            {mail.caseNumber}
          </Link>
          , to the address of {mail.partyName}
        </span>
        <span className="muted">
          <Ago at={mail.at} />
        </span>
      </div>
      <dl className="facts">
        <dt>From</dt>
        <dd>{mail.from ?? 'nobody'}</dd>
        <dt>Subject</dt>
        <dd>{mail.subject === '' ? 'none' : mail.subject}</dd>
      </dl>
      <details className="disclosure">
        <summary>
          Read it<span className="sr-only">: {mail.subject}</span>
        </summary>
        <p className="held__text">{mail.text === '' ? 'No text.' : mail.text}</p>
      </details>
      <div className="row held__acts">
        {mail.reason === 'automatic' ? null : (
          <button
            type="button"
            className="usa-button usa-button--small"
            disabled={act.isPending}
            onClick={() => settle('release')}
          >
            Post it as a message of {mail.partyName}
          </button>
        )}
        <button
          type="button"
          className="usa-button usa-button--outline usa-button--small"
          disabled={act.isPending}
          onClick={() => settle('drop')}
        >
          Drop it<span className="sr-only">: {mail.subject}</span>
        </button>
      </div>
      {act.error === null ? null : <Fault error={act.error} />}
    </li>
  )
}

/** Answers that were not posted by themselves; somebody reads them first. */
export function HeldMails(): ReactElement {
  const query = useQuery(heldMailsQuery)
  return (
    <Section
      title="Held back"
      note="Answers to the house’s mails that were not posted by themselves. What a machine wrote is never posted: two machines could be set talking."
    >
      <Loaded query={query} what="held mail">
        {(items) =>
          items.length === 0 ? (
            <Empty title="No mail is held back" />
          ) : (
            <ul className="held">
              {items.map((mail) => (
                <Held key={mail.id} mail={mail} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}
