import { type FormEvent, type ReactElement, useState } from 'react'
import type { AdvisoryView } from '../../api/types.ts'
import { Field } from '../../ui/Field.tsx'
import { Fault } from '../../ui/States.tsx'
import { SEVERITIES, SEVERITY_ORDER } from '../../ui/words.ts'
import { useCaseAct } from '../cases/queries.ts'
import { saveAdvisory } from './queries.ts'

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The words of a draft. Ranges and identifiers come from the case and stay as they are. */
export function EditAdvisory({
  advisory,
  onDone,
}: {
  advisory: AdvisoryView
  onDone: () => void
}): ReactElement {
  const [content, setContent] = useState(advisory.content)
  const [credits, setCredits] = useState(advisory.content.credits.join('\n'))
  const save = useCaseAct(saveAdvisory(advisory.id))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ ...content, credits: lines(credits) }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} className="card stack">
      <Field label="Title" required>
        <input
          className="usa-input"
          required
          maxLength={500}
          value={content.title}
          onChange={(event) => setContent({ ...content, title: event.target.value })}
        />
      </Field>
      <Field label="Severity">
        <select
          className="usa-select"
          value={content.severity}
          onChange={(event) => {
            const severity = SEVERITY_ORDER.find((word) => word === event.target.value)
            if (severity !== undefined) setContent({ ...content, severity })
          }}
        >
          {SEVERITY_ORDER.map((severity) => (
            <option key={severity} value={severity}>
              {SEVERITIES[severity].label}
            </option>
          ))}
        </select>
      </Field>
      <Field label="What it is" hint="For somebody who runs the software and did not write it.">
        <textarea
          className="usa-textarea"
          rows={8}
          maxLength={20_000}
          value={content.summary}
          onChange={(event) => setContent({ ...content, summary: event.target.value })}
        />
      </Field>
      <Field label="What to do">
        <textarea
          className="usa-textarea"
          rows={4}
          value={content.remediation}
          onChange={(event) => setContent({ ...content, remediation: event.target.value })}
        />
      </Field>
      <Field label="Credits" hint="One name a line; only those who wish to be named.">
        <textarea
          className="usa-textarea"
          rows={3}
          value={credits}
          onChange={(event) => setCredits(event.target.value)}
        />
      </Field>
      {save.error === null ? null : <Fault error={save.error} />}
      <p className="row">
        <button type="submit" className="usa-button" disabled={save.isPending}>
          {save.isPending ? 'Saving…' : 'Save the draft'}
        </button>
        <button type="button" className="usa-button usa-button--outline" onClick={onDone}>
          Cancel
        </button>
      </p>
    </form>
  )
}
