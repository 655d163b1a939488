import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { TrackRecord } from '../../api/types.ts'
import { SeverityMark, VerdictMark } from '../../ui/Marks.tsx'
import { counted, grouped, percent } from '../../ui/number.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Empty, Loaded } from '../../ui/States.tsx'
import { Ago } from '../../ui/When.tsx'
import { VERDICT_ORDER, VERDICTS } from '../../ui/words.ts'
import { findingsOfQuery } from '../findings/queries.ts'
import { useSession } from '../session/queries.ts'
import { Became } from './Became.tsx'
import { OwnClaims } from './OwnClaims.tsx'
import { PrecisionBar } from './Precision.tsx'
import { precisionWords } from './precision.ts'
import { discoverersQuery } from './queries.ts'
import './discoverers.css'

const route = getRouteApi('/discoverers/$name')
const LATEST = 10

function Rightness({ record }: { record: TrackRecord }): ReactElement {
  const words = precisionWords(record)
  return (
    <section className="card" aria-labelledby="precision-title">
      <h2 id="precision-title">How often it holds up</h2>
      {words === undefined ? (
        <p className="muted">None of its findings has been judged yet, so nothing can be said.</p>
      ) : (
        <>
          <p className="precision__share">{words.share}</p>
          <PrecisionBar record={record} />
          <p className="precision__ends muted" aria-hidden="true">
            <span>0%</span>
            <span>100%</span>
          </p>
          <p>{words.meaning}</p>
        </>
      )}
      <p className="muted">
        Judged are findings that were tried and reproduced, in all runs or in some, did not reproduce, or are
        outside the threat model. What cannot run or waits counts neither way.
      </p>
    </section>
  )
}

function ByVerdict({ record }: { record: TrackRecord }): ReactElement {
  return (
    <section className="card" aria-labelledby="by-verdict-title">
      <h2 id="by-verdict-title">What became of its findings</h2>
      <table className="table by-verdict">
        <thead>
          <tr>
            <th scope="col">Verdict</th>
            <th scope="col" className="number">
              Findings
            </th>
            <th scope="col" className="number">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {VERDICT_ORDER.map((verdict) => (
            <tr key={verdict}>
              <th scope="row">
                {record.verdicts[verdict] === 0 ? (
                  <span className="muted">{VERDICTS[verdict].label}</span>
                ) : (
                  <Link to="/findings" search={{ discoverer: record.discoverer, verdict }}>
                    {VERDICTS[verdict].label}
                  </Link>
                )}
              </th>
              <td className="number">{grouped(record.verdicts[verdict])}</td>
              <td className="number muted">{percent(record.verdicts[verdict], record.findings)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Latest({ record }: { record: TrackRecord }): ReactElement {
  const query = useQuery(findingsOfQuery({ discoverer: record.discoverer, limit: LATEST }))
  return (
    <Loaded query={query} what="its latest findings">
      {({ items }) =>
        items.length === 0 ? (
          <Empty title="None that you may read">
            <p>The figures above count all of them; the findings themselves are for those who handle them.</p>
          </Empty>
        ) : (
          <ul className="lines">
            {items.map((finding) => (
              <li key={finding.id}>
                <Link to="/findings/$id" params={{ id: finding.id }}>
                  {finding.title}
                </Link>
                <VerdictMark verdict={finding.verdict} />
                <SeverityMark severity={finding.severity} />
                <span className="muted">
                  <Ago at={finding.receivedAt} />
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

function Body({ record }: { record: TrackRecord }): ReactElement {
  const own = useSession().data?.account?.organisation
  return (
    <>
      <div className="columns columns--1-1">
        <Rightness record={record} />
        <ByVerdict record={record} />
      </div>
      <Became name={record.discoverer} />
      {own === record.discoverer ? <OwnClaims /> : null}
      <Section
        title="Its latest findings"
        actions={
          <Link to="/findings" search={{ discoverer: record.discoverer }}>
            All {counted(record.findings, 'finding')}
          </Link>
        }
      >
        <Latest record={record} />
      </Section>
    </>
  )
}

export function DiscovererPage(): ReactElement {
  const { name } = route.useParams()
  const query = useQuery(discoverersQuery)
  const record = query.data?.find(({ discoverer }) => discoverer === name)
  return (
    <Page
      title={name}
      kicker={<Link to="/discoverers">Discoverers</Link>}
      lede={
        record === undefined ? undefined : (
          <>
            {counted(record.findings, 'finding')} of {counted(record.rootCauses, 'root cause')}; the first{' '}
            <Ago at={record.firstReportAt} />, the latest <Ago at={record.lastReportAt} />.
          </>
        )
      }
    >
      <Loaded query={query} what="the track record">
        {() =>
          record === undefined ? (
            <Empty title="No track record that you may read">
              <p>
                Nobody of this name has reported anything, or it is not yours to read. Go to the{' '}
                <Link to="/discoverers">discoverers</Link>.
              </p>
            </Empty>
          ) : (
            <Body record={record} />
          )
        }
      </Loaded>
    </Page>
  )
}
