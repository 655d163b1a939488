import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Pipeline } from '../../api/types.ts'
import { counted } from '../../ui/number.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Empty, Loaded } from '../../ui/States.tsx'
import { Welcome } from '../session/Welcome.tsx'
import { Activity } from './Activity.tsx'
import { Alarms } from './Alarms.tsx'
import { Flow, FlowTable } from './Flow.tsx'
import { pipelineQuery } from './queries.ts'
import { Scenario } from './Scenario.tsx'
import { VerdictBar } from './VerdictBar.tsx'
import './watch.css'

function Floor({ pipeline }: { pipeline: Pipeline }): ReactElement {
  const { stages, jobs, scenario } = pipeline
  const empty = stages.every(({ count }) => count === 0)
  const moving = jobs.running > 0 || jobs.queued > 0
  return (
    <>
      <Alarms alarms={pipeline.alarms} />
      {scenario === null ? null : <Scenario scenario={scenario} />}
      <Section title="From report to advisory">
        {empty ? (
          <Empty title="This house is empty">
            <p>
              The first report starts everything: <Link to="/report">report a flaw</Link>, or{' '}
              <Link to="/try">try something of yours</Link> without reporting it.
            </p>
          </Empty>
        ) : (
          <div className="card flow-card">
            <Flow stages={stages} moving={moving} />
            <details className="disclosure">
              <summary>Show these figures as a table</summary>
              <div className="table-scroll">
                <FlowTable stages={stages} />
              </div>
            </details>
          </div>
        )}
      </Section>
      <div className="columns columns--1-1 section">
        <section className="card" aria-labelledby="verdicts-title">
          <h2 id="verdicts-title">What trying them showed</h2>
          <VerdictBar counts={pipeline.verdicts} />
          <p className="muted jobs">
            In the sandbox: {counted(jobs.running, 'trial')} running, {jobs.queued} queued
            {jobs.waiting > 0 ? (
              <>
                , <Link to="/reproductions" search={{ state: 'waiting' }}>{`${jobs.waiting} waiting`}</Link>
              </>
            ) : null}
            .
          </p>
          {jobs.waitingFor.map(({ reason, count }) => (
            <p key={reason} className="muted jobs">
              <strong>{counted(count, 'trial')} waiting:</strong> {reason}
            </p>
          ))}
        </section>
        <section className="card" aria-labelledby="activity-title">
          <h2 id="activity-title">Just now</h2>
          <Activity recent={pipeline.recent} />
        </section>
      </div>
    </>
  )
}

export function WatchFloor(): ReactElement {
  const pipeline = useQuery(pipelineQuery)
  return (
    <Page
      title="Watch floor"
      lede="Reports of flaws in software come in here by the hundred. They are grouped by what is wrong, replayed in a sandbox to see which are real, and turned into advice that people can act on."
      actions={
        <>
          <Link to="/try" className="usa-button usa-button--big">
            Try it on something of yours
          </Link>
          <Link to="/report" className="usa-button usa-button--outline usa-button--big">
            Report a flaw
          </Link>
        </>
      }
    >
      <Welcome />
      <Loaded query={pipeline} what="the watch floor">
        {(data) => <Floor pipeline={data} />}
      </Loaded>
    </Page>
  )
}
