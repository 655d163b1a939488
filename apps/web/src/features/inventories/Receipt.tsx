import { Link } from '@tanstack/react-router'
import { Alert } from '@trussworks/react-uswds'
import type { ReactElement } from 'react'
import type { ImportReceipt } from '../../api/types.ts'
import { counted, grouped } from '../../ui/number.ts'

/** What an import did, and what of the document was not understood. */
export function Receipt({ receipt }: { receipt: ImportReceipt }): ReactElement {
  const { added, removed, changed, same, questions, lookingUp } = receipt
  const words = [
    [added, 'new'],
    [changed, 'changed'],
    [removed, 'gone'],
    [same, 'as before'],
  ] as const
  const told = words.filter(([count]) => count > 0).map(([count, word]) => `${grouped(count)} ${word}`)
  return (
    <>
      <Alert type="success" headingLevel="h2" heading="Taken in">
        <span className="block">
          {told.length === 0 ? 'Nothing was in it.' : `${told.join(', ')}.`} What of it is affected is looked
          up now.
        </span>
        {questions === 0 ? null : (
          <span className="block">
            <Link to="/products">{counted(questions, 'question')}</Link> about what is meant.
          </span>
        )}
        {lookingUp === 0 ? null : (
          <span className="block">
            What {counted(lookingUp, 'name')} {lookingUp === 1 ? 'means' : 'mean'} is looked up now; some may
            become <Link to="/products">questions</Link>.
          </span>
        )}
      </Alert>
      <Problems problems={receipt.problems} count={receipt.problemCount} />
    </>
  )
}

/** What of a document was not understood, where, and how to mend it. */
export function Problems(props: { problems: ImportReceipt['problems']; count: number }): ReactElement | null {
  const { problems, count } = props
  if (count === 0) return null
  return (
    <details className="disclosure" open={count <= 5}>
      <summary>What was not understood ({grouped(count)})</summary>
      <ul>
        {problems.map(({ where, message }) => (
          <li key={`${where} ${message}`}>
            <code>{where}</code>: {message}
          </li>
        ))}
      </ul>
      {count > problems.length ? <p className="muted">And {grouped(count - problems.length)} more.</p> : null}
    </details>
  )
}
