import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert } from '@trussworks/react-uswds'
import { type ReactElement, useState } from 'react'
import type { AdvisoryView } from '../../api/types.ts'
import { Icon } from '../../ui/Icon.tsx'
import { SeverityMark, TlpMark } from '../../ui/Marks.tsx'
import { counted } from '../../ui/number.ts'
import { Page } from '../../ui/Page.tsx'
import { Loaded } from '../../ui/States.tsx'
import { On } from '../../ui/When.tsx'
import { useHasRole } from '../session/queries.ts'
import { AdvisoryBody } from './AdvisoryBody.tsx'
import { EditAdvisory } from './EditAdvisory.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { advisoryQuery } from './queries.ts'

const route = getRouteApi('/advisories/$id')

function Draft({
  advisory,
  onEdit,
}: {
  advisory: AdvisoryView
  onEdit: (() => void) | undefined
}): ReactElement {
  const [publishing, setPublishing] = useState(false)
  return (
    <>
      <Alert type="warning" headingLevel="h2" heading="A draft">
        Only those who take part in the case can read this.
        {advisory.faults.length === 0
          ? ''
          : ` ${counted(advisory.faults.length, 'thing')} to mend before it can be published:`}
      </Alert>
      {advisory.faults.length === 0 ? null : (
        <ul>
          {advisory.faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      {onEdit === undefined ? null : (
        <p className="row advisory__acts">
          <button type="button" className="usa-button usa-button--outline" onClick={onEdit}>
            Edit
          </button>
          <button type="button" className="usa-button" onClick={() => setPublishing(true)}>
            Publish…
          </button>
        </p>
      )}
      {publishing ? <PublishDialog advisory={advisory} onClose={() => setPublishing(false)} /> : null}
    </>
  )
}

const FORMATS: Record<string, string> = { csaf: 'CSAF 2.0', osv: 'OSV' }

function Downloads({ advisory }: { advisory: AdvisoryView }): ReactElement | null {
  if (advisory.renderings.length === 0) return null
  return (
    <aside className="card" aria-labelledby="downloads-title">
      <h2 id="downloads-title">For programs</h2>
      <ul className="plain-list">
        {advisory.renderings.map(({ format, href }) => (
          <li key={href}>
            <a href={href}>
              <Icon name="down" /> {FORMATS[format] ?? format}
            </a>
          </li>
        ))}
      </ul>
      <p className="muted">The addresses stay the same when the advisory is revised.</p>
    </aside>
  )
}

export function AdvisoryPage(): ReactElement {
  const { id } = route.useParams()
  const query = useQuery(advisoryQuery(id))
  const mayEdit = useHasRole('coordinator')
  const [editing, setEditing] = useState(false)
  const advisory = query.data
  return (
    <Page
      title={advisory?.content.title ?? 'Advisory'}
      kicker={
        advisory === undefined ? (
          'Advisory'
        ) : (
          <span className="row">
            {advisory.number} <SeverityMark severity={advisory.severity} /> <TlpMark tlp={advisory.tlp} />
            <span>
              {advisory.publishedAt === null ? (
                'not published'
              ) : (
                <>
                  published <On at={advisory.publishedAt} />
                </>
              )}
              , revision {advisory.revision}
            </span>
            {advisory.caseId === null || !mayEdit ? null : (
              <Link to="/cases/$id" params={{ id: advisory.caseId }}>
                its case
              </Link>
            )}
          </span>
        )
      }
    >
      <Loaded query={query} what="the advisory">
        {(data) => (
          <>
            {data.state === 'draft' && !editing ? (
              <Draft advisory={data} onEdit={mayEdit ? () => setEditing(true) : undefined} />
            ) : null}
            {editing ? (
              <EditAdvisory advisory={data} onDone={() => setEditing(false)} />
            ) : (
              <div className={`columns columns--2-1 ${data.state === 'draft' ? 'section' : ''}`}>
                <div className="card">
                  <AdvisoryBody advisory={data} />
                </div>
                <Downloads advisory={data} />
              </div>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}
