import { type FormEvent, type ReactElement, useRef, useState } from 'react'
import type { FindingDocument } from '../../api/types.ts'
import { Field } from '../../ui/Field.tsx'
import { useFocusFirstFault } from '../../ui/first-fault.ts'
import { SEVERITIES, SEVERITY_ORDER } from '../../ui/words.ts'
import { CreditFields } from './CreditFields.tsx'
import { documentFrom, EMPTY_REPORT, type ReportFaults } from './document.ts'
import type { Change } from './fields.ts'
import { ProofFields } from './ProofFields.tsx'

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
      <Field label="What is wrong, in one line" required error={faults.title}>
        <input
          className="usa-input"
          maxLength={500}
          value={draft.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      </Field>
      <Field
        label="What happens, and how to make it happen"
        hint="In your own words: where, with what input, and what you expected instead."
      >
        <textarea
          className="usa-textarea"
          rows={7}
          maxLength={200_000}
          value={draft.description}
          onChange={(event) => set({ description: event.target.value })}
        />
      </Field>
      <div className="fields">
        <Field label="Software or package" error={faults.packageName}>
          <input
            className="usa-input"
            maxLength={256}
            autoComplete="off"
            value={draft.packageName}
            onChange={(event) => set({ packageName: event.target.value })}
          />
        </Field>
        <Field label="Version you saw it in" error={faults.version}>
          <input
            className="usa-input"
            maxLength={256}
            autoComplete="off"
            value={draft.version}
            onChange={(event) => set({ version: event.target.value })}
          />
        </Field>
        <Field label="Fixed in, if you know" error={faults.fixedIn}>
          <input
            className="usa-input"
            maxLength={256}
            autoComplete="off"
            value={draft.fixedIn}
            onChange={(event) => set({ fixedIn: event.target.value })}
          />
        </Field>
        <Field label="How bad you think it is">
          <select
            className="usa-select"
            value={draft.severity}
            onChange={(event) => {
              const severity = SEVERITY_ORDER.find((word) => word === event.target.value)
              if (severity !== undefined) set({ severity })
            }}
          >
            {SEVERITY_ORDER.map((severity) => (
              <option key={severity} value={severity}>
                {severity === 'unknown' ? 'I do not know' : SEVERITIES[severity].label}
              </option>
            ))}
          </select>
        </Field>
        <Field label="Kind of weakness (CWE), if you know" error={faults.weakness}>
          <input
            className="usa-input"
            placeholder="such as CWE-79"
            autoComplete="off"
            value={draft.weakness}
            onChange={(event) => set({ weakness: event.target.value })}
          />
        </Field>
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
