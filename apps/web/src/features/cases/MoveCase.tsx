import { type FormEvent, type ReactElement, useState } from 'react'
import type { CaseState, CaseView } from '../../api/types.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Fault } from '../../ui/States.tsx'
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
  const submit = (event: FormEvent) => {
    event.preventDefault()
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
        <Dialog title={`Move this case to “${to}”`} onClose={close}>
          <form onSubmit={submit} className="stack">
            <Field label="Note for the timeline (optional)">
              <textarea
                className="usa-textarea"
                maxLength={4000}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            </Field>
            {act.error === null ? null : <Fault error={act.error} />}
            <div className="row row--end">
              <button type="button" className="usa-button usa-button--outline" onClick={close}>
                Cancel
              </button>
              <button type="submit" className="usa-button" disabled={act.isPending}>
                Move it
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  )
}
