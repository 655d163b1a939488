import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useKeyedList } from '../../api/keyed-list.ts'
import type { CaseSummary } from '../../api/types.ts'
import { FacetBar, FacetSelect } from '../../ui/Facets.tsx'
import { SeverityMark, TlpMark } from '../../ui/Marks.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/States.tsx'
import { useSetFacets } from '../../ui/set-facets.ts'
import { Ago } from '../../ui/When.tsx'
import { type Column, WindowedTable } from '../../ui/WindowedTable.tsx'
import { BAND_ORDER, BANDS, CASE_STATES } from '../../ui/words.ts'
import { BandMark } from './PriorityView.tsx'
import { QueueNotices } from './QueueNotices.tsx'
import { loadCases } from './queries.ts'
import './cases.css'

const route = getRouteApi('/cases')
type Search = ReturnType<typeof route.useSearch>

const COLUMNS: ReadonlyArray<Column<CaseSummary>> = [
  { head: 'Priority', width: '8.5rem', cell: ({ priority }) => <BandMark band={priority.band} /> },
  {
    head: 'Case',
    width: 'minmax(0, 4fr)',
    wide: true,
    cell: (item) => (
      <>
        <Link to="/cases/$id" params={{ id: item.id }}>
          {item.title}
        </Link>
        <small className="block">
          {item.number}
          {item.package === null ? '' : ` · ${item.package}`}
        </small>
        <small className="block">{item.priority.summary}</small>
      </>
    ),
  },
  { head: 'State', named: true, width: '8rem', cell: ({ state }) => state },
  { head: 'Severity', width: '6.5rem', cell: ({ severity }) => <SeverityMark severity={severity} /> },
  {
    head: 'Embargo',
    named: true,
    width: '9rem',
    cell: ({ embargo }) =>
      embargo === null ? (
        <span className="muted">none</span>
      ) : (
        <>
          ends <Ago at={embargo.endsAt} />
        </>
      ),
  },
  { head: 'Sharing', width: '8.5rem', cell: ({ tlp }) => <TlpMark tlp={tlp} /> },
]

export function CaseList(): ReactElement {
  const search = route.useSearch()
  const set = useSetFacets<Search>(route.useNavigate())
  const list = useKeyedList('cases', search, (page) => loadCases({ ...search, ...page }))
  return (
    <Page
      title="Cases"
      lede="What is being coordinated, the most pressing first. Each priority says what it rests on and what is not known; what cannot be ranked yet stands among the scheduled, ordered by evidence, discoverers and age."
    >
      <QueueNotices />
      <FacetBar
        active={Object.keys(search).length > 0}
        onClear={() => set({ band: undefined, state: undefined, sort: undefined })}
      >
        <FacetSelect
          label="Priority"
          value={search.band}
          options={BAND_ORDER.map((band) => [band, BANDS[band].label] as const)}
          onChange={(band) => set({ band })}
        />
        <FacetSelect
          label="State"
          value={search.state}
          options={CASE_STATES.map((state) => [state, state] as const)}
          onChange={(state) => set({ state })}
        />
        <FacetSelect
          label="Order"
          value={search.sort}
          options={[
            ['newest', 'Newest first'],
            ['oldest', 'Longest open first'],
          ]}
          all="Most pressing first"
          onChange={(sort) => set({ sort })}
        />
      </FacetBar>
      <WindowedTable
        label="Cases"
        noun="case"
        list={list}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        empty={
          <Empty title="No case that you may see">
            <p>
              Cases are read by those who take part in them.{' '}
              <Link to="/sign-in">Sign in with another role</Link>, or read the{' '}
              <Link to="/advisories">published advisories</Link>.
            </p>
          </Empty>
        }
      />
    </Page>
  )
}
