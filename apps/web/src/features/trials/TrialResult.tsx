import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactElement, useState } from 'react'
import type { Recipe, ReproductionView } from '../../api/types.ts'
import { Field } from '../../ui/Field.tsx'
import { Loaded } from '../../ui/States.tsx'
import { Controls } from '../reproductions/Controls.tsx'
import { Environment } from '../reproductions/Environment.tsx'
import { RecipeView } from '../reproductions/Recipe.tsx'
import { VerdictBox } from '../reproductions/VerdictBox.tsx'
import { againstVersion } from './draft.ts'
import { trialQuery } from './queries.ts'
import type { Try } from './tries.ts'

/** The same proof against another version, in one click. */
function OtherVersion(props: {
  view: ReproductionView
  busy: boolean
  onTry: (recipe: Recipe) => void
}): ReactElement {
  const { view } = props
  const { target, fixed } = view.recipe
  const [version, setVersion] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (version.trim() !== '') props.onTry(againstVersion(view.recipe, version.trim()))
  }
  const flip = fixed !== undefined && fixed.version !== target.version ? fixed.version : undefined
  return (
    <form onSubmit={submit} className="other-version">
      {flip === undefined ? null : (
        <button
          type="button"
          className="usa-button"
          disabled={props.busy}
          onClick={() => props.onTry(againstVersion(view.recipe, flip))}
        >
          Now try {target.name}@{flip}
        </button>
      )}
      <Field label={`Another version of ${target.name}`}>
        <input
          className="usa-input"
          autoComplete="off"
          spellCheck={false}
          value={version}
          onChange={(event) => setVersion(event.target.value)}
        />
      </Field>
      <button
        type="submit"
        className="usa-button usa-button--outline"
        disabled={props.busy || version.trim() === ''}
      >
        Try this version
      </button>
    </form>
  )
}

export function TrialResult(props: {
  attempt: Try
  busy: boolean
  onTry: (recipe: Recipe) => void
}): ReactElement {
  const query = useQuery(trialQuery(props.attempt.id, props.attempt.token))
  return (
    <Loaded query={query} what="the trial">
      {(view) => (
        <div className="stack">
          <h2 className="sr-only">Result</h2>
          <VerdictBox view={view} />
          {view.judgement === null ? (
            <div className="trial__running" aria-hidden="true">
              <span />
              <span />
              <span />
            </div>
          ) : (
            <>
              <Controls view={view} judgement={view.judgement} />
              <OtherVersion view={view} busy={props.busy} onTry={props.onTry} />
              <details className="disclosure">
                <summary>What exactly was run, and where</summary>
                <div className="stack">
                  <RecipeView recipe={view.recipe} />
                  <Environment view={view} />
                </div>
              </details>
            </>
          )}
        </div>
      )}
    </Loaded>
  )
}
