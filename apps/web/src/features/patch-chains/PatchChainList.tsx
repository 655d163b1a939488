import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useKeyedList } from '../../api/keyed-list.ts'
import type { StageCounts } from '../../api/types.ts'
import { counted, grouped } from '../../ui/number.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Empty, Fault, Loaded, Loading } from '../../ui/States.tsx'
import { Ago } from '../../ui/When.tsx'
import { useHasRole } from '../session/queries.ts'
import { ChainPicture } from './ChainPicture.tsx'
import { loadPatchChains, stageCountsQuery } from './queries.ts'
import { STAGES } from './words.ts'

const days = (median: number | null): string =>
  median === null ? '–' : counted(Math.round(median * 10) / 10, 'day')

function Funnel({ counts }: { counts: StageCounts }): ReactElement {
  const most = Math.max(1, ...counts.stages.map(({ reached }) => reached))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <section className="table-scroll" aria-label="Repairs by stage" tabIndex={0}>
      <table className="table funnel">
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Repairs that came so far</th>
            <th scope="col">Median since the stage before</th>
            <th scope="col">Bypassed</th>
          </tr>
        </thead>
        <tbody>
          {counts.stages.map(({ stage, reached, medianDays, bypassed }) => (
            <tr key={stage}>
              <th scope="row">{STAGES[stage].label}</th>
              <td>
                {reached === 0 ? null : (
                  <span
                    className="funnel__bar"
                    style={{ width: `${(80 * reached) / most}%` }}
                    aria-hidden="true"
                  />
                )}
                {grouped(reached)}
              </td>
              <td>{days(medianDays)}</td>
              <td>{bypassed === 0 ? '–' : grouped(bypassed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Counts(): ReactElement {
  const query = useQuery(stageCountsQuery)
  return (
    <Section
      title="Over all patch chains"
      note="Value is counted in deployed fixes. A repair counts as deployed when every member known to be exposed said so."
    >
      <Loaded query={query} what="the counts">
        {(counts) => <Funnel counts={counts} />}
      </Loaded>
    </Section>
  )
}

/** How far the repair of each vulnerability came. */
export function PatchChainList(): ReactElement {
  const seesCounts = useHasRole('coordinator', 'overseer')
  const list = useKeyedList('patch-chains', {}, loadPatchChains)
  return (
    <Page
      title="Patch chains"
      lede="From the first candidate to the machines it runs on. What nobody said is shown as not said."
    >
      {seesCounts ? <Counts /> : null}
      <Section title="Repairs">
        {list.error !== null && list.items.length === 0 ? (
          <Fault error={list.error} retry={list.refresh} />
        ) : null}
        {list.isPending ? <Loading what="the repairs" /> : null}
        {!list.isPending && list.error === null && list.items.length === 0 ? (
          <Empty title="No repair is on its way yet">
            <p>One begins with a candidate in a case, or when a member is exposed to what is public.</p>
          </Empty>
        ) : null}
        {list.items.map((chain) => (
          <article key={chain.id} className="card patch-chain" aria-label={chain.vulnerability}>
            <h3>
              <Link to="/patch-chains/$id" params={{ id: chain.id }}>
                {chain.title}
              </Link>
            </h3>
            <p className="muted">
              <code>{chain.vulnerability}</code>, moved <Ago at={chain.updatedAt} />
            </p>
            <ChainPicture chain={chain} />
          </article>
        ))}
        {list.hasMore ? (
          <button
            type="button"
            className="usa-button usa-button--outline"
            disabled={list.isLoadingMore}
            onClick={list.loadMore}
          >
            {list.isLoadingMore ? 'Reading more…' : 'Read more'}
          </button>
        ) : null}
      </Section>
    </Page>
  )
}
