import { type ReactElement, useState } from 'react'
import type { CaseState, CaseView } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/Inputs.tsx'
import { moveCase, useCaseAct } from './queries.ts'

/** The state changes this viewer may make now; the server names them. */
export function MoveCase({ view }: { view: CaseView }): ReactElement | null {
  const [to, setTo] = useState<CaseState | undefined>(undefined)
  const [note, setNote] = useState('')
  const act = useCaseAct(moveCase(view.id))
  const close = () => {
    setTo(undefined)
    setNote('')
    act.reset()
  }
  const send = () => {
    if (to !== undefined) act.mutate({ to, note }, { onSuccess: close })
  }
  // Publishing has a dialog of its own, beside the advisory it publishes.
  const moves = view.mayMoveTo.filter((state) => state !== 'published')
  if (moves.length === 0) return null
  return (
    <>
      <p className="row">
        {moves.map((state) => (
          <button
            key={state}
            type="button"
            className="usa-button usa-button--outline"
            onClick={() => setTo(state)}
          >
            Move to “{state}”…
          </button>
        ))}
      </p>
      {to === undefined ? null : (
        <FormDialog
          title={`Move this case to “${to}”`}
          send="Move it"
          sending={act}
          onSend={send}
          onClose={close}
        >
          <TextArea label="Note for the timeline (optional)" maxLength={4000} value={note} onText={setNote} />
        </FormDialog>
      )}
    </>
  )
}
