import { Link } from '@tanstack/react-router'
import { Alert } from '@trussworks/react-uswds'
import { type ReactElement, useEffect, useRef } from 'react'
import type { IntakeReceipt } from '../../api/types.ts'
import { CopyButton } from '../../ui/Code.tsx'
import { counted } from '../../ui/number.ts'

function Rejections({ receipt }: { receipt: IntakeReceipt }): ReactElement | null {
  const notes = receipt.results.filter(
    ({ error, warnings }) => error !== undefined || (warnings ?? []).length > 0,
  )
  if (notes.length === 0) return null
  return (
    <div>
      <h3>What to mend, or to know</h3>
      <ul>
        {notes.slice(0, 50).map(({ position, error, warnings }) => (
          <li key={position}>
            Item {position}:{' '}
            {error === undefined ? null : `${error.path === '' ? '' : `${error.path}: `}${error.message} `}
            {(warnings ?? []).join(' ')}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What became of what was sent. The status link of an anonymous report is shown here and never again. */
export function Receipt({ receipt, onMore }: { receipt: IntakeReceipt; onMore: () => void }): ReactElement {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const { accepted, duplicates, rejected, statusLink } = receipt
  const link = statusLink === undefined ? undefined : new URL(statusLink, location.origin).href
  return (
    <div ref={box} tabIndex={-1} className="stack">
      <Alert
        type={accepted + duplicates > 0 ? 'success' : 'error'}
        headingLevel="h2"
        heading={accepted + duplicates > 0 ? 'Thank you. It has arrived' : 'Nothing could be taken in'}
      >
        {counted(accepted, 'finding')} taken in
        {duplicates > 0 ? `, ${duplicates} already here from you` : ''}
        {rejected > 0 ? `, ${rejected} could not be read` : ''}.
      </Alert>
      {link === undefined ? null : (
        <section className="card receipt__link" aria-labelledby="link-title">
          <h2 id="link-title">Keep this link: it is shown only now</h2>
          <p>
            With it, and only with it, you can see what becomes of your report. Nobody can send it to you
            again, because nobody knows who you are.
          </p>
          <p className="row">
            <code className="receipt__address">{link}</code>
            <CopyButton text={link} label="Copy the link" />
          </p>
        </section>
      )}
      <Rejections receipt={receipt} />
      <section className="card">
        <h2>What happens next</h2>
        <ol>
          <li>It is compared with the other reports and joined with those about the same flaw.</li>
          <li>If it came with a proof, the proof is run in a sandbox.</li>
          <li>What is real goes to those who can mend it, and ends in an advisory.</li>
        </ol>
      </section>
      <p className="row">
        {receipt.results.length === 1 && receipt.results[0]?.findingId !== undefined && link === undefined ? (
          <Link className="usa-button" to="/findings/$id" params={{ id: receipt.results[0].findingId }}>
            See your finding
          </Link>
        ) : null}
        <button type="button" className="usa-button usa-button--outline" onClick={onMore}>
          Report another
        </button>
      </p>
    </div>
  )
}
