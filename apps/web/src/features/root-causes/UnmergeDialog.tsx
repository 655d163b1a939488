import { type ReactElement, useState } from 'react'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/Inputs.tsx'
import { counted } from '../../ui/number.ts'
import { useUnmerge } from './queries.ts'

export function UnmergeDialog(props: {
  rootCauseId: string
  findingIds: string[]
  onClose: () => void
  onDone: () => void
}): ReactElement {
  const { findingIds } = props
  const [reason, setReason] = useState('')
  const unmerge = useUnmerge(props.rootCauseId)
  return (
    <FormDialog
      title={`Take out ${counted(findingIds.length, 'finding')}`}
      send="Take out"
      sending={unmerge}
      onSend={() => unmerge.mutate({ findingIds, reason }, { onSuccess: props.onDone })}
      onClose={props.onClose}
    >
      <p>
        They become a root cause of their own. Later grouping respects this, and it can be undone by merging
        them back.
      </p>
      <TextArea
        label="Why they are about something else"
        hint="Kept in the history, with your name."
        required
        maxLength={1000}
        value={reason}
        onText={setReason}
      />
    </FormDialog>
  )
}
