import { type FormEvent, type ReactElement, useRef, useState } from 'react'
import type { Recipe } from '../../api/types.ts'
import { useFocusFirstFault } from '../../ui/first-fault.ts'
import { TextArea, TextField } from '../../ui/Inputs.tsx'
import { ORACLES } from '../../ui/words.ts'
import { type Draft, type DraftFaults, recipeFrom } from './draft.ts'
import { OracleChoice } from './OracleChoice.tsx'

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
        <TextField
          label="npm package"
          error={faults.name}
          autoComplete="off"
          spellCheck={false}
          placeholder="such as lodash"
          value={draft.name}
          onText={(name) => set({ name })}
        />
        <TextField
          label="Version"
          error={faults.version}
          autoComplete="off"
          spellCheck={false}
          placeholder="such as 4.17.11"
          value={draft.version}
          onText={(version) => set({ version })}
        />
        <TextField
          label="Fixed in, if known"
          error={faults.fixed}
          autoComplete="off"
          spellCheck={false}
          placeholder="such as 4.17.12"
          value={draft.fixed}
          onText={(fixed) => set({ fixed })}
        />
      </div>
      <OracleChoice
        value={draft.oracle}
        onChoose={(oracle) => set({ oracle, weakness: ORACLES[oracle].weakness })}
      />
      <TextArea
        label="Proof"
        error={faults.proof}
        hint="A small JavaScript program that requires the package and makes it misbehave."
        code
        rows={9}
        value={draft.proof}
        onText={(proof) => set({ proof })}
      />
      <details className="disclosure" open={draft.benign !== '' || faults.benign !== undefined}>
        <summary>Harmless input and claimed weakness (optional)</summary>
        <div className="stack">
          <TextArea
            label="Harmless input"
            error={faults.benign}
            hint="An ordinary use of the same function. Without one, loading the package is the harmless input."
            code
            rows={5}
            value={draft.benign}
            onText={(benign) => set({ benign })}
          />
          <TextField
            label="Claimed weakness"
            error={faults.weakness}
            hint="For instance CWE-1321."
            autoComplete="off"
            value={draft.weakness}
            onText={(weakness) => set({ weakness })}
          />
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
