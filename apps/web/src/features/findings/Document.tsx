import type { ReactElement } from 'react'
import type { FindingDocument } from '../../api/types.ts'
import { Code } from '../../ui/Code.tsx'
import { Mark, SeverityMark } from '../../ui/Marks.tsx'

const unsaid = <span className="muted">not said</span>

/** What the report says, as it was read. Nothing the report left out is filled in. */
export function Document({ document }: { document: FindingDocument }): ReactElement {
  const { component, location } = document
  const listed = (items: string[] | undefined) =>
    items === undefined || items.length === 0 ? unsaid : items.join(', ')
  return (
    <div className="stack">
      <dl className="facts">
        <dt>Component</dt>
        <dd>{component?.purl === undefined ? (component?.name ?? unsaid) : <code>{component.purl}</code>}</dd>
        <dt>Version</dt>
        <dd>{component?.version ?? unsaid}</dd>
        <dt>Affected</dt>
        <dd>{component?.affected ?? unsaid}</dd>
        <dt>Fixed in</dt>
        <dd>{component?.fixedIn ?? unsaid}</dd>
        <dt>Weakness</dt>
        <dd>{listed(document.weaknesses)}</dd>
        <dt>Acts in</dt>
        <dd>{document.sink === undefined ? unsaid : <code>{document.sink}</code>}</dd>
        {location === undefined ? null : (
          <>
            <dt>Place</dt>
            <dd>
              <code>
                {location.path}
                {location.line === undefined ? '' : `:${location.line}`}
              </code>
            </dd>
          </>
        )}
        <dt>Severity, as claimed</dt>
        <dd>{document.severity === undefined ? unsaid : <SeverityMark severity={document.severity} />}</dd>
        <dt>Public identifiers, as claimed</dt>
        <dd>{listed(document.identifiers)}</dd>
        <dt>Credit</dt>
        <dd>
          {document.credit === undefined
            ? unsaid
            : document.credit.wish === 'named'
              ? `${document.credit.name} wishes to be named`
              : 'wishes to stay anonymous'}
        </dd>
        {document.tool === undefined ? null : (
          <>
            <dt>Found with</dt>
            <dd>{document.tool}</dd>
          </>
        )}
      </dl>
      {document.exploited ? (
        <p>
          <Mark tone="bad" icon="alert">
            The discoverer says that it is being exploited now
          </Mark>
        </p>
      ) : null}
      {document.description === undefined ? null : (
        <Code label="In the discoverer's words" text={document.description} tall />
      )}
      {location?.snippet === undefined ? null : <Code label={location.path} text={location.snippet} />}
      {document.references === undefined || document.references.length === 0 ? null : (
        <div>
          <h3>References</h3>
          <ul>
            {document.references.map((reference) => (
              <li key={reference}>
                <code>{reference}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
