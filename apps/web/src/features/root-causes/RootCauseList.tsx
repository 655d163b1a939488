import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useKeyedList } from '../../api/keyed-list.ts'
import type { RootCauseSummary } from '../../api/types.ts'
import { FacetBar, FacetSelect } from '../../ui/Facets.tsx'
import { SeverityMark, VerdictMark } from '../../ui/Marks.tsx'
import { counted } from '../../ui/number.ts'
import { Page } from '../../ui/Page.tsx'
import { ReportFacets } from '../../ui/ReportFacets.tsx'
import { Empty } from '../../ui/States.tsx'
import { useSetFacets } from '../../ui/set-facets.ts'
import { Ago } from '../../ui/When.tsx'
import { type Column, WindowedTable } from '../../ui/WindowedTable.tsx'
import { loadRootCauses } from './queries.ts'

const route = getRouteApi('/root-causes')
type Search = ReturnType<typeof route.useSearch>

const COLUMNS: ReadonlyArray<Column<RootCauseSummary>> = [
  {
    head: 'Root cause',
    width: 'minmax(0, 5fr)',
    wide: true,
    cell: (cause) => (
      <>
        <Link to="/root-causes/$id" params={{ id: cause.id }}>
          {cause.title}
        </Link>
        <small className="block">
          {cause.package === null ? 'package not named' : <code>{cause.package}</code>}
          {cause.sink === null ? '' : <> · acts in {cause.sink}</>}
          {cause.weakness === null ? '' : ` · ${cause.weakness}`}
        </small>
      </>
    ),
  },
  { head: 'Severity', width: '6.5rem', cell: ({ severity }) => <SeverityMark severity={severity} /> },
  { head: 'Verdict', width: '11.5rem', cell: ({ verdict }) => <VerdictMark verdict={verdict} /> },
  {
    head: 'Reported',
    width: '11rem',
    cell: (cause) => (
      <>
        {counted(cause.findingCount, 'finding')}
        <small className="block">by {counted(cause.collisionCount, 'discoverer')}</small>
      </>
    ),
  },
  {
    head: 'Last change',
    width: '7.5rem',
    cell: ({ updatedAt }) => (
      <span className="muted">
        <Ago at={updatedAt} />
      </span>
    ),
  },
]

export function RootCauseList(): ReactElement {
  const search = route.useSearch()
  const set = useSetFacets<Search>(route.useNavigate())
  const list = useKeyedList('root-causes', search, (page) => loadRootCauses({ ...search, ...page }))
  return (
    <Page
      title="Root causes"
      lede="One flaw each, with every report of it. The more discoverers find the same flaw on their own, the likelier it is that an attacker has found it too."
    >
      <FacetBar
        active={Object.keys(search).length > 0}
        onClear={() =>
          set({ q: undefined, package: undefined, verdict: undefined, severity: undefined, sort: undefined })
        }
      >
        <ReportFacets search={search} set={set} />
        <FacetSelect
          label="Order"
          value={search.sort}
          options={[['collisions', 'Most discoverers first']]}
          all="Latest change first"
          onChange={(sort) => set({ sort })}
        />
      </FacetBar>
      <WindowedTable
        label="Root causes"
        noun="root cause"
        list={list}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        empty={
          <Empty title="No root cause matches">
            <p>Take away a filter above, or search with fewer words.</p>
          </Empty>
        }
      />
    </Page>
  )
}
