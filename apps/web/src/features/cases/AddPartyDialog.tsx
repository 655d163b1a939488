import { Checkbox } from '@trussworks/react-uswds'
import { type ReactElement, useState } from 'react'
import type { Party } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Choice, TextField } from '../../ui/Inputs.tsx'
import { Compartments } from './Compartments.tsx'
import { addParty, useCaseAct } from './queries.ts'
import { isAsked } from './room.ts'
import { PARTY_ROLE_ORDER, PARTY_ROLES } from './words.ts'

const ROLE_OPTIONS = PARTY_ROLE_ORDER.map((role) => [role, `${role}: ${PARTY_ROLES[role]}`] as const)

/** Brings somebody into the case who needs to know. */
export function AddPartyDialog(props: {
  caseId: string
  /** Compartments the case is in. */
  compartments: readonly string[]
  onClose: () => void
}): ReactElement {
  const { caseId, onClose } = props
  const [name, setName] = useState('')
  const [role, setRole] = useState<Party['role']>('maintainer')
  const [email, setEmail] = useState('')
  const [introduced, setIntroduced] = useState(false)
  const [open, setOpen] = useState<readonly string[]>([])
  const act = useCaseAct(addParty(caseId))
  const send = () =>
    act.mutate(
      {
        name: name.trim(),
        role,
        introduced,
        ...(email.trim() === '' ? {} : { email: email.trim() }),
        ...(open.length === 0 || role === 'coordinator' ? {} : { compartments: [...open] }),
      },
      { onSuccess: onClose },
    )
  return (
    <FormDialog
      title="Add a party"
      send="Add"
      sending={act}
      incomplete={name.trim() === ''}
      onSend={send}
      onClose={onClose}
    >
      <p className="muted">
        An organisation with accounts here, named exactly as it is here, reads the case with them. Any other
        acts by a link you make for it. Add only those who need to know.
      </p>
      <TextField label="Name" required maxLength={256} value={name} onText={setName} />
      <Choice
        label="Role"
        hint={
          isAsked({ role })
            ? 'It is told by its dossier, at its own pace, and asked for a fix.'
            : 'It reads the case as soon as it has a way in.'
        }
        value={role}
        options={ROLE_OPTIONS}
        onChoose={setRole}
      />
      <TextField
        label="E-mail address (optional)"
        hint="Where it is written to when it has no account here. Only coordinators see it."
        type="email"
        maxLength={254}
        autoComplete="off"
        value={email}
        onText={setEmail}
      />
      {role === 'coordinator' ? null : (
        <Compartments of={props.compartments} chosen={open} onChange={setOpen} />
      )}
      <Checkbox
        id="party-introduced"
        name="introduced"
        label="The other parties may know that it is here"
        checked={introduced}
        onChange={(event) => setIntroduced(event.target.checked)}
      />
    </FormDialog>
  )
}
