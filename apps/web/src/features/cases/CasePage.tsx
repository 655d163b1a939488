import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { StepIndicator, StepIndicatorStep } from '@trussworks/react-uswds'
import { type ReactElement, useState } from 'react'
import type { CaseView } from '../../api/types.ts'
import { SeverityMark, TlpMark, VerdictMark } from '../../ui/Marks.tsx'
import { counted } from '../../ui/number.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Loaded } from '../../ui/States.tsx'
import { Ago, On } from '../../ui/When.tsx'
import { CASE_STATES } from '../../ui/words.ts'
import { useHasRole } from '../session/queries.ts'
import { Assess } from './Assess.tsx'
import { CaseAdvisory } from './CaseAdvisory.tsx'
import { Certificates } from './Certificates.tsx'
import { EmbargoClock } from './EmbargoClock.tsx'
import { EmbargoDialog } from './EmbargoDialog.tsx'
import { MoveCase } from './MoveCase.tsx'
import { Parties } from './Parties.tsx'
import { PriorityView } from './PriorityView.tsx'
import { caseQuery } from './queries.ts'
import './cases.css'

const route = getRouteApi('/cases/$id')

function Steps({ view }: { view: CaseView }): ReactElement {
  const at = CASE_STATES.indexOf(view.state)
  return (
    <StepIndicator showLabels headingLevel="h2" counters="none">
      {CASE_STATES.map((state, index) => (
        <StepIndicatorStep
          key={state}
          label={state}
          status={index < at ? 'complete' : index === at ? 'current' : 'incomplete'}
        />
      ))}
    </StepIndicator>
  )
}

function Timeline({ entries }: { entries: CaseView['timeline'] }): ReactElement {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={`${entry.at} ${entry.what} ${entry.detail}`}>
          <p className="timeline__what">
            <strong>{entry.what}</strong> <span className="muted">{entry.by}</span>
          </p>
          {entry.detail === '' ? null : <p>{entry.detail}</p>}
          <p className="muted timeline__at">
            <On at={entry.at} />
          </p>
        </li>
      ))}
    </ol>
  )
}

function Body({ view }: { view: CaseView }): ReactElement {
  const mayAct = useHasRole('coordinator')
  const [embargo, setEmbargo] = useState(false)
  return (
    <>
      <div className="card case__state">
        <Steps view={view} />
        <MoveCase view={view} />
      </div>
      <div className="columns columns--1-1 section">
        <section className="card" aria-labelledby="embargo-title">
          <div className="row row--between">
            <h2 id="embargo-title">Embargo</h2>
            {mayAct ? (
              <button
                type="button"
                className="usa-button usa-button--unstyled"
                onClick={() => setEmbargo(true)}
              >
                {view.embargo === null ? 'Agree one…' : 'Change it…'}
              </button>
            ) : null}
          </div>
          <EmbargoClock view={view} />
        </section>
        <section className="card" aria-labelledby="causes-title">
          <h2 id="causes-title">What it is about</h2>
          <ul className="plain-list">
            {view.rootCauses.map((cause) => (
              <li key={cause.id}>
                <Link to="/root-causes/$id" params={{ id: cause.id }}>
                  {cause.title}
                </Link>
                <p className="row">
                  <VerdictMark verdict={cause.verdict} /> <SeverityMark severity={cause.severity} />
                  <span className="muted">
                    {counted(cause.findingCount, 'finding')} by {counted(cause.collisionCount, 'discoverer')}
                  </span>
                </p>
              </li>
            ))}
          </ul>
          {view.identifiers.length === 0 ? (
            <p className="muted">No public identifier yet.</p>
          ) : (
            <p>Public identifiers: {view.identifiers.join(', ')}</p>
          )}
        </section>
      </div>
      <Section title="Priority, and why">
        <PriorityView
          priority={view.priorityExplained}
          assess={mayAct ? <Assess view={view} /> : undefined}
          reference={view.identifiers.some((id) => id.startsWith('CVE-'))}
        />
      </Section>
      <Section title="Parties">
        <Parties view={view} mayAct={mayAct} />
      </Section>
      <Section title="What fixes were shown to do">
        <Certificates certificates={view.certificates} />
      </Section>
      <Section title="Advisory">
        <CaseAdvisory view={view} mayAct={mayAct} />
      </Section>
      <Section title="Timeline">
        <Timeline entries={view.timeline} />
      </Section>
      {embargo ? <EmbargoDialog view={view} onClose={() => setEmbargo(false)} /> : null}
    </>
  )
}

export function CasePage(): ReactElement {
  const { id } = route.useParams()
  const query = useQuery(caseQuery(id))
  const view = query.data
  return (
    <Page
      title={view?.title ?? 'Case'}
      kicker={
        view === undefined ? (
          'Case'
        ) : (
          <span className="row">
            Case {view.number} <TlpMark tlp={view.tlp} /> <SeverityMark severity={view.severity} />
            <span>
              opened <Ago at={view.openedAt} />
            </span>
          </span>
        )
      }
    >
      <Loaded query={query} what="the case">
        {(data) => <Body view={data} />}
      </Loaded>
    </Page>
  )
}
