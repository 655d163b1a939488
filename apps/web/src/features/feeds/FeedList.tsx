import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { Feed } from '../../api/types.ts'
import { Mark } from '../../ui/Marks.tsx'
import { counted, grouped } from '../../ui/number.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Empty, Loaded } from '../../ui/States.tsx'
import { Ago, On } from '../../ui/When.tsx'
import { useHasRole } from '../session/queries.ts'
import { FeedActs } from './FeedActs.tsx'
import { FindVulnerability } from './FindVulnerability.tsx'
import { feedsQuery } from './queries.ts'
import { FRESHNESS, GIVES, MODES } from './words.ts'
import './feeds.css'

type Counts = Pick<
  NonNullable<Feed['lastRun']>,
  'records' | 'added' | 'changed' | 'same' | 'older' | 'rejected'
>

/** "1,200 read: 3 new, 10 changed, 1 refused." Only what is not nothing. */
function tally(counts: Counts): string {
  const parts = (
    [
      [counts.added, 'new'],
      [counts.changed, 'changed'],
      [counts.same, 'as before'],
      [counts.older, 'older than ours'],
      [counts.rejected, 'unreadable'],
    ] as const
  ).filter(([count]) => count > 0)
  const words = parts.map(([count, word]) => `${grouped(count)} ${word}`).join(', ')
  return `${grouped(counts.records)} read${words === '' ? '' : `: ${words}`}.`
}

function Rejections({ run }: { run: NonNullable<Feed['lastRun']> }): ReactElement | null {
  if (run.rejections.length === 0) return null
  return (
    <details className="disclosure">
      <summary>What could not be read ({grouped(run.rejected)})</summary>
      <ul>
        {run.rejections.map((item) => (
          <li key={item.position}>
            {item.position}. <code>{item.name}</code>: {item.problem}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Standing({ feed }: { feed: Feed }): ReactElement {
  const { running, lastRun } = feed
  return (
    <>
      <dl className="facts">
        <dt>Taken in</dt>
        <dd>
          {feed.lastSuccessAt === null ? (
            <span className="muted">never</span>
          ) : (
            <Ago at={feed.lastSuccessAt} />
          )}
        </dd>
        <dt>Newest entry</dt>
        <dd>{feed.asOf === null ? <span className="muted">not known</span> : <On at={feed.asOf} />}</dd>
        <dt>How it comes</dt>
        <dd>
          {feed.form === 'local'
            ? 'Read when the house starts'
            : MODES.find(([mode]) => mode === feed.mode)?.[1]}
          {feed.configured ? ', as this house is configured' : ''}
          <small className="block">{feed.address ?? 'It has no address: it is written in this house.'}</small>
        </dd>
        {lastRun === null ? null : (
          <>
            <dt>Last import</dt>
            <dd>
              {lastRun.outcome}, <Ago at={lastRun.endedAt} />
              <small className="block">{tally(lastRun)}</small>
            </dd>
          </>
        )}
      </dl>
      {running === null ? null : (
        <p role="status">
          <Mark tone="info" icon="clock">
            {running.stage === 'fetch' ? 'Being fetched' : 'Being taken in'}
          </Mark>{' '}
          {tally(running)}
        </p>
      )}
      {feed.lastError === null || feed.failingSince === null ? null : (
        <p className="feed__error">
          Failing for <Ago at={feed.failingSince} />: {feed.lastError}
        </p>
      )}
      {lastRun === null ? null : <Rejections run={lastRun} />}
    </>
  )
}

function FeedCard({ feed, mayRun }: { feed: Feed; mayRun: boolean }): ReactElement {
  const { label, tone, meaning } = FRESHNESS[feed.freshness]
  return (
    <section className="card feed" aria-labelledby={`feed-${feed.name}`}>
      <div className="row row--between">
        <h3 id={`feed-${feed.name}`}>{feed.title}</h3>
        <Mark tone={tone} title={meaning}>
          {label}
        </Mark>
      </div>
      <p className="muted">
        <code>{feed.name}</code>: {GIVES[feed.form] ?? feed.form}
      </p>
      {feed.alarm === null ? null : <p className="feed__alarm">{feed.alarm}</p>}
      <Standing feed={feed} />
      <p className="muted">
        <small>{feed.licence}</small>
      </p>
      {mayRun ? <FeedActs feed={feed} /> : null}
    </section>
  )
}

/** Feeds nobody relies on: a line each, to be turned on. */
function Off({ feeds, mayRun }: { feeds: readonly Feed[]; mayRun: boolean }): ReactElement | null {
  if (feeds.length === 0) return null
  return (
    <Section
      title={`Not taken in (${feeds.length})`}
      note="KEV and EPSS are one small file each and enough for rating cases. The lists of records are gigabytes: give the house a PostgreSQL server first."
    >
      <ul className="lines">
        {feeds.map((feed) => (
          <li key={feed.name}>
            <span className="feed__name">
              <strong>{feed.title}</strong>
              <small className="block">
                <code>{feed.name}</code>: {GIVES[feed.form] ?? feed.form}
              </small>
            </span>
            {mayRun ? <FeedActs feed={feed} /> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Which public data this house takes in, and how fresh it is. */
export function FeedList(): ReactElement {
  const query = useQuery(feedsQuery)
  const mayRun = useHasRole('coordinator')
  return (
    <Page
      title="Reference feeds"
      lede="Public data on flaws that cases are rated by. Where there is no network, somebody brings files; late data are said to be late, never passed off as fresh."
    >
      <FindVulnerability />
      <Loaded query={query} what="the feeds">
        {(feeds) => {
          const relied = feeds.filter(({ mode, lastSuccessAt }) => mode !== 'off' || lastSuccessAt !== null)
          const late = relied.filter(({ alarm }) => alarm !== null).length
          return (
            <>
              <Section
                title={`Taken in (${relied.length})`}
                note={late === 0 ? undefined : `${counted(late, 'feed')} late or failing.`}
              >
                {relied.length === 0 ? (
                  <Empty title="This house takes in nothing yet">
                    <p>
                      Cases are rated without what the world knows: each says so.{' '}
                      {mayRun
                        ? 'Turn KEV and EPSS on below, or bring their files.'
                        : 'A coordinator can turn feeds on.'}
                    </p>
                  </Empty>
                ) : (
                  <div className="feeds">
                    {relied.map((feed) => (
                      <FeedCard key={feed.name} feed={feed} mayRun={mayRun} />
                    ))}
                  </div>
                )}
              </Section>
              <Off feeds={feeds.filter((feed) => !relied.includes(feed))} mayRun={mayRun} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
