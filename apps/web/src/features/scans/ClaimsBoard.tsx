import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { ClaimSummary } from '../../api/types.ts'
import { counted } from '../../ui/number.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Empty, Loaded } from '../../ui/States.tsx'
import { Ago } from '../../ui/When.tsx'
import { useSession } from '../session/queries.ts'
import { useClaimRights } from './access.ts'
import { HeldList, StateMark } from './HeldList.tsx'
import { Names } from './Names.tsx'
import { Projects } from './Projects.tsx'
import { claimQuery, claimsQuery } from './queries.ts'
import { TimePicture } from './TimePicture.tsx'
import { Wanted } from './Wanted.tsx'
import './scans.css'

/** Rows of the picture: more are not read at a glance, and the list has them all. */
const DRAWN = 12
const ASKED_ABOUT = 20
const LATELY = 8

function Held({ own }: { own: string | undefined }): ReactElement {
  const query = useQuery(claimsQuery('held'))
  const { mayClaim, mayCoordinate } = useClaimRights()
  return (
    <Loaded query={query} what="the claims">
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={mayCoordinate ? 'Nobody holds anything now' : 'Your organisation holds nothing now'}>
            <p>
              {mayClaim ? (
                <>
                  <Link to="/claims/new">Claim a target</Link> before you search it; whoever else asks for it
                  is told that it is taken.
                </>
              ) : (
                'What discoverers claim appears here.'
              )}
            </p>
          </Empty>
        ) : (
          <div className="stack">
            <div className="card">
              <TimePicture claims={items.slice(0, DRAWN)} />
            </div>
            <HeldList claims={items} own={own} />
          </div>
        )
      }
    </Loaded>
  )
}

/** Own claims somebody asks to join: the answer is the holder's. */
function Asked({ own }: { own: string | undefined }): ReactElement | null {
  const held = useQuery(claimsQuery('held')).data?.items ?? []
  const mine = held.filter(({ organisation }) => organisation === own).slice(0, ASKED_ABOUT)
  const views = useQueries({ queries: mine.map(({ id }) => claimQuery(id)) })
  const asked = views.flatMap(({ data }) =>
    (data?.joins ?? []).filter(({ state }) => state === 'asked').map((join) => ({ join, claim: data! })),
  )
  if (asked.length === 0) return null
  return (
    <Section title="Others ask to join you">
      <ul className="lines">
        {asked.map(({ join, claim }) => (
          <li key={join.id}>
            <strong>{join.organisation}</strong>
            <Link to="/claims/$id" params={{ id: claim.id }}>
              <code>{claim.line}</code>
            </Link>
            <span className="muted">
              <Ago at={join.askedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Past(): ReactElement | null {
  const ended = useQuery(claimsQuery('ended')).data?.items ?? []
  const lapsed = useQuery(claimsQuery('lapsed')).data?.items ?? []
  const when = (claim: ClaimSummary) => claim.ended?.at ?? claim.leaseUntil
  const items = [...ended, ...lapsed].sort((a, b) => when(b).localeCompare(when(a)))
  if (items.length === 0) return null
  return (
    <Section
      title="Ended lately"
      note="A search that found nothing is knowledge too: say so when you end a claim."
    >
      <ul className="lines">
        {items.slice(0, LATELY).map((claim) => (
          <li key={claim.id}>
            <Link to="/claims/$id" params={{ id: claim.id }}>
              <code>{claim.line}</code>
            </Link>
            {claim.ended === null ? <StateMark state={claim.state} /> : null}
            <span>
              {claim.ended === null
                ? 'nobody said what came of it'
                : `${claim.ended.outcome}, reached: ${claim.ended.depthReached}`}
            </span>
            <span className="muted">
              {claim.organisation}, <Ago at={when(claim)} />
            </span>
          </li>
        ))}
      </ul>
      {items.length > LATELY ? (
        <p className="muted">
          {counted(items.length - LATELY, 'earlier one')}: <code>tocsin claims list</code> has them all.
        </p>
      ) : null}
    </Section>
  )
}

/** Who searches what: so that two do not search the same place at once. */
export function ClaimsBoard(): ReactElement {
  const own = useSession().data?.account?.organisation
  const { mayClaim, mayCoordinate, maySeeSearches, isMaintainer } = useClaimRights()
  return (
    <Page
      title="Claims"
      lede={
        mayCoordinate
          ? 'Who is searching what, before anything is found. Discoverers see their own; of others they learn that a target is taken and until when.'
          : mayClaim
            ? 'What you are searching, before anything is found. Others learn that a target is taken and until when; not by whom or how, unless you allow it.'
            : 'Discoverers claim a target before they search it, and read there what its maintainers say.'
      }
      actions={
        <>
          {mayClaim ? (
            <Link to="/claims/new" className="usa-button usa-button--big">
              Claim a target
            </Link>
          ) : null}
          <Link to="/targets" className="usa-button usa-button--outline usa-button--big">
            Look up a target
          </Link>
        </>
      }
    >
      {isMaintainer && !maySeeSearches ? null : (
        <>
          <Section title="Held now">
            <Held own={own} />
          </Section>
          <Asked own={own} />
        </>
      )}
      {maySeeSearches ? <Wanted /> : null}
      {isMaintainer || mayCoordinate ? <Projects /> : null}
      {isMaintainer || mayCoordinate ? <Names /> : null}
      {maySeeSearches ? <Past /> : null}
    </Page>
  )
}
