import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { Escalation, Escalations } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Choice, TextArea } from '../../ui/Inputs.tsx'
import { Compartments } from './Compartments.tsx'
import { decideEscalation, useCaseAct } from './queries.ts'
import type { Room } from './room.ts'

type Candidate = Escalations['candidates'][number]

/** Hands the software on to one of those who are willing. */
export function AskDialog(props: {
  room: Room
  escalation: Escalation
  candidates: readonly Candidate[]
  onClose: () => void
}): ReactElement {
  const { room, escalation, candidates } = props
  const { id, compartments } = room.view
  const [maintainerId, setMaintainerId] = useState(candidates[0]?.id ?? '')
  const [words, setWords] = useState('')
  const [open, setOpen] = useState<readonly string[]>([])
  const act = useCaseAct(decideEscalation(id))
  const chosen = candidates.find((one) => one.id === maintainerId)
  return (
    <FormDialog
      title="Ask a maintainer of last resort"
      send="Ask it"
      sending={act}
      incomplete={chosen === undefined}
      onSend={() =>
        act.mutate(
          {
            escalationId: escalation.id,
            body: { accept: true, maintainerId, words: words.trim(), compartments: [...open] },
          },
          { onSuccess: props.onClose },
        )
      }
      onClose={props.onClose}
    >
      {candidates.length === 0 ? (
        <p>
          Nobody who is registered takes over such software
          {escalation.unknownEcosystem
            ? '; some of it has no package address, so only who takes everything may be asked'
            : ` (${escalation.ecosystems.join(', ')})`}
          . <Link to="/last-resort">See who is registered</Link>.
        </p>
      ) : (
        <>
          <p>
            It becomes a maintainer of this case, marked “last resort”, and gets every dossier at once. It
            learns of no other party. Who was absent is told that somebody was asked, not who, and can take it
            back at any time.
          </p>
          <Choice
            label="Who is asked"
            hint={chosen?.words}
            value={maintainerId}
            options={candidates.map((one) => [
              one.id,
              `${one.name} (${one.ecosystems.length === 0 ? 'everything' : one.ecosystems.join(', ')})`,
            ])}
            onChoose={setMaintainerId}
          />
          <Compartments of={compartments} chosen={open} onChange={setOpen} />
        </>
      )}
      <TextArea label="Why (for coordinators)" rows={2} maxLength={4000} value={words} onText={setWords} />
    </FormDialog>
  )
}

/** A no, with its reason. */
export function DeclineDialog(props: {
  caseId: string
  escalation: Escalation
  onClose: () => void
}): ReactElement {
  const [words, setWords] = useState('')
  const act = useCaseAct(decideEscalation(props.caseId))
  return (
    <FormDialog
      title="Ask nobody else?"
      send="Ask nobody else"
      sending={act}
      incomplete={words.trim() === ''}
      onSend={() =>
        act.mutate(
          { escalationId: props.escalation.id, body: { accept: false, words: words.trim() } },
          { onSuccess: props.onClose },
        )
      }
      onClose={props.onClose}
    >
      <p>The house does not propose the same again for two weeks.</p>
      <TextArea
        label="Why"
        hint="Kept in the timeline for the coordinators."
        required
        rows={3}
        maxLength={4000}
        value={words}
        onText={setWords}
      />
    </FormDialog>
  )
}
