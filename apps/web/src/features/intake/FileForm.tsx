import { type FormEvent, type ReactElement, useState } from 'react'
import type { ReportForm } from '../../api/types.ts'
import { Field } from '../../ui/Field.tsx'
import { Choice, TextArea } from '../../ui/Inputs.tsx'
import { FORMS } from '../../ui/words.ts'
import { formOfFile } from './submit.ts'

const FORM_OPTIONS = (['markdown', 'native', 'sarif', 'csaf'] as const).map(
  (form) => [form, FORMS[form]] as const,
)
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
      <TextArea
        label="Or its text"
        code
        rows={12}
        value={text.length > 200_000 ? `${text.slice(0, 200_000)}\n… (shown in part, sent whole)` : text}
        readOnly={text.length > 200_000}
        onText={(typed) => {
          setText(typed)
          setForm(formOfFile('', typed))
        }}
      />
      <Choice label="Form" value={form} options={FORM_OPTIONS} onChoose={setForm} />
      <p>
        <button type="submit" className="usa-button usa-button--big" disabled={props.busy}>
          {props.busy ? 'Sending…' : 'Send the report'}
        </button>
      </p>
    </form>
  )
}
