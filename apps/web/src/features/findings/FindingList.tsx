import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useKeyedList } from '../../api/keyed-list.ts'
import type { FindingSummary } from '../../api/types.ts'
import { FacetBar, FacetSelect } from '../../ui/Facets.tsx'
import { SeverityMark, VerdictMark } from '../../ui/Marks.tsx'
import { Page } from '../../ui/Page.tsx'
import { ReportFacets } from '../../ui/ReportFacets.tsx'
import { Empty } from '../../ui/States.tsx'
import { useSetFacets } from '../../ui/set-facets.ts'
import { Ago } from '../../ui/When.tsx'
import { type Column, WindowedTable } from '../../ui/WindowedTable.tsx'
import { FORMS } from '../../ui/words.ts'
import { useMayReadRecord } from '../discoverers/access.ts'
import { DiscovererName } from '../discoverers/DiscovererName.tsx'
import { discoverersQuery } from '../discoverers/queries.ts'
import { loadFindings } from './queries.ts'

const route = getRouteApi('/findings')
type Search = ReturnType<typeof route.useSearch>

const COLUMNS: ReadonlyArray<Column<FindingSummary>> = [
  {
    head: 'Finding',
    width: 'minmax(0, 5fr)',
    wide: true,
    cell: (finding) => (
      <>
        <Link to="/findings/$id" params={{ id: finding.id }}>
          {finding.title}
        </Link>
        <small className="block">
          {finding.package === null ? 'package not named' : <code>{finding.package}</code>}
          {finding.version === null ? '' : ` ${finding.version}`}
          {finding.weakness === null ? '' : ` · ${finding.weakness}`}
        </small>
      </>
    ),
  },
  { head: 'Severity', width: '6.5rem', cell: ({ severity }) => <SeverityMark severity={severity} /> },
  { head: 'Verdict', width: '11.5rem', cell: ({ verdict }) => <VerdictMark verdict={verdict} /> },
  {
    head: 'Reported by',
    width: 'minmax(0, 1.5fr)',
    cell: (finding) => (
      <>
        <DiscovererName name={finding.discoverer} /> <small>· {FORMS[finding.form]}</small>
      </>
    ),
  },
  {
    head: 'Received',
    width: '7.5rem',
    cell: ({ receivedAt }) => (
      <span className="muted">
        <Ago at={receivedAt} />
      </span>
    ),
  },
]

function Facets({ search, set }: { search: Search; set: (change: Search) => void }): ReactElement {
  const discoverers = useQuery({ ...discoverersQuery, enabled: useMayReadRecord() })
  return (
    <FacetBar
      active={Object.keys(search).length > 0}
      onClear={() =>
        set({
          q: undefined,
          package: undefined,
          severity: undefined,
          verdict: undefined,
          form: undefined,
          discoverer: undefined,
          rootCauseId: undefined,
        })
      }
    >
      <ReportFacets search={search} set={set} />
      <FacetSelect
        label="Form"
        value={search.form}
        options={(['native', 'sarif', 'csaf', 'markdown'] as const).map(
          (form) => [form, FORMS[form]] as const,
        )}
        onChange={(form) => set({ form })}
      />
      <FacetSelect
        label="Reported by"
        value={search.discoverer}
        options={(discoverers.data ?? []).map(({ discoverer }) => [discoverer, discoverer] as const)}
        all="Everybody"
        onChange={(discoverer) => set({ discoverer })}
      />
    </FacetBar>
  )
}

export function FindingList(): ReactElement {
  const search = route.useSearch()
  const mayReadRecords = useMayReadRecord()
  const set = useSetFacets<Search>(route.useNavigate())
  const list = useKeyedList('findings', search, (page) => loadFindings({ ...search, ...page }))
  return (
    <Page
      title="Findings"
      lede="Each line is one report as it came in. Reports of the same flaw are brought together as one root cause."
      actions={
        <>
          {mayReadRecords ? (
            <Link to="/discoverers" className="usa-button usa-button--outline">
              Track records
            </Link>
          ) : null}
          <Link to="/report" className="usa-button usa-button--outline">
            Report a flaw
          </Link>
        </>
      }
    >
      <Facets search={search} set={set} />
      <WindowedTable
        label="Findings"
        noun="finding"
        list={list}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        empty={
          <Empty title="No finding matches">
            <p>Take away a filter above, or search with fewer words.</p>
          </Empty>
        }
      />
    </Page>
  )
}
