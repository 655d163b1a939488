import { type FormEvent, type ReactElement, useState } from 'react'
import type { ReportForm } from '../../api/types.ts'
import { Field } from '../../ui/Field.tsx'
import { FORMS } from '../../ui/words.ts'
import { formOfFile } from './submit.ts'

const FORM_ORDER: ReportForm[] = ['markdown', 'native', 'sarif', 'csaf']
/** The intake reads documents of at most 32 MiB. */
const MOST_BYTES = 32 * 1024 * 1024

export function FileForm(props: {
  busy: boolean
  onSend: (form: ReportForm, text: string) => void
}): ReactElement {
  const [text, setText] = useState('')
  const [form, setForm] = useState<ReportForm>('markdown')
  const [fault, setFault] = useState<string | undefined>(undefined)
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    if (file.size > MOST_BYTES) {
      setFault(`${file.name} is larger than 32 MiB. Split it, or send it with the command line.`)
      return
    }
    const content = await file.text()
    setFault(undefined)
    setText(content)
    setForm(formOfFile(file.name, content))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') setFault('Choose a file or paste its text first.')
    else props.onSend(form, text)
  }
  return (
    <form onSubmit={submit} className="stack">
      <Field
        label="File"
        error={fault}
        hint="What a scanner, a colleague or an AI wrote: SARIF, CSAF, JSON or text."
      >
        <input className="file" type="file" onChange={(event) => void take(event.target.files?.[0])} />
      </Field>
      <Field label="Or its text">
        <textarea
          className="usa-textarea mono"
          rows={12}
          spellCheck={false}
          value={text.length > 200_000 ? `${text.slice(0, 200_000)}\n… (shown in part, sent whole)` : text}
          readOnly={text.length > 200_000}
          onChange={(event) => {
            setText(event.target.value)
            setForm(formOfFile('', event.target.value))
          }}
        />
      </Field>
      <Field label="Form">
        <select
          className="usa-select"
          value={form}
          onChange={(event) => {
            const chosen = FORM_ORDER.find((word) => word === event.target.value)
            if (chosen !== undefined) setForm(chosen)
          }}
        >
          {FORM_ORDER.map((word) => (
            <option key={word} value={word}>
              {FORMS[word]}
            </option>
          ))}
        </select>
      </Field>
      <p>
        <button type="submit" className="usa-button usa-button--big" disabled={props.busy}>
          {props.busy ? 'Sending…' : 'Send the report'}
        </button>
      </p>
    </form>
  )
}
