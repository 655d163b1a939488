import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useKeyedList } from '../../api/keyed-list.ts'
import type { ExposureSummary } from '../../api/types.ts'
import { FacetBar, FacetSelect } from '../../ui/Facets.tsx'
import { Mark } from '../../ui/Marks.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/States.tsx'
import { useSetFacets } from '../../ui/set-facets.ts'
import { type Column, WindowedTable } from '../../ui/WindowedTable.tsx'
import { BAND_ORDER, BANDS } from '../../ui/words.ts'
import { BandMark } from '../cases/PriorityView.tsx'
import { Due } from './Due.tsx'
import { loadExposures } from './queries.ts'
import { STATE_ORDER, STATES } from './words.ts'

const route = getRouteApi('/exposures')
type Search = ReturnType<typeof route.useSearch>

const COLUMNS: ReadonlyArray<Column<ExposureSummary>> = [
  { head: 'Urgency', width: '8.5rem', cell: ({ band }) => <BandMark band={band} /> },
  {
    head: 'What is affected',
    width: 'minmax(0, 4fr)',
    wide: true,
    cell: (item) => (
      <>
        <Link to="/exposures/$id" params={{ id: item.id }}>
          {item.component}
        </Link>
        <small className="block">
          {item.vulnerability}: {item.title}
        </small>
        {item.embargoed ? <Mark tone="warn">Not public yet</Mark> : null}
        {item.reopened ? <Mark tone="bad">Open again</Mark> : null}
      </>
    ),
  },
  { head: 'Where', named: true, width: 'minmax(0, 2fr)', cell: ({ asset }) => asset },
  {
    head: 'State',
    width: '9rem',
    cell: ({ state, reported }) => (
      <>
        <Mark tone={STATES[state].tone} title={STATES[state].meaning}>
          {STATES[state].label}
        </Mark>
        {reported === null || state === 'mended' || state === 'closed' ? null : (
          <small className="block">{reported}</small>
        )}
      </>
    ),
  },
  {
    head: 'Mended in',
    named: true,
    width: '8rem',
    cell: ({ fixedIn }) =>
      fixedIn === null ? <span className="muted">not known</span> : <code>{fixedIn}</code>,
  },
  {
    head: 'Due',
    named: true,
    width: '10rem',
    cell: ({ dueAt, late }) => <Due at={dueAt} late={late} />,
  },
]

/** Everything of one's own that is affected, the most urgent first. */
export function ExposureList(): ReactElement {
  const search = route.useSearch()
  const set = useSetFacets<Search>(route.useNavigate())
  const list = useKeyedList('exposures', search, (page) => loadExposures({ ...search, ...page }))
  return (
    <Page
      title="What is affected"
      lede="Each thing you run and each vulnerability that concerns it, the most urgent first. Only your organisation sees this."
    >
      <FacetBar
        active={Object.keys(search).length > 0}
        onClear={() => set({ state: undefined, band: undefined, assetId: undefined })}
      >
        <FacetSelect
          label="State"
          value={search.state}
          options={STATE_ORDER.map((state) => [state, STATES[state].label] as const)}
          onChange={(state) => set({ state })}
        />
        <FacetSelect
          label="Urgency"
          value={search.band}
          options={BAND_ORDER.map((band) => [band, BANDS[band].label] as const)}
          onChange={(band) => set({ band })}
        />
      </FacetBar>
      <WindowedTable
        label="Exposures"
        noun="exposure"
        list={list}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        empty={
          <Empty title="Nothing of yours is known to be affected">
            <p>
              That says nothing of what is not on your list.{' '}
              <Link to="/inventories">Look at what you run</Link>.
            </p>
          </Empty>
        }
      />
    </Page>
  )
}
