import { type FormEvent, type ReactElement, useRef, useState } from 'react'
import { Field } from '../../ui/Field.tsx'
import { TextArea } from '../../ui/Inputs.tsx'
import { Fault } from '../../ui/States.tsx'
import { AgeMark } from './Attachment.tsx'
import { type ChosenFile, chooseFile, MOST_BYTES, MOST_FILES, sizeWords } from './attachments.ts'
import { postMessage, useCaseAct } from './queries.ts'

function Chosen({
  files,
  onDrop,
}: {
  files: ChosenFile[]
  onDrop: (file: ChosenFile) => void
}): ReactElement | null {
  if (files.length === 0) return null
  return (
    <ul className="attachments" aria-label="Files to send">
      {files.map((file) => (
        <li key={file.name}>
          {file.name} <span className="muted">({sizeWords(file.bytes)})</span> {file.age ? <AgeMark /> : null}
          <button type="button" className="usa-button usa-button--unstyled" onClick={() => onDrop(file)}>
            Leave out<span className="sr-only"> {file.name}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Writing into a conversation, with files. */
export function Compose({ caseId, threadId }: { caseId: string; threadId: string }): ReactElement {
  const [text, setText] = useState('')
  const [files, setFiles] = useState<ChosenFile[]>([])
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const input = useRef<HTMLInputElement>(null)
  const act = useCaseAct(postMessage(caseId, threadId))
  const choose = async (list: FileList | null) => {
    const results = await Promise.allSettled([...(list ?? [])].map(chooseFile))
    const read = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
    const faults = results.flatMap((result) =>
      result.status === 'rejected' ? String(result.reason.message) : [],
    )
    // A file chosen again takes the place of the earlier one.
    const kept = files.filter(({ name }) => !read.some((file) => file.name === name))
    const all = [...kept, ...read]
    if (all.length > MOST_FILES) faults.push(`${MOST_FILES} files are the most for one message.`)
    setFiles(all.slice(0, MOST_FILES))
    setRefused(faults.length === 0 ? undefined : faults.join(' '))
    if (input.current !== null) input.current.value = ''
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    const attachments = files.map(({ name, content }) => ({ name, content }))
    act.mutate(
      { text: text.trim(), ...(attachments.length === 0 ? {} : { attachments }) },
      {
        onSuccess: () => {
          setText('')
          setFiles([])
        },
      },
    )
  }
  return (
    <form className="stack compose" onSubmit={send}>
      <TextArea label="Your message" required maxLength={20_000} rows={4} value={text} onText={setText} />
      <Field
        label="Attach files (optional)"
        hint={`Up to ${MOST_FILES} files of ${sizeWords(MOST_BYTES)} each. Files encrypted with age are recognised; this house cannot open them.`}
        error={refused}
      >
        <input
          ref={input}
          type="file"
          multiple
          className="compose__files"
          onChange={(event) => void choose(event.target.files)}
        />
      </Field>
      <Chosen files={files} onDrop={(file) => setFiles(files.filter((other) => other !== file))} />
      {act.error === null ? null : <Fault error={act.error} />}
      <p>
        <button type="submit" className="usa-button" disabled={act.isPending || text.trim() === ''}>
          {act.isPending ? 'Sending…' : 'Send'}
        </button>
      </p>
    </form>
  )
}
