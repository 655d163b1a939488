import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { NearMiss, RootCauseView } from '../../api/types.ts'
import { EvidenceMark, SeverityMark, TlpMark, VerdictMark } from '../../ui/Marks.tsx'
import { counted } from '../../ui/number.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Loaded } from '../../ui/States.tsx'
import { Ago, On } from '../../ui/When.tsx'
import { VERDICTS } from '../../ui/words.ts'
import { useHasRole } from '../session/queries.ts'
import { Members } from './Members.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { OpenCase } from './OpenCase.tsx'
import { QueuePlace } from './QueuePlace.tsx'
import { queueQuery, rootCauseQuery } from './queries.ts'
import './root-causes.css'

const route = getRouteApi('/root-causes/$id')

function Summary({ cause }: { cause: RootCauseView }): ReactElement {
  return (
    <div className="columns columns--1-1">
      <div className="card">
        <p className="row">
          <VerdictMark verdict={cause.verdict} />
          <EvidenceMark level={cause.evidenceLevel} />
        </p>
        <p>{VERDICTS[cause.verdict].meaning}</p>
        <dl className="facts">
          <dt>Severity</dt>
          <dd>
            <SeverityMark severity={cause.severity} />
          </dd>
          <dt>Package</dt>
          <dd>{cause.package === null ? 'not named' : <code>{cause.package}</code>}</dd>
          <dt>Acts in</dt>
          <dd>{cause.sink === null ? 'not known' : <code>{cause.sink}</code>}</dd>
          <dt>Weakness</dt>
          <dd>{cause.weakness ?? 'not known'}</dd>
          <dt>May be shared</dt>
          <dd>
            <TlpMark tlp={cause.tlp} />
          </dd>
        </dl>
      </div>
      <div className="card collisions">
        <p className="collisions__count">{cause.collisionCount}</p>
        <p>
          independent {cause.collisionCount === 1 ? 'discoverer has' : 'discoverers have'} reported this, in{' '}
          {counted(cause.findingCount, 'finding')}.
        </p>
        <p className="muted">
          {cause.collisionCount > 1
            ? 'Several found it without knowing of each other: others may have too. That is a reason to hurry.'
            : 'Nobody else has reported it here so far.'}
        </p>
        <p className="muted">
          First reported <Ago at={cause.firstReportedAt} />, last change <Ago at={cause.updatedAt} />.
        </p>
      </div>
    </div>
  )
}

function AlmostJoined(props: {
  misses: NearMiss[]
  onMerge: ((miss: NearMiss) => void) | undefined
}): ReactElement {
  const { onMerge } = props
  if (props.misses.length === 0) return <p className="muted">Nothing came close.</p>
  return (
    <ul className="members">
      {props.misses.map((miss) => (
        <li key={miss.rootCauseId} className="member">
          <div className="member__words">
            <p className="member__title">
              <Link to="/root-causes/$id" params={{ id: miss.rootCauseId }}>
                {miss.title}
              </Link>{' '}
              <small>score {miss.score.toFixed(2)}</small>
            </p>
            <ul className="member__reasons">
              {miss.explanation.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </div>
          {onMerge === undefined ? null : (
            <button
              type="button"
              className="usa-button usa-button--outline usa-button--small"
              onClick={() => onMerge(miss)}
            >
              Merge into it…
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

function History({ overrides }: { overrides: RootCauseView['overrides'] }): ReactElement {
  if (overrides.length === 0) return <p className="muted">Nobody has changed this grouping by hand.</p>
  return (
    <ul className="lines">
      {overrides.map((item) => (
        <li key={`${item.at} ${item.act}`}>
          <span>
            <strong>{item.by}</strong> {item.act}
          </span>
          <span>“{item.reason}”</span>
          <span className="muted">
            <On at={item.at} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Body(props: {
  cause: RootCauseView
  mayRegroup: boolean
  onMerge: (into: NearMiss) => void
}): ReactElement {
  const { cause, mayRegroup } = props
  const queue = useQuery(queueQuery(cause.id))
  return (
    <>
      <Summary cause={cause} />
      <QueuePlace place={queue.data} />
      <Section
        title={`Reports of it (${cause.members.length})`}
        note="Why each is here. A grouping is a proposal by rule; people can overrule it, and later runs respect them."
      >
        <Members cause={cause} mayRegroup={mayRegroup} />
      </Section>
      <Section title="What almost joined, and why it did not">
        <AlmostJoined misses={cause.almostJoined} onMerge={mayRegroup ? props.onMerge : undefined} />
      </Section>
      {cause.relations.length === 0 ? null : (
        <Section title="How it relates to other root causes">
          <ul className="lines">
            {cause.relations.map((relation) => (
              <li key={`${relation.rootCauseId} ${relation.relation}`}>
                <span>{relationWords(relation)}</span>
                <Link to="/root-causes/$id" params={{ id: relation.rootCauseId }}>
                  {relation.title}
                </Link>
                <span className="muted">{relation.explanation}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Changes made by people">
        <History overrides={cause.overrides} />
      </Section>
    </>
  )
}

export function RootCausePage(): ReactElement {
  const { id } = route.useParams()
  const query = useQuery(rootCauseQuery(id))
  const mayRegroup = useHasRole('coordinator')
  const [merging, setMerging] = useState<{ into?: NearMiss } | undefined>(undefined)
  const cause = query.data
  return (
    <Page
      title={cause?.title ?? 'Root cause'}
      kicker="Root cause"
      actions={
        cause === undefined ? undefined : (
          <>
            {cause.caseId === null ? (
              mayRegroup ? (
                <OpenCase rootCauseId={cause.id} />
              ) : null
            ) : (
              <Link className="usa-button" to="/cases/$id" params={{ id: cause.caseId }}>
                Go to its case
              </Link>
            )}
            {mayRegroup ? (
              <button type="button" className="usa-button usa-button--outline" onClick={() => setMerging({})}>
                Merge into another…
              </button>
            ) : null}
          </>
        )
      }
    >
      <Loaded query={query} what="the root cause">
        {(data) => <Body cause={data} mayRegroup={mayRegroup} onMerge={(into) => setMerging({ into })} />}
      </Loaded>
      {merging === undefined || cause === undefined ? null : (
        <MergeDialog cause={cause} into={merging.into} onClose={() => setMerging(undefined)} />
      )}
    </Page>
  )
}

function relationWords({ relation, inverse }: RootCauseView['relations'][number]): string {
  if (relation === 'chain') return 'One step of a chain with'
  return inverse ? 'Its repair also covers' : 'Also covered by the repair of'
}
