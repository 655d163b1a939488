import { Checkbox, Fieldset } from '@trussworks/react-uswds'
import { type ReactElement, useState } from 'react'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea, TextField } from '../../ui/Inputs.tsx'
import { openThread, useCaseAct } from './queries.ts'
import { futureReaders } from './readers.ts'
import type { Room } from './room.ts'
import { byRole } from './words.ts'

/** Begins a conversation; before it is sent, a sentence says who will read it. */
export function NewConversation(props: {
  room: Room
  onClose: () => void
  onBegun: (threadId: string) => void
}): ReactElement {
  const { room } = props
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [forAll, setForAll] = useState(false)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const act = useCaseAct(openThread(room.view.id))
  const others = byRole(room.view.parties.filter(({ id }) => id !== room.own?.id))
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  const send = () =>
    act.mutate(
      {
        title: title.trim(),
        text: text.trim(),
        ...(forAll ? { forAll: true } : { partyIds: [...chosen] }),
      },
      { onSuccess: ({ id }) => props.onBegun(id) },
    )
  return (
    <FormDialog
      title="Begin a conversation"
      send="Send"
      sending={act}
      incomplete={title.trim() === '' || text.trim() === ''}
      onSend={send}
      onClose={props.onClose}
    >
      <TextField label="About" required maxLength={200} value={title} onText={setTitle} />
      <Fieldset legend="With">
        {room.coordinator ? (
          <Checkbox
            id="with-all"
            name="with-all"
            label="Every party, also those who come later"
            checked={forAll}
            onChange={(event) => setForAll(event.target.checked)}
          />
        ) : (
          <p className="muted">The coordinators, always.</p>
        )}
        {forAll
          ? null
          : others.map(({ id, name, role }) => (
              <Checkbox
                key={id}
                id={`with-${id}`}
                name={`with-${id}`}
                label={`${name} (${role})`}
                checked={chosen.includes(id)}
                onChange={() => toggle(id)}
              />
            ))}
      </Fieldset>
      <p role="status" className="moment">
        {futureReaders(room, { forAll, partyIds: chosen })}
      </p>
      <TextArea label="Message" required maxLength={20_000} value={text} onText={setText} />
    </FormDialog>
  )
}
