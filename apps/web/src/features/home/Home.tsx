import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { isApiError } from '../../api/problem.ts'
import type { ExposureCounts } from '../../api/types.ts'
import { counted, grouped } from '../../ui/number.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Empty, Loaded } from '../../ui/States.tsx'
import { On } from '../../ui/When.tsx'
import { BANDS } from '../../ui/words.ts'
import { countsQuery } from '../exposures/queries.ts'
import { memberQuery } from '../members/queries.ts'
import { Actions } from './Actions.tsx'
import './home.css'

/** A member's first page: what to do this week, then how it stands. */
export function Home(): ReactElement {
  const member = useQuery(memberQuery)
  if (isApiError(member.error) && member.error.problem.code === 'member-not-joined') return <NotYet />
  return (
    <Page
      title={member.data === undefined ? 'Your home' : member.data.organisation}
      kicker="Your home"
      lede="What of yours is affected and what to do about it. Only your organisation sees this page."
      actions={
        <>
          <Link to="/inventories" className="usa-button usa-button--outline">
            What you run
          </Link>
          <Link to="/home/alerts" className="usa-button usa-button--outline">
            Alerts
          </Link>
        </>
      }
    >
      <Asked />
      <Actions />
      <Standing />
    </Page>
  )
}

function NotYet(): ReactElement {
  return (
    <Page title="Your home">
      <Empty title="Your organisation is not a member yet">
        <p>
          A coordinator of this house admits members. Until then the{' '}
          <Link to="/advisories">published advisories</Link> are open to you.
        </p>
      </Empty>
    </Page>
  )
}

/** What nobody watches until somebody here says what is meant; it is no action, yet comes before them. */
function Asked(): ReactElement | null {
  const questions = useQuery(countsQuery).data?.questions ?? 0
  if (questions === 0) return null
  return (
    <div className="card row row--between home__ask no-print">
      <p>
        <strong>{counted(questions, 'question')}</strong> about what you run. Until{' '}
        {questions === 1 ? 'it is' : 'they are'} answered, nobody can tell whether these things are affected.
      </p>
      <Link to="/products" className="usa-button usa-button--outline">
        Answer
      </Link>
    </div>
  )
}

function Standing(): ReactElement {
  const query = useQuery(countsQuery)
  return (
    <Section title="How you stand">
      <Loaded query={query} what="your counts">
        {(counts) => <Figures counts={counts} />}
      </Loaded>
    </Section>
  )
}

function Figures({ counts }: { counts: ExposureCounts }): ReactElement {
  const most = Math.max(1, ...counts.byBand.map(({ open }) => open))
  const settled = counts.mended
  const all = settled + counts.open + counts.unsure
  return (
    <div className="columns columns--1-1">
      <section className="card" aria-labelledby="urgency-title">
        <h3 id="urgency-title">Open, by urgency</h3>
        <ul className="bars">
          {counts.byBand.map(({ band, open }) => (
            <li key={band} className={`bars__bar bars__bar--${BANDS[band].tone}`}>
              <Link to="/exposures" search={{ state: 'open', band }}>
                {BANDS[band].label}
              </Link>
              <span className="bars__track" aria-hidden="true">
                <span style={{ width: `${(100 * open) / most}%` }} />
              </span>
              <strong>{grouped(open)}</strong>
            </li>
          ))}
        </ul>
        <p className="muted">
          {counts.late === 0 ? 'Nothing is late.' : `${counted(counts.late, 'thing')} late.`}{' '}
          {counts.dueThisWeek === 0 ? '' : `${grouped(counts.dueThisWeek)} due within a week.`}
        </p>
      </section>
      <section className="card" aria-labelledby="uptake-title">
        <h3 id="uptake-title">Mended so far</h3>
        <p className="home__share">
          {all === 0 ? (
            'Nothing of yours was affected yet.'
          ) : (
            <>
              <strong>{grouped(settled)}</strong> of {grouped(all)}
            </>
          )}
        </p>
        <span className="home__meter" aria-hidden="true">
          <span style={{ width: all === 0 ? '0' : `${(100 * settled) / all}%` }} />
        </span>
        <ul>
          {counts.unsure === 0 ? null : (
            <li>
              <Link to="/exposures" search={{ state: 'unsure' }}>
                {counted(counts.unsure, 'thing')} nobody can tell yet
              </Link>
              : a version is missing.
            </li>
          )}
          {counts.unmatched === 0 ? null : (
            <li>
              <Link to="/products" search={{ state: 'unmatched' }}>
                {counted(counts.unmatched, 'product')}
              </Link>{' '}
              no source knows by these words: nobody watches them for you.
            </li>
          )}
          {counts.waiting === 0 ? null : (
            <li>{counted(counts.waiting, 'component')} still being looked up.</li>
          )}
        </ul>
        <p className="muted">
          {counts.asOf === null ? (
            'This house takes in no public data yet: only its own advisories are compared.'
          ) : (
            <>
              Compared with public data up to <On at={counts.asOf} />.
            </>
          )}
        </p>
      </section>
    </div>
  )
}
