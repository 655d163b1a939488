import type { ReactElement } from 'react'
import { ORACLES } from '../../ui/words.ts'
import type { Reading } from './tries.ts'

/** What was read out of a free-form report, and what is missing to run it. */
export function Understood(props: {
  reading: Reading
  onCorrect: (() => void) | undefined
}): ReactElement | null {
  const { understood, missing } = props.reading
  if (understood === null && missing.length === 0) return null
  return (
    <section className="card understood" aria-labelledby="understood-title">
      <h2 id="understood-title">What was understood</h2>
      {understood === null ? (
        <p>Nothing that could be run.</p>
      ) : (
        <p>
          <code>
            {understood.target.name}@{understood.target.version}
          </code>
          , {ORACLES[understood.oracle].label.toLowerCase()}
          {understood.fixed === undefined ? '' : `, said to be fixed in ${understood.fixed.version}`},{' '}
          {understood.benign === undefined ? 'no harmless input' : 'with a harmless input'}.{' '}
          {props.onCorrect === undefined ? null : (
            <button type="button" className="usa-button usa-button--unstyled" onClick={props.onCorrect}>
              Correct it in the form
            </button>
          )}
        </p>
      )}
      {missing.length === 0 ? null : (
        <>
          <h3>What is missing</h3>
          <ul>
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
