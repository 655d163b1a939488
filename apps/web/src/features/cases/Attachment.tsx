import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { CaseMessage } from '../../api/types.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Mark } from '../../ui/Marks.tsx'
import { Fault } from '../../ui/States.tsx'
import { sizeWords } from './attachments.ts'
import { loadAttachment } from './queries.ts'
import { saveAs } from './save.ts'

/** Only its recipients can open it, and not this house. */
export function AgeMark(): ReactElement {
  return (
    <Mark tone="info" icon="fence" title="An age file: only those it was encrypted to can open it.">
      sealed
    </Mark>
  )
}

/** A file of a message: saved, never shown, because nobody here knows what is in it. */
export function Attachment(props: {
  caseId: string
  file: CaseMessage['attachments'][number]
}): ReactElement {
  const { file } = props
  const save = useMutation({
    mutationFn: () => loadAttachment(props.caseId, file.id),
    onSuccess: (blob) => saveAs(file.name, blob),
  })
  return (
    <>
      <button type="button" className="copy" disabled={save.isPending} onClick={() => save.mutate()}>
        <Icon name="down" /> <span className="sr-only">Save </span>
        {file.name} <span className="muted">({sizeWords(file.bytes)})</span>
      </button>
      {file.age ? <AgeMark /> : null}
      {save.error === null ? null : <Fault error={save.error} />}
    </>
  )
}
