import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactElement, useState } from 'react'
import type { AttestationBody } from '../../api/types.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Fault } from '../../ui/States.tsx'
import { attest } from './queries.ts'

/** A named person vouches for what cannot be run, or for what is being exploited now. */
export function Attest({ findingId }: { findingId: string }): ReactElement {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState<AttestationBody['reason']>('cannot be run')
  const [statement, setStatement] = useState('')
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: () => attest(findingId, { reason, statement }),
    onSuccess: async () => {
      setOpen(false)
      await queries.invalidateQueries({ queryKey: ['findings', findingId] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <>
      <button type="button" className="usa-button usa-button--outline" onClick={() => setOpen(true)}>
        Vouch for it
      </button>
      {open ? (
        <Dialog title="Vouch for this finding" onClose={() => setOpen(false)}>
          <form onSubmit={submit} className="stack">
            <p className="muted">
              For firmware, cloud services and flaws of logic, which no sandbox here can run, and for what is
              being exploited now. Your name stands beside it.
            </p>
            <Field label="Why">
              <select
                className="usa-select"
                value={reason}
                onChange={(event) =>
                  setReason(event.target.value === 'exploited now' ? 'exploited now' : 'cannot be run')
                }
              >
                <option value="cannot be run">It cannot be run here</option>
                <option value="exploited now">It is being exploited now</option>
              </select>
            </Field>
            <Field label="What you know, and how you know it" required>
              <textarea
                className="usa-textarea"
                required
                maxLength={10_000}
                value={statement}
                onChange={(event) => setStatement(event.target.value)}
              />
            </Field>
            {send.error === null ? null : <Fault error={send.error} />}
            <div className="row row--end">
              <button type="button" className="usa-button usa-button--outline" onClick={() => setOpen(false)}>
                Cancel
              </button>
              <button type="submit" className="usa-button" disabled={send.isPending}>
                Sign and send
              </button>
            </div>
          </form>
        </Dialog>
      ) : null}
    </>
  )
}
