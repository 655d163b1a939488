import { type ReactElement, useState } from 'react'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/Inputs.tsx'
import { proposeEscalation, useCaseAct } from './queries.ts'

/** Says that the software is orphaned, before the house does. */
export function ProposeEscalation(props: { caseId: string; onClose: () => void }): ReactElement {
  const [words, setWords] = useState('')
  const act = useCaseAct(proposeEscalation(props.caseId))
  return (
    <FormDialog
      title="Propose a maintainer of last resort"
      send="Propose it"
      sending={act}
      onSend={() => act.mutate(words.trim(), { onSuccess: props.onClose })}
      onClose={props.onClose}
    >
      <p>
        The proposal keeps what was tried so far: who was told when, how often it was written to, what came
        back. Whoever decides sees it. No party learns of it before.
      </p>
      <TextArea label="What speaks for it" rows={3} maxLength={4000} value={words} onText={setWords} />
    </FormDialog>
  )
}
