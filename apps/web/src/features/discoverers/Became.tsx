import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { CaseState, Outcomes } from '../../api/types.ts'
import { counted, grouped } from '../../ui/number.ts'
import { Section } from '../../ui/Page.tsx'
import { Loaded } from '../../ui/States.tsx'
import { Ago, On } from '../../ui/When.tsx'
import { CASE_STATES } from '../../ui/words.ts'
import { findingQuery, findingQueueQuery } from '../findings/queries.ts'
import { outcomesQuery } from './queries.ts'

const RELATIONS: ReadonlyArray<readonly [keyof Outcomes['relations'], string]> = [
  ['first', 'Told of something nobody had told of here'],
  ['duplicate', 'Told again of a flaw that was known here'],
  ['subsumed', 'Refuted as told, but the proof shows a known flaw'],
  ['chain', 'A step in a chain of flaws'],
  ['ungrouped', 'Not compared yet'],
]

const CASE_WORDS: Record<CaseState, string> = {
  open: 'Open',
  coordinating: 'Being coordinated',
  'fix ready': 'A fix is ready',
  published: 'Published',
  closed: 'Closed',
}

function Counts(props: {
  title: string
  note?: string
  rows: ReadonlyArray<readonly [string, number]>
}): ReactElement {
  return (
    <section className="card">
      <h3>{props.title}</h3>
      <dl className="became">
        {props.rows.map(([label, count]) => (
          <div key={label} className={count === 0 ? 'muted' : ''}>
            <dt>{label}</dt>
            <dd className="number">{grouped(count)}</dd>
          </div>
        ))}
      </dl>
      {props.note === undefined ? null : <p className="muted">{props.note}</p>}
    </section>
  )
}

function collisionWords({ collisions, rootCausesInCases }: Outcomes): string {
  if (rootCausesInCases === 0) return 'Whether others found the same is told once a case handles it.'
  const { rootCauses, mostDiscoverers } = collisions
  if (rootCauses === 0)
    return `Of ${counted(rootCausesInCases, 'flaw')} in cases, nobody else has found one so far.`
  return `Of ${counted(rootCausesInCases, 'flaw')} in cases, others found ${grouped(rootCauses)} too; the one most found, ${counted(mostDiscoverers, 'discoverer')} in all.`
}

function Waits({ findingId }: { findingId: string }): ReactElement | null {
  const finding = useQuery(findingQuery(findingId)).data
  const place = useQuery(findingQueueQuery(findingId)).data
  // Sent meanwhile: nothing of it waits any more.
  if (finding === undefined || place === undefined || place === null) return null
  return (
    <tr>
      <th scope="row">
        <Link to="/findings/$id" params={{ id: findingId }}>
          {finding.title}
        </Link>
      </th>
      <td data-label="Before it">{place.ahead === 0 ? 'none: it is the next' : grouped(place.ahead)}</td>
      <td data-label="Maintainers take">
        {place.perWeek === null ? 'any number' : `${grouped(place.perWeek)} a week`}
      </td>
      <td data-label="Expected">
        {place.expectedAt === null ? 'nobody can say' : <On at={place.expectedAt} />}
      </td>
      <td data-label="Suggested pause">{place.pauseDays === 0 ? 'none' : counted(place.pauseDays, 'day')}</td>
    </tr>
  )
}

function Queues({ waiting }: { waiting: Outcomes['waiting'] }): ReactElement | null {
  if (waiting.rootCauses === 0) return null
  const more = waiting.rootCauses - waiting.findingIds.length
  return (
    <Section
      title={`Waiting for maintainers (${waiting.rootCauses})`}
      note="Each flaw reaches its maintainers once, the most urgent first, as many a week as they take. A pause as long as is suggested costs nobody anything: what waits fits into one week by then."
    >
      {waiting.findingIds.length === 0 ? null : (
        <table className="table table--cards">
          <caption className="sr-only">Where each stands in its maintainers’ queue</caption>
          <thead>
            <tr>
              <th scope="col">Report</th>
              <th scope="col">Before it</th>
              <th scope="col">Maintainers take</th>
              <th scope="col">Expected, the earliest</th>
              <th scope="col">Suggested pause</th>
            </tr>
          </thead>
          <tbody>
            {waiting.findingIds.map((id) => (
              <Waits key={id} findingId={id} />
            ))}
          </tbody>
        </table>
      )}
      {more > 0 ? <p className="muted">{counted(more, 'flaw')} more.</p> : null}
    </Section>
  )
}

function Published({ published }: { published: Outcomes['published'] }): ReactElement {
  return (
    <Section title={`Published (${published.advisories})`}>
      {published.latest.length === 0 ? (
        <p className="muted">Nothing of it has been published yet.</p>
      ) : (
        <ul className="lines">
          {published.latest.map((advisory) => (
            <li key={advisory.id}>
              <Link to="/advisories/$id" params={{ id: advisory.id }}>
                {advisory.title}
              </Link>
              <span>
                {advisory.credits.length === 0
                  ? 'nobody is named in it'
                  : `thanks ${advisory.credits.join(', ')}`}
              </span>
              <span className="muted">
                {advisory.number}, <Ago at={advisory.publishedAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** What became of a discoverer's reports beyond their verdicts: groups, cases, queues, advisories. */
export function Became({ name }: { name: string }): ReactElement {
  const query = useQuery(outcomesQuery(name))
  return (
    <Loaded query={query} what="what became of them">
      {(outcomes) => (
        <>
          <Section title="Where they led">
            <div className="columns columns--1-1">
              <Counts
                title="Reports, by what they told of"
                rows={RELATIONS.map(([key, label]) => [label, outcomes.relations[key]] as const)}
              />
              <Counts
                title="Cases they led to"
                note={collisionWords(outcomes)}
                rows={CASE_STATES.map((state) => [CASE_WORDS[state], outcomes.cases[state]] as const)}
              />
            </div>
          </Section>
          <Queues waiting={outcomes.waiting} />
          <Published published={outcomes.published} />
        </>
      )}
    </Loaded>
  )
}
