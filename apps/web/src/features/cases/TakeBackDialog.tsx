import { type ReactElement, useState } from 'react'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/Inputs.tsx'
import { takeBack, useCaseAct } from './queries.ts'

/** The maintainer is back: whoever stood in leaves the case. */
export function TakeBackDialog(props: {
  caseId: string
  escalationId: string
  /** A coordinator says it for the maintainer. */
  coordinator: boolean
  onClose: () => void
}): ReactElement {
  const [words, setWords] = useState('')
  const act = useCaseAct(takeBack(props.caseId))
  return (
    <FormDialog
      title={props.coordinator ? 'Is the maintainer back?' : 'Take it back?'}
      send={props.coordinator ? 'It is back' : 'Take it back'}
      sending={act}
      onSend={() =>
        act.mutate({ escalationId: props.escalationId, words: words.trim() }, { onSuccess: props.onClose })
      }
      onClose={props.onClose}
    >
      <p>
        Whoever was asked in {props.coordinator ? 'its' : 'your'} place is thanked and leaves the case; what
        it said stays with the coordinators.
      </p>
      <TextArea
        label="Words (the coordinators read them)"
        rows={3}
        maxLength={4000}
        value={words}
        onText={setWords}
      />
    </FormDialog>
  )
}
