import { type ReactElement, useState } from 'react'
import type { AnswerBody, EmbargoProposal } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/Inputs.tsx'
import { instant, ownZone } from '../../ui/time.ts'
import { answerProposal, useCaseAct } from './queries.ts'

const ASKED: Record<AnswerBody['answer'], { title: string; send: string; means: string }> = {
  agree: {
    title: 'Agree to this end',
    send: 'Agree',
    means: 'Until then you publish nothing. If nobody else is waited for, it holds at once.',
  },
  decline: {
    title: 'Decline this end',
    send: 'Decline',
    means: 'This ends the proposal for everybody. Say what would suit you, or propose another end.',
  },
}

/** A party's answer to the open proposal. */
export function AnswerDialog(props: {
  caseId: string
  proposal: EmbargoProposal
  answer: AnswerBody['answer']
  onClose: () => void
}): ReactElement {
  const { proposal, answer } = props
  const [words, setWords] = useState('')
  const act = useCaseAct(answerProposal(props.caseId))
  const send = () =>
    act.mutate(
      {
        proposalId: proposal.id,
        body: { answer, ...(words.trim() === '' ? {} : { words: words.trim() }) },
      },
      { onSuccess: props.onClose },
    )
  const { title, send: label, means } = ASKED[answer]
  return (
    <FormDialog title={title} send={label} sending={act} onSend={send} onClose={props.onClose}>
      <p>
        <strong>{instant(proposal.endsAt, ownZone())}</strong> in your zone, {ownZone()}.
      </p>
      <p className="muted">{means}</p>
      <TextArea
        label="Words to the coordinators (optional)"
        maxLength={4000}
        value={words}
        onText={setWords}
      />
    </FormDialog>
  )
}
