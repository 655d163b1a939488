import { useInfiniteQuery, useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { CaseSummary } from '../../api/types.ts'
import { SeverityMark } from '../../ui/Marks.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty, Loaded } from '../../ui/States.tsx'
import { Ago } from '../../ui/When.tsx'
import { type Ask, asksOfParty } from '../cases/asks.ts'
import { BandMark } from '../cases/PriorityView.tsx'
import { caseQuery, coordinationQuery } from '../cases/queries.ts'
import { makeRoom } from '../cases/room.ts'
import { deskQuery } from './queries.ts'
import './desk.css'

type OnDesk = { item: CaseSummary; asks: Ask[] | undefined }

/** The cases with what is asked in each; undefined while that is still being asked for. */
function useAsks(items: readonly CaseSummary[]): OnDesk[] {
  const views = useQueries({ queries: items.map(({ id }) => caseQuery(id)) })
  const talks = useQueries({ queries: items.map(({ id }) => coordinationQuery(id)) })
  return items.map((item, index) => {
    const view = views[index]?.data
    const said = talks[index]?.data
    return { item, asks: view && said ? asksOfParty(makeRoom(view, said, false)) : undefined }
  })
}

function Entry({ item, asks }: OnDesk): ReactElement {
  return (
    <li className={`card desk__case ${asks?.length ? 'desk__case--asked' : ''}`}>
      <p className="row">
        <BandMark band={item.priority.band} /> <SeverityMark severity={item.severity} />
        <span className="muted">
          {item.number}, {item.state}
          {item.embargo === null ? (
            ''
          ) : (
            <>
              , embargo ends <Ago at={item.embargo.endsAt} />
            </>
          )}
        </span>
      </p>
      <h2>
        <Link to="/desk/$id" params={{ id: item.id }}>
          {item.title}
        </Link>
      </h2>
      {asks === undefined ? (
        <p className="muted">Looking what is asked of you…</p>
      ) : asks.length === 0 ? (
        <p className="muted">Nothing is asked of you here at present.</p>
      ) : (
        <ul className="asks">
          {asks.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** The cases somebody takes part in, those in which something is asked of them first. */
export function DeskList(): ReactElement {
  const query = useInfiniteQuery(deskQuery)
  const entries = useAsks(query.data?.pages.flatMap(({ items }) => items) ?? [])
  const asked = ({ asks }: OnDesk) => (asks?.length ? 1 : 0)
  const ordered = entries.toSorted((a, b) => asked(b) - asked(a))
  return (
    <Page
      title="Your desk"
      lede="The cases your organisation takes part in; where something is asked of you, first."
    >
      <Loaded query={query} what="your desk">
        {() =>
          ordered.length === 0 ? (
            <Empty title="Nothing lies on your desk">
              <p>A case appears here when a coordinator brings your organisation into it.</p>
            </Empty>
          ) : (
            <>
              <ul className="desk__cases">
                {ordered.map((entry) => (
                  <Entry key={entry.item.id} {...entry} />
                ))}
              </ul>
              {query.hasNextPage ? (
                <p>
                  <button
                    type="button"
                    className="usa-button usa-button--outline"
                    disabled={query.isFetchingNextPage}
                    onClick={() => void query.fetchNextPage()}
                  >
                    {query.isFetchingNextPage ? 'Loading…' : 'Show more'}
                  </button>
                </p>
              ) : null}
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
