import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactElement, useCallback } from 'react'
import { useKeyedList } from '../../api/keyed-list.ts'
import type { AdvisorySummary } from '../../api/types.ts'
import { FacetBar, FacetText } from '../../ui/Facets.tsx'
import { Mark, SeverityMark } from '../../ui/Marks.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/States.tsx'
import { useSetFacets } from '../../ui/set-facets.ts'
import { On } from '../../ui/When.tsx'
import { type Column, WindowedTable } from '../../ui/WindowedTable.tsx'
import { loadAdvisories } from './queries.ts'

const route = getRouteApi('/advisories')
type Search = ReturnType<typeof route.useSearch>

const COLUMNS: ReadonlyArray<Column<AdvisorySummary>> = [
  {
    head: 'Advisory',
    width: 'minmax(0, 4fr)',
    wide: true,
    cell: (advisory) => (
      <>
        <Link to="/advisories/$id" params={{ id: advisory.number }}>
          {advisory.title}
        </Link>
        <small className="block">
          {advisory.number}
          {advisory.identifiers.length === 0 ? '' : ` · ${advisory.identifiers.join(', ')}`}
        </small>
      </>
    ),
  },
  { head: 'Severity', width: '6.5rem', cell: ({ severity }) => <SeverityMark severity={severity} /> },
  {
    head: 'Package',
    width: 'minmax(0, 2fr)',
    cell: ({ packages }) => (packages.length === 0 ? '–' : <code>{packages.join(', ')}</code>),
  },
  {
    head: 'Published',
    width: '11rem',
    cell: ({ publishedAt, state }) =>
      publishedAt === null ? <Mark tone="warn">{state}</Mark> : <On at={publishedAt} />,
  },
]

export function AdvisoryList(): ReactElement {
  const search = route.useSearch()
  const set = useSetFacets<Search>(route.useNavigate())
  const onPackage = useCallback((name: string | undefined) => set({ package: name }), [set])
  const list = useKeyedList('advisories', search, (page) => loadAdvisories({ ...search, ...page }))
  return (
    <Page
      title="Advisories"
      lede="What was found, whether it concerns you, and what to do. Anybody may read these; no account is needed."
    >
      <FacetBar active={Object.keys(search).length > 0} onClear={() => set({ package: undefined })}>
        {[<FacetText key="package" label="Package" search value={search.package} onChange={onPackage} />]}
      </FacetBar>
      <WindowedTable
        label="Advisories"
        noun="advisory"
        plural="advisories"
        list={list}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        empty={
          <Empty title="No advisory is published here yet">
            <p>Advisories appear once a case is ready and its embargo is over.</p>
          </Empty>
        }
      />
    </Page>
  )
}
