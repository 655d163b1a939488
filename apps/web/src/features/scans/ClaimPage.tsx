import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { ClaimView } from '../../api/types.ts'
import { TlpMark } from '../../ui/Marks.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Paragraphs } from '../../ui/Paragraphs.tsx'
import { Fault, Loaded } from '../../ui/States.tsx'
import { duration } from '../../ui/time.ts'
import { Ago, On } from '../../ui/When.tsx'
import { useHasRole, useSession } from '../session/queries.ts'
import { EndDialog } from './EndDialog.tsx'
import { StateMark } from './HeldList.tsx'
import { Joins } from './Joins.tsx'
import { MaintainersWords } from './MaintainersWords.tsx'
import { claimQuery, rulesQuery, useHeartbeat } from './queries.ts'
import { TimePicture } from './TimePicture.tsx'
import { SHOWS, STATES } from './words.ts'
import './scans.css'

const route = getRouteApi('/claims/$id')

function Facts({ claim }: { claim: ClaimView }): ReactElement {
  return (
    <dl className="facts">
      <dt>Held by</dt>
      <dd>{claim.organisation}</dd>
      <dt>Method</dt>
      <dd>
        {claim.method}, {claim.depth}
      </dd>
      <dt>Model or tool</dt>
      <dd>{claim.tool ?? <span className="muted">not said</span>}</dd>
      <dt>Budget</dt>
      <dd>
        {claim.budget === null ? (
          <span className="muted">not said</span>
        ) : (
          `${claim.budget.amount} ${claim.budget.unit}`
        )}
      </dd>
      <dt>Others may learn</dt>
      <dd>
        {SHOWS.find(([show]) => show === claim.show)?.[1]}
        <small className="block">
          {claim.joinable ? 'They may ask to join.' : 'Nobody may ask to join.'}{' '}
          {claim.shareCoverage ? 'That nothing was found is told.' : 'What came of it is told to nobody.'}
        </small>
      </dd>
      <dt>May be read by</dt>
      <dd>
        <TlpMark tlp={claim.tlp} /> {claim.compartment === null ? '' : `compartment ${claim.compartment}`}
      </dd>
      {claim.note === null ? null : (
        <>
          <dt>Note</dt>
          <dd>
            <Paragraphs text={claim.note} />
          </dd>
        </>
      )}
    </dl>
  )
}

/** The lease, and what keeps it alive. */
function Lease({
  claim,
  mayAct,
  onEnd,
}: {
  claim: ClaimView
  mayAct: boolean
  onEnd: () => void
}): ReactElement {
  const heartbeat = useHeartbeat(claim.id)
  const { ended } = claim
  return (
    <section className="card" aria-labelledby="lease-title">
      <div className="row row--between">
        <h2 id="lease-title">Time</h2>
        <StateMark state={claim.state} />
      </div>
      <p>{STATES[claim.state].meaning}</p>
      <TimePicture claims={[claim]} />
      <dl className="facts">
        <dt>Window</dt>
        <dd>
          <On at={claim.window.from} /> to <On at={claim.window.to} />
        </dd>
        <dt>Lease</dt>
        <dd>
          {claim.state === 'held' ? 'ends' : 'ended'} <On at={claim.leaseUntil} /> (
          <Ago at={claim.leaseUntil} />
          ); {duration(claim.leaseSeconds)} from each heartbeat
        </dd>
        {ended === null ? null : (
          <>
            <dt>Outcome</dt>
            <dd>
              {ended.outcome}, reached: {ended.depthReached}
              {ended.words === undefined ? null : <Paragraphs text={ended.words} />}
            </dd>
          </>
        )}
      </dl>
      {(ended?.findingIds ?? []).length === 0 ? null : (
        <ul>
          {ended?.findingIds?.map((id) => (
            <li key={id}>
              <Link to="/findings/$id" params={{ id }}>
                A finding it led to
              </Link>
            </li>
          ))}
        </ul>
      )}
      {!mayAct || claim.state === 'ended' ? null : (
        <p className="row claim__acts">
          {claim.state === 'held' ? (
            <button
              type="button"
              className="usa-button usa-button--outline"
              disabled={heartbeat.isPending}
              onClick={() => heartbeat.mutate(undefined)}
            >
              Renew the lease
            </button>
          ) : (
            <Link className="usa-button usa-button--outline" to="/claims/new" search={{ target: claim.line }}>
              Claim it again
            </Link>
          )}
          <button type="button" className="usa-button" onClick={onEnd}>
            End it…
          </button>
          <span role="status" className="muted">
            {heartbeat.data === undefined ? '' : `Held for another ${duration(heartbeat.data.forSeconds)}.`}
          </span>
        </p>
      )}
      {heartbeat.error === null ? null : <Fault error={heartbeat.error} />}
    </section>
  )
}

function Body({ claim }: { claim: ClaimView }): ReactElement {
  const own = useSession().data?.account?.organisation
  const [ending, setEnding] = useState(false)
  const joined = claim.joins.some(({ organisation, state }) => organisation === own && state === 'accepted')
  const isHolder = claim.organisation === own
  const mayAct = useHasRole('discoverer') && (isHolder || joined)
  const rules = useQuery(rulesQuery(claim.line))
  return (
    <>
      <div className="columns columns--1-1">
        <Lease claim={claim} mayAct={mayAct} onEnd={() => setEnding(true)} />
        <section className="card" aria-labelledby="facts-title">
          <h2 id="facts-title">What is searched, and how</h2>
          <Facts claim={claim} />
        </section>
      </div>
      {claim.joins.length === 0 ? null : (
        <Section title="Who wants to join">
          <Joins claim={claim} mayDecide={mayAct && isHolder} />
        </Section>
      )}
      {rules.data == null ? null : (
        <Section title="What its maintainers say">
          <div className="card">
            <MaintainersWords says={rules.data} />
          </div>
        </Section>
      )}
      {ending && own !== undefined ? (
        <EndDialog claim={claim} own={own} onClose={() => setEnding(false)} />
      ) : null}
    </>
  )
}

export function ClaimPage(): ReactElement {
  const { id } = route.useParams()
  const query = useQuery(claimQuery(id))
  const claim = query.data
  return (
    <Page
      title={claim?.line ?? 'Claim'}
      kicker={<Link to="/claims">Claims</Link>}
      lede={
        claim === undefined ? undefined : (
          <>
            Claimed <Ago at={claim.takenAt} />.{' '}
            <Link to="/targets" search={{ target: claim.line }}>
              What is known of this target
            </Link>
          </>
        )
      }
    >
      <Loaded query={query} what="the claim">
        {(data) => <Body claim={data} />}
      </Loaded>
    </Page>
  )
}
