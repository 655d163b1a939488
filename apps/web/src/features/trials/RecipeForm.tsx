import { type FormEvent, type ReactElement, useRef, useState } from 'react'
import type { Recipe } from '../../api/types.ts'
import { Field } from '../../ui/Field.tsx'
import { useFocusFirstFault } from '../../ui/first-fault.ts'
import { ORACLE_ORDER, ORACLES } from '../../ui/words.ts'
import { type Draft, type DraftFaults, recipeFrom } from './draft.ts'

/** Oracles that make sense for a JavaScript package. */
const CHOICES = ORACLE_ORDER.filter((oracle) => oracle !== 'sanitizer')

export function RecipeForm(props: {
  draft: Draft
  onDraft: (draft: Draft) => void
  busy: boolean
  onTry: (recipe: Recipe) => void
}): ReactElement {
  const { draft } = props
  const [faults, setFaults] = useState<DraftFaults>({})
  const form = useRef<HTMLFormElement>(null)
  useFocusFirstFault(form, faults)
  const set = (change: Partial<Draft>) => props.onDraft({ ...draft, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const outcome = recipeFrom(draft)
    setFaults('faults' in outcome ? outcome.faults : {})
    if ('recipe' in outcome) props.onTry(outcome.recipe)
  }
  return (
    <form ref={form} onSubmit={submit} className="stack" noValidate>
      <div className="fields">
        <Field label="npm package" error={faults.name}>
          <input
            className="usa-input"
            autoComplete="off"
            spellCheck={false}
            value={draft.name}
            placeholder="such as lodash"
            onChange={(event) => set({ name: event.target.value })}
          />
        </Field>
        <Field label="Version" error={faults.version}>
          <input
            className="usa-input"
            autoComplete="off"
            spellCheck={false}
            value={draft.version}
            placeholder="such as 4.17.11"
            onChange={(event) => set({ version: event.target.value })}
          />
        </Field>
        <Field label="Fixed in, if known" error={faults.fixed}>
          <input
            className="usa-input"
            autoComplete="off"
            spellCheck={false}
            value={draft.fixed}
            placeholder="such as 4.17.12"
            onChange={(event) => set({ fixed: event.target.value })}
          />
        </Field>
      </div>
      <Field label="What goes wrong" hint={`It falls when ${ORACLES[draft.oracle].falls}.`}>
        <select
          className="usa-select"
          value={draft.oracle}
          onChange={(event) => {
            const oracle = CHOICES.find((choice) => choice === event.target.value)
            if (oracle !== undefined) set({ oracle, weakness: ORACLES[oracle].weakness })
          }}
        >
          {CHOICES.map((oracle) => (
            <option key={oracle} value={oracle}>
              {ORACLES[oracle].label}
            </option>
          ))}
        </select>
      </Field>
      <Field
        label="Proof"
        error={faults.proof}
        hint="A small JavaScript program that requires the package and makes it misbehave."
      >
        <textarea
          className="usa-textarea mono"
          rows={9}
          spellCheck={false}
          value={draft.proof}
          onChange={(event) => set({ proof: event.target.value })}
        />
      </Field>
      <details className="disclosure" open={draft.benign !== '' || faults.benign !== undefined}>
        <summary>Harmless input and claimed weakness (optional)</summary>
        <div className="stack">
          <Field
            label="Harmless input"
            error={faults.benign}
            hint="An ordinary use of the same function. Without one, loading the package is the harmless input."
          >
            <textarea
              className="usa-textarea mono"
              rows={5}
              spellCheck={false}
              value={draft.benign}
              onChange={(event) => set({ benign: event.target.value })}
            />
          </Field>
          <Field label="Claimed weakness" error={faults.weakness} hint="For instance CWE-1321.">
            <input
              className="usa-input"
              autoComplete="off"
              value={draft.weakness}
              onChange={(event) => set({ weakness: event.target.value })}
            />
          </Field>
        </div>
      </details>
      <p>
        <button type="submit" className="usa-button usa-button--big" disabled={props.busy}>
          {props.busy ? 'Starting…' : 'Try it'}
        </button>
      </p>
    </form>
  )
}
