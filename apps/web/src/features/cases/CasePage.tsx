import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { StepIndicator, StepIndicatorStep } from '@trussworks/react-uswds'
import type { ReactElement } from 'react'
import type { CaseView } from '../../api/types.ts'
import { SeverityMark, TlpMark, VerdictMark } from '../../ui/Marks.tsx'
import { counted } from '../../ui/number.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Loaded } from '../../ui/States.tsx'
import { Ago, On, useNow } from '../../ui/When.tsx'
import { CASE_STATES } from '../../ui/words.ts'
import { Asks } from './Asks.tsx'
import { Assess } from './Assess.tsx'
import { asksOfCoordinator, asksOfParty } from './asks.ts'
import { CaseAdvisory } from './CaseAdvisory.tsx'
import { Certificates } from './Certificates.tsx'
import { Conversations } from './Conversations.tsx'
import { Dossiers } from './Dossiers.tsx'
import { EmbargoSection } from './EmbargoSection.tsx'
import { hasLastResort, LastResort, useEscalations } from './LastResort.tsx'
import { MoveCase } from './MoveCase.tsx'
import { Parties } from './Parties.tsx'
import { PriorityView } from './PriorityView.tsx'
import { dossiersQuery } from './queries.ts'
import { ReleasePlan } from './ReleasePlan.tsx'
import { isAsked, type Room, useRoom } from './room.ts'
import { Statements } from './Statements.tsx'
import { Thanks } from './Thanks.tsx'
import './cases.css'
import './room.css'

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

/** Where the case stands, and what it waits for from this viewer. */
function State({ room }: { room: Room }): ReactElement {
  const { view, coordinator } = room
  const now = useNow(60_000)
  const dossiers = useQuery({ ...dossiersQuery(view.id), enabled: coordinator })
  const escalations = useEscalations(room).data?.items ?? []
  const asks = coordinator
    ? asksOfCoordinator(room, dossiers.data?.items ?? [], now, escalations)
    : asksOfParty(room, escalations)
  return (
    <div className="card case__state">
      <Steps view={view} />
      <div>
        <h2>{coordinator ? 'What it waits for' : 'What is asked of you'}</h2>
        <Asks
          asks={asks}
          none={coordinator ? 'Nothing stands in the way.' : 'Nothing is asked of you here at present.'}
        />
      </div>
      <MoveCase view={view} />
    </div>
  )
}

function About({ view }: { view: CaseView }): ReactElement {
  return (
    <div className="card">
      {view.rootCauses.length === 0 ? (
        <p className="muted">
          You know it by what you reported or were sent; its root causes are not open to you.
        </p>
      ) : null}
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
      <p className={view.identifiers.length === 0 ? 'muted' : ''}>
        {view.identifiers.length === 0
          ? 'No public identifier yet.'
          : `Public identifiers: ${view.identifiers.join(', ')}`}
      </p>
    </div>
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

const PLACES: ReadonlyArray<readonly [id: string, label: string]> = [
  ['embargo', 'Embargo'],
  ['about', 'What it is about'],
  ['parties', 'Parties'],
  ['statements', 'Statements'],
  ['conversations', 'Conversations'],
  ['dossiers', 'Dossiers'],
  ['last-resort', 'Who mends it'],
  ['release', 'Release'],
  ['thanks', 'Thanks'],
  ['priority', 'Priority'],
  ['fixes', 'Fixes'],
  ['advisory', 'Advisory'],
  ['timeline', 'Timeline'],
]

function Places({ without }: { without: readonly string[] }): ReactElement {
  return (
    <nav className="room__places" aria-label="On this page">
      <ul>
        {PLACES.filter(([id]) => !without.includes(id)).map(([id, label]) => (
          <li key={id}>
            <a href={`#${id}`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Body({ room }: { room: Room }): ReactElement {
  const { view, coordinator, own } = room
  // Dossiers are for those who mend it and those who lead; who found it has its own reports.
  const dossiers = coordinator || (own !== undefined && isAsked(own))
  const lastResort = hasLastResort(useEscalations(room).data)
  const without = [...(dossiers ? [] : ['dossiers']), ...(lastResort ? [] : ['last-resort'])]
  return (
    <div className="room">
      <Places without={without} />
      <div className="room__parts">
        <State room={room} />
        <EmbargoSection room={room} />
        <Section title="What it is about" id="about">
          <About view={view} />
        </Section>
        <Section title="Parties" id="parties">
          <Parties room={room} />
        </Section>
        <Section title="What is said of products" id="statements">
          <Statements room={room} />
        </Section>
        <Section title="Conversations" id="conversations">
          <Conversations room={room} />
        </Section>
        {dossiers ? (
          <Section
            title="Dossiers"
            id="dossiers"
            note="What those who mend it are given, one for each root cause."
          >
            <Dossiers room={room} />
          </Section>
        ) : null}
        <LastResort room={room} />
        <Section title="The hour of release" id="release">
          <ReleasePlan room={room} />
        </Section>
        <Section title="Thanks" id="thanks">
          <Thanks room={room} />
        </Section>
        <Section title="Priority, and why" id="priority">
          <PriorityView
            priority={view.priorityExplained}
            caseId={view.id}
            assess={coordinator ? <Assess view={view} /> : undefined}
            reference={view.identifiers.some((id) => id.startsWith('CVE-'))}
          />
        </Section>
        <Section title="What fixes were shown to do" id="fixes">
          <Certificates certificates={view.certificates} />
        </Section>
        <Section title="Advisory" id="advisory">
          <CaseAdvisory view={view} mayAct={coordinator} />
        </Section>
        <Section title="Timeline" id="timeline">
          <Timeline entries={view.timeline} />
        </Section>
      </div>
    </div>
  )
}

export function CasePage(): ReactElement {
  const { id } = route.useParams()
  const query = useRoom(id)
  const view = query.data?.view
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
        {(room) => <Body room={room} />}
      </Loaded>
    </Page>
  )
}
