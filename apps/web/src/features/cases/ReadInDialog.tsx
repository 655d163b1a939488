import { type ReactElement, useState } from 'react'
import type { Party } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Compartments } from './Compartments.tsx'
import { readIn, useCaseAct } from './queries.ts'

/** Opens a case to a party in spite of its compartments, or closes it again. */
export function ReadInDialog(props: {
  caseId: string
  compartments: readonly string[]
  party: Party
  onClose: () => void
}): ReactElement {
  const { party } = props
  const [chosen, setChosen] = useState<readonly string[]>(party.readIn?.compartments ?? [])
  const act = useCaseAct(readIn(props.caseId))
  return (
    <FormDialog
      title={`Read ${party.name} into the case`}
      send={chosen.length === 0 ? 'Close it to this party' : 'Read it in'}
      sending={act}
      incomplete={chosen.length === 0 && party.readIn === null}
      onSend={() =>
        act.mutate({ partyId: party.id, compartments: [...chosen] }, { onSuccess: props.onClose })
      }
      onClose={props.onClose}
    >
      <p>
        You decide that {party.name} needs to know. Your name and what you open stand in the roster and in the
        journal.
      </p>
      <Compartments of={props.compartments} chosen={chosen} onChange={setChosen} />
    </FormDialog>
  )
}
