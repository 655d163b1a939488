import { type FormEvent, type ReactElement, useState } from 'react'
import type { AdvisoryView } from '../../api/types.ts'
import { Choice, TextArea, TextField } from '../../ui/Inputs.tsx'
import { Fault } from '../../ui/States.tsx'
import { SEVERITIES, SEVERITY_ORDER } from '../../ui/words.ts'
import { useCaseAct } from '../cases/queries.ts'
import { saveAdvisory } from './queries.ts'

const SEVERITY_OPTIONS = SEVERITY_ORDER.map((severity) => [severity, SEVERITIES[severity].label] as const)

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
      <TextField
        label="Title"
        required
        maxLength={500}
        value={content.title}
        onText={(title) => setContent({ ...content, title })}
      />
      <Choice
        label="Severity"
        value={content.severity}
        options={SEVERITY_OPTIONS}
        onChoose={(severity) => setContent({ ...content, severity })}
      />
      <TextArea
        label="What it is"
        hint="For somebody who runs the software and did not write it."
        rows={8}
        maxLength={20_000}
        value={content.summary}
        onText={(summary) => setContent({ ...content, summary })}
      />
      <TextArea
        label="What to do"
        rows={4}
        value={content.remediation}
        onText={(remediation) => setContent({ ...content, remediation })}
      />
      <TextArea
        label="Credits"
        hint="One name a line; only those who wish to be named."
        rows={3}
        value={credits}
        onText={setCredits}
      />
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
