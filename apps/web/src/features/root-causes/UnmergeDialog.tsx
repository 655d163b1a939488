import { type FormEvent, type ReactElement, useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { counted } from '../../ui/number.ts'
import { Fault } from '../../ui/States.tsx'
import { useUnmerge } from './queries.ts'

export function UnmergeDialog(props: {
  rootCauseId: string
  findingIds: string[]
  onClose: () => void
  onDone: () => void
}): ReactElement {
  const [reason, setReason] = useState('')
  const unmerge = useUnmerge(props.rootCauseId)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    unmerge.mutate({ findingIds: props.findingIds, reason }, { onSuccess: props.onDone })
  }
  return (
    <Dialog title={`Take out ${counted(props.findingIds.length, 'finding')}`} onClose={props.onClose}>
      <form onSubmit={submit} className="stack">
        <p>
          They become a root cause of their own. Later grouping respects this, and it can be undone by merging
          them back.
        </p>
        <Field label="Why they are about something else" required hint="Kept in the history, with your name.">
          <textarea
            className="usa-textarea"
            required
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {unmerge.error === null ? null : <Fault error={unmerge.error} />}
        <div className="row row--end">
          <button type="button" className="usa-button usa-button--outline" onClick={props.onClose}>
            Cancel
          </button>
          <button type="submit" className="usa-button" disabled={unmerge.isPending}>
            Take out
          </button>
        </div>
      </form>
    </Dialog>
  )
}
