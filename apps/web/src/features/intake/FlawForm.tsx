import { type FormEvent, type ReactElement, useRef, useState } from 'react'
import type { FindingDocument } from '../../api/types.ts'
import { Field } from '../../ui/Field.tsx'
import { useFocusFirstFault } from '../../ui/first-fault.ts'
import { Choice, TextArea, TextField } from '../../ui/Inputs.tsx'
import { SEVERITIES, SEVERITY_ORDER } from '../../ui/words.ts'
import { CreditFields } from './CreditFields.tsx'
import { documentFrom, EMPTY_REPORT, type ReportFaults } from './document.ts'
import type { Change } from './fields.ts'
import { ProofFields } from './ProofFields.tsx'

const SEVERITY_OPTIONS = SEVERITY_ORDER.map(
  (severity) => [severity, severity === 'unknown' ? 'I do not know' : SEVERITIES[severity].label] as const,
)

export function FlawForm(props: {
  busy: boolean
  onSend: (document: FindingDocument) => void
}): ReactElement {
  const [draft, setDraft] = useState(EMPTY_REPORT)
  const [faults, setFaults] = useState<ReportFaults>({})
  const form = useRef<HTMLFormElement>(null)
  useFocusFirstFault(form, faults)
  const set: Change = (change) => setDraft((before) => ({ ...before, ...change }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const outcome = documentFrom(draft)
    setFaults('faults' in outcome ? outcome.faults : {})
    if ('document' in outcome) props.onSend(outcome.document)
  }
  return (
    <form ref={form} onSubmit={submit} className="stack" noValidate>
      {/* Marked, not left to the browser: this form says itself what to mend. */}
      <Field label="What is wrong, in one line" required error={faults.title}>
        <input
          className="usa-input"
          maxLength={500}
          value={draft.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      </Field>
      <TextArea
        label="What happens, and how to make it happen"
        hint="In your own words: where, with what input, and what you expected instead."
        rows={7}
        maxLength={200_000}
        value={draft.description}
        onText={(description) => set({ description })}
      />
      <div className="fields">
        <TextField
          label="Software or package"
          error={faults.packageName}
          maxLength={256}
          autoComplete="off"
          value={draft.packageName}
          onText={(packageName) => set({ packageName })}
        />
        <TextField
          label="Version you saw it in"
          error={faults.version}
          maxLength={256}
          autoComplete="off"
          value={draft.version}
          onText={(version) => set({ version })}
        />
        <TextField
          label="Fixed in, if you know"
          error={faults.fixedIn}
          maxLength={256}
          autoComplete="off"
          value={draft.fixedIn}
          onText={(fixedIn) => set({ fixedIn })}
        />
        <Choice
          label="How bad you think it is"
          value={draft.severity}
          options={SEVERITY_OPTIONS}
          onChoose={(severity) => set({ severity })}
        />
        <TextField
          label="Kind of weakness (CWE), if you know"
          error={faults.weakness}
          placeholder="such as CWE-79"
          autoComplete="off"
          value={draft.weakness}
          onText={(weakness) => set({ weakness })}
        />
      </div>
      <ProofFields draft={draft} set={set} faults={faults} />
      <div className="usa-checkbox">
        <input
          id="exploited"
          type="checkbox"
          className="usa-checkbox__input"
          checked={draft.exploited}
          onChange={(event) => set({ exploited: event.target.checked })}
        />
        <label className="usa-checkbox__label" htmlFor="exploited">
          Somebody is exploiting it now: a person should look at once
        </label>
      </div>
      <CreditFields draft={draft} set={set} faults={faults} />
      <p>
        <button type="submit" className="usa-button usa-button--big" disabled={props.busy}>
          {props.busy ? 'Sending…' : 'Send the report'}
        </button>
      </p>
    </form>
  )
}
