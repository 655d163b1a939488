import { type DragEvent, type FormEvent, type ReactElement, useState } from 'react'
import { Field } from '../../ui/Field.tsx'
import { TextArea } from '../../ui/Inputs.tsx'

/** The server reads at most 256 KiB of a report to try. */
const MOST_BYTES = 262_144

export function ReportForm(props: {
  text: string
  onText: (text: string) => void
  busy: boolean
  onTry: (report: string) => void
}): ReactElement {
  const [fault, setFault] = useState<string | undefined>(undefined)
  const [over, setOver] = useState(false)
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    if (file.size > MOST_BYTES) {
      setFault(`${file.name} is larger than 256 KiB. Cut it down to the report and the proof.`)
      return
    }
    setFault(undefined)
    props.onText(await file.text())
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (props.text.trim() === '') setFault('Paste a report first, or drop a file here.')
    else props.onTry(props.text)
  }
  return (
    <form onSubmit={submit} className="stack">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is an extra; the file field below does the same */}
      <div
        className={`drop ${over ? 'drop--over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <TextArea
          label="The report, however badly written"
          error={fault}
          hint="Say which package and version, and paste the code that breaks it. Plain text, Markdown, SARIF, CSAF and JSON are all read. You can also drop a file here."
          code
          rows={14}
          value={props.text}
          onText={props.onText}
        />
        <Field label="Or choose a file">
          <input
            className="file"
            type="file"
            accept=".md,.txt,.json,.sarif,text/plain,text/markdown,application/json"
            onChange={(event) => void take(event.target.files?.[0])}
          />
        </Field>
      </div>
      <p>
        <button type="submit" className="usa-button usa-button--big" disabled={props.busy}>
          {props.busy ? 'Reading…' : 'Try it'}
        </button>
      </p>
    </form>
  )
}
