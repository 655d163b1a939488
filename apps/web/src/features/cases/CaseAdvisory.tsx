import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { CaseView } from '../../api/types.ts'
import { Fault, Loaded } from '../../ui/States.tsx'
import { AdvisoryBody } from '../advisories/AdvisoryBody.tsx'
import { PublishDialog } from '../advisories/PublishDialog.tsx'
import { advisoryQuery } from '../advisories/queries.ts'
import { draftAdvisory, useCaseAct } from './queries.ts'

function Preview({ id, mayAct }: { id: string; mayAct: boolean }): ReactElement {
  const query = useQuery(advisoryQuery(id))
  const [publishing, setPublishing] = useState(false)
  return (
    <Loaded query={query} what="the advisory">
      {(advisory) => (
        <>
          <div className="row row--between">
            <p>
              <strong>{advisory.number}</strong>,{' '}
              {advisory.state === 'draft' ? 'a draft only those of this case can read' : 'published'}
            </p>
            <span className="row">
              <Link
                className="usa-button usa-button--outline"
                to="/advisories/$id"
                params={{ id: advisory.id }}
              >
                {advisory.state === 'draft' && mayAct ? 'Read and edit' : 'Read it as the public does'}
              </Link>
              {advisory.state === 'draft' && mayAct ? (
                <button type="button" className="usa-button" onClick={() => setPublishing(true)}>
                  Publish…
                </button>
              ) : null}
            </span>
          </div>
          <details className="disclosure">
            <summary>Preview it here</summary>
            <div className="card case__preview">
              <AdvisoryBody advisory={advisory} />
            </div>
          </details>
          {publishing ? <PublishDialog advisory={advisory} onClose={() => setPublishing(false)} /> : null}
        </>
      )}
    </Loaded>
  )
}

/** The advisory this case leads to: drafted from its root causes, then published by a person. */
export function CaseAdvisory({ view, mayAct }: { view: CaseView; mayAct: boolean }): ReactElement {
  const draft = useCaseAct(draftAdvisory(view.id))
  if (view.advisoryId !== null) return <Preview id={view.advisoryId} mayAct={mayAct} />
  return (
    <>
      <p className="muted">
        There is none yet. It can be drafted from what is known here: versions, evidence, credits and what to
        do.
      </p>
      {mayAct ? (
        <button
          type="button"
          className="usa-button"
          disabled={draft.isPending}
          onClick={() => draft.mutate(undefined)}
        >
          {draft.isPending ? 'Drafting…' : 'Draft the advisory'}
        </button>
      ) : null}
      {draft.error === null ? null : <Fault error={draft.error} />}
    </>
  )
}
