import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { FindingView } from '../../api/types.ts'
import { EvidenceMark, Mark, SeverityMark, TlpMark, VerdictMark } from '../../ui/Marks.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Empty, Loaded } from '../../ui/States.tsx'
import { Ago } from '../../ui/When.tsx'
import { FORMS, ORACLES } from '../../ui/words.ts'
import { DiscovererName } from '../discoverers/DiscovererName.tsx'
import { RecipeView } from '../reproductions/Recipe.tsx'
import { RunAgain } from '../reproductions/RunAgain.tsx'
import { QueuePlace } from '../root-causes/QueuePlace.tsx'
import { useHasRole } from '../session/queries.ts'
import { Attest } from './Attest.tsx'
import { Document } from './Document.tsx'
import { Fingerprints } from './Fingerprints.tsx'
import { findingQuery, findingQueueQuery, reproductionsOfQuery } from './queries.ts'

const route = getRouteApi('/findings/$id')

function Reproductions({ findingId }: { findingId: string }): ReactElement {
  const query = useQuery(reproductionsOfQuery({ findingId, limit: 20 }))
  return (
    <Loaded query={query} what="the reproductions">
      {({ items }) =>
        items.length === 0 ? (
          <Empty title="It has not been tried">
            <p>A finding is tried by itself as soon as it comes with a proof that a sandbox here can run.</p>
          </Empty>
        ) : (
          <ul className="lines">
            {items.map((item) => (
              <li key={item.id}>
                <Link to="/reproductions/$id" params={{ id: item.id }}>
                  <code>{item.target}</code>, {ORACLES[item.oracle].label.toLowerCase()}
                </Link>
                {item.verdict === null ? (
                  <Mark tone="open" icon="clock">
                    {item.state}
                  </Mark>
                ) : (
                  <VerdictMark verdict={item.verdict} />
                )}
                <span className="muted">
                  {item.falls === null || item.runs === null
                    ? (item.waitingFor ?? '')
                    : `fell in ${item.falls} of ${item.runs}`}{' '}
                  · <Ago at={item.judgedAt ?? item.createdAt} />
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

function Body({ finding }: { finding: FindingView }): ReactElement {
  const queue = useQuery(findingQueueQuery(finding.id))
  return (
    <>
      <div className="row">
        <VerdictMark verdict={finding.verdict} />
        <SeverityMark severity={finding.severity} />
        <TlpMark tlp={finding.tlp} />
        <EvidenceMark level={finding.evidenceLevel} />
      </div>
      <div className="columns columns--2-1 section">
        <section className="card" aria-labelledby="report-title">
          <h2 id="report-title">The report</h2>
          <Document document={finding.document} />
        </section>
        <div className="stack">
          <section className="card" aria-labelledby="cause-title">
            <h2 id="cause-title">What it is one report of</h2>
            {finding.rootCauseId === null ? (
              <p className="muted">It has not been grouped yet. That happens by itself.</p>
            ) : (
              <>
                <p>{finding.whyHere ?? 'It stands alone so far: nobody else has reported this.'}</p>
                <p>
                  <Link to="/root-causes/$id" params={{ id: finding.rootCauseId }}>
                    Go to the root cause
                  </Link>
                </p>
              </>
            )}
          </section>
          <QueuePlace place={queue.data} />
          <section className="card" aria-labelledby="prints-title">
            <h2 id="prints-title">What it was compared by</h2>
            <Fingerprints fingerprints={finding.fingerprints} />
          </section>
        </div>
      </div>
      <Section title="Attempts to reproduce it">
        <Reproductions findingId={finding.id} />
      </Section>
      {finding.document.recipe === undefined ? null : (
        <Section title="The proof that came with it">
          <RecipeView recipe={finding.document.recipe} />
        </Section>
      )}
    </>
  )
}

export function FindingPage(): ReactElement {
  const { id } = route.useParams()
  const query = useQuery(findingQuery(id))
  const mayAttest = useHasRole('coordinator')
  const finding = query.data
  return (
    <Page
      title={finding?.title ?? 'Finding'}
      kicker={
        finding === undefined ? undefined : (
          <>
            Finding, reported by <DiscovererName name={finding.discoverer} /> as {FORMS[finding.form]},{' '}
            <Ago at={finding.receivedAt} />
          </>
        )
      }
      actions={
        finding === undefined ? undefined : (
          <>
            {finding.document.recipe === undefined ? null : <RunAgain findingId={finding.id} />}
            {mayAttest ? <Attest findingId={finding.id} /> : null}
          </>
        )
      }
    >
      <Loaded query={query} what="the finding">
        {(data) => <Body finding={data} />}
      </Loaded>
    </Page>
  )
}
