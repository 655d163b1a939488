import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { KeyedList } from '../../api/keyed-list.ts'
import type { TrackRecord, Verdict } from '../../api/types.ts'
import { counted, grouped } from '../../ui/number.ts'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/States.tsx'
import { type Column, WindowedTable } from '../../ui/WindowedTable.tsx'
import { Precision } from './Precision.tsx'
import { discoverersQuery } from './queries.ts'
import './discoverers.css'

function Count(props: { record: TrackRecord; verdict: Verdict; note?: string | undefined }): ReactElement {
  const { record, verdict } = props
  const count = record.verdicts[verdict]
  return (
    <span className="number">
      {count === 0 ? (
        <span className="muted">0</span>
      ) : (
        <Link to="/findings" search={{ discoverer: record.discoverer, verdict }}>
          {grouped(count)}
        </Link>
      )}
      {props.note === undefined ? null : <small className="block">{props.note}</small>}
    </span>
  )
}

const unless0 = (count: number, words: string) => (count === 0 ? undefined : `${grouped(count)} ${words}`)

const COLUMNS: ReadonlyArray<Column<TrackRecord>> = [
  {
    head: 'Discoverer',
    width: 'minmax(0, 3fr)',
    wide: true,
    cell: ({ discoverer, rootCauses }) => (
      <>
        <Link to="/discoverers/$name" params={{ name: discoverer }}>
          {discoverer}
        </Link>
        <small className="block">{counted(rootCauses, 'root cause')}</small>
      </>
    ),
  },
  {
    head: 'Reports',
    width: '6rem',
    named: true,
    cell: ({ discoverer, findings }) => (
      <Link className="number" to="/findings" search={{ discoverer }}>
        {grouped(findings)}
      </Link>
    ),
  },
  {
    head: 'Reproduced',
    width: '7.5rem',
    named: true,
    cell: (record) => (
      <Count
        record={record}
        verdict="reproduced"
        note={unless0(record.verdicts.intermittent, 'intermittent')}
      />
    ),
  },
  {
    head: 'Refuted',
    width: '8.5rem',
    named: true,
    cell: (record) => (
      <Count
        record={record}
        verdict="not reproduced"
        note={unless0(record.verdicts['out of threat model'], 'out of threat model')}
      />
    ),
  },
  {
    head: 'Not judged',
    width: '7.5rem',
    named: true,
    cell: (record) => (
      <Count record={record} verdict="waiting" note={unless0(record.verdicts['cannot run'], 'cannot run')} />
    ),
  },
  {
    head: 'Precision',
    width: 'minmax(11rem, 2fr)',
    named: true,
    wide: true,
    cell: (record) => <Precision record={record} />,
  },
]

export function DiscovererList(): ReactElement {
  const query = useQuery(discoverersQuery)
  // One answer, not pages: discoverers are as many as organisations.
  const list: KeyedList<TrackRecord> = {
    items: query.data ?? [],
    isPending: query.isPending,
    error: query.error,
    hasMore: false,
    isLoadingMore: false,
    loadMore: () => {},
    hasNews: false,
    refresh: () => void query.refetch(),
  }
  return (
    <Page
      title="Discoverers"
      lede="Who reports, and how much of it holds up when it is tried. Precision is the share of judged findings that reproduced; the band is its 95% interval, wide where little is known."
    >
      <WindowedTable
        label="Discoverers"
        noun="discoverer"
        list={list}
        columns={COLUMNS}
        keyOf={({ discoverer }) => discoverer}
        empty={
          <Empty title="Nobody has reported anything yet">
            <p>A discoverer appears here with its first finding.</p>
          </Empty>
        }
      />
    </Page>
  )
}
