import { type ReactElement, useState } from 'react'
import type { Party } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/Inputs.tsx'
import { removeParty, useCaseAct } from './queries.ts'

/** Ends a party's part in the case. */
export function RemoveDialog(props: { caseId: string; party: Party; onClose: () => void }): ReactElement {
  const { party } = props
  const [note, setNote] = useState('')
  const act = useCaseAct(removeParty(props.caseId))
  return (
    <FormDialog
      title={`Remove ${party.name} from the case?`}
      send="Remove it"
      sending={act}
      incomplete={note.trim() === ''}
      onSend={() => act.mutate({ partyId: party.id, note: note.trim() }, { onSuccess: props.onClose })}
      onClose={props.onClose}
    >
      <p>
        It reads nothing of the case from now on, its link opens nothing, and what waits for it is not sent.
        What it said stays under its name. What it has read it knows.
      </p>
      <TextArea
        label="Why"
        hint="Kept in the timeline for the coordinators."
        required
        rows={2}
        maxLength={4000}
        value={note}
        onText={setNote}
      />
    </FormDialog>
  )
}
