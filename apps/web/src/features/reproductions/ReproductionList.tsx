import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useKeyedList } from '../../api/keyed-list.ts'
import type { ReproductionSummary } from '../../api/types.ts'
import { FacetBar, FacetSelect } from '../../ui/Facets.tsx'
import { Mark, VerdictMark } from '../../ui/Marks.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/States.tsx'
import { useSetFacets } from '../../ui/set-facets.ts'
import { Ago } from '../../ui/When.tsx'
import { type Column, WindowedTable } from '../../ui/WindowedTable.tsx'
import { ORACLES, VERDICTS } from '../../ui/words.ts'
import { REPRODUCTION_FACETS } from './facets.ts'
import { loadReproductions } from './queries.ts'

const route = getRouteApi('/reproductions')
type Search = ReturnType<typeof route.useSearch>

const COLUMNS: ReadonlyArray<Column<ReproductionSummary>> = [
  {
    head: 'Target',
    width: 'minmax(0, 4fr)',
    wide: true,
    cell: (item) => (
      <>
        <Link to="/reproductions/$id" params={{ id: item.id }}>
          <code>{item.target}</code>
        </Link>
        <small className="block">{item.waitingFor ?? ORACLES[item.oracle].label}</small>
      </>
    ),
  },
  {
    head: 'Verdict',
    width: '11.5rem',
    cell: (item) =>
      item.verdict === null ? (
        <Mark tone="open" icon="clock">
          {item.state}
        </Mark>
      ) : (
        <VerdictMark verdict={item.verdict} />
      ),
  },
  {
    head: 'Fell',
    named: true,
    width: '6rem',
    cell: ({ falls, runs }) => (falls === null || runs === null ? '–' : `${falls} of ${runs}`),
  },
  { head: 'Sandbox', named: true, width: '8rem', cell: ({ driver }) => driver ?? '–' },
  {
    head: 'Asked for',
    width: '8rem',
    cell: ({ createdAt }) => (
      <span className="muted">
        <Ago at={createdAt} />
      </span>
    ),
  },
]

export function ReproductionList(): ReactElement {
  const search = route.useSearch()
  const set = useSetFacets<Search>(route.useNavigate())
  const list = useKeyedList('reproductions', search, (page) => loadReproductions({ ...search, ...page }))
  return (
    <Page
      title="Reproductions"
      lede="Each line is one attempt to make a reported flaw happen, in a sandbox, against the unmodified software."
      actions={
        <Link to="/try" className="usa-button usa-button--outline">
          Try something of yours
        </Link>
      }
    >
      <FacetBar
        active={Object.keys(search).length > 0}
        onClear={() => set({ verdict: undefined, state: undefined, findingId: undefined })}
      >
        <FacetSelect
          label="Verdict"
          value={search.verdict}
          options={REPRODUCTION_FACETS.verdict.map((verdict) => [verdict, VERDICTS[verdict].label] as const)}
          onChange={(verdict) => set({ verdict })}
        />
        <FacetSelect
          label="State"
          value={search.state}
          options={REPRODUCTION_FACETS.state.map((state) => [state, state] as const)}
          onChange={(state) => set({ state })}
        />
      </FacetBar>
      <WindowedTable
        label="Reproductions"
        noun="reproduction"
        list={list}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        empty={
          <Empty title="No reproduction here">
            <p>
              Nothing has been run that matches. <Link to="/try">Try something of yours</Link> to see one.
            </p>
          </Empty>
        }
      />
    </Page>
  )
}
