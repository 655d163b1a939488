import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import type { AttestationBody } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Choice, TextArea } from '../../ui/Inputs.tsx'
import { attest } from './queries.ts'

const REASONS = [
  ['cannot be run', 'It cannot be run here'],
  ['exploited now', 'It is being exploited now'],
] as const

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
  return (
    <>
      <button type="button" className="usa-button usa-button--outline" onClick={() => setOpen(true)}>
        Vouch for it
      </button>
      {open ? (
        <FormDialog
          title="Vouch for this finding"
          send="Sign and send"
          sending={send}
          onSend={() => send.mutate()}
          onClose={() => setOpen(false)}
        >
          <p className="muted">
            For firmware, cloud services and flaws of logic, which no sandbox here can run, and for what is
            being exploited now. Your name stands beside it.
          </p>
          <Choice label="Why" value={reason} options={REASONS} onChoose={setReason} />
          <TextArea
            label="What you know, and how you know it"
            required
            maxLength={10_000}
            value={statement}
            onText={setStatement}
          />
        </FormDialog>
      ) : null}
    </>
  )
}
