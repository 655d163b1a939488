import { type ReactElement, useState } from 'react'
import type { CaseView, Party } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Choice, TextField } from '../../ui/Inputs.tsx'
import { Mark } from '../../ui/Marks.tsx'
import { Fault } from '../../ui/States.tsx'
import { Ago } from '../../ui/When.tsx'
import { PARTY_STATUSES } from '../../ui/words.ts'
import { addParty, setPartyStatus, useCaseAct } from './queries.ts'

const STATUS_ORDER = Object.keys(PARTY_STATUSES) as Party['status'][]
const ROLE_OPTIONS = (['maintainer', 'discoverer', 'coordinator', 'member'] as const).map(
  (role) => [role, role] as const,
)

function Status({ view, party, mayAct }: { view: CaseView; party: Party; mayAct: boolean }): ReactElement {
  const act = useCaseAct(setPartyStatus(view.id))
  const { label, tone, meaning } = PARTY_STATUSES[party.status]
  // A discoverer was asked nothing: that they say nothing further means nothing.
  if (party.role === 'discoverer' && party.status === 'silent') {
    return <span className="muted">Reported it</span>
  }
  return (
    <>
      {mayAct ? (
        <select
          className="usa-select party__status"
          aria-label={`Status of ${party.name}`}
          value={party.status}
          disabled={act.isPending}
          onChange={(event) => {
            const status = STATUS_ORDER.find((word) => word === event.target.value)
            if (status !== undefined) act.mutate({ partyId: party.id, status })
          }}
        >
          {STATUS_ORDER.map((status) => (
            <option key={status} value={status}>
              {PARTY_STATUSES[status].label}
            </option>
          ))}
        </select>
      ) : (
        <Mark tone={tone}>{label}</Mark>
      )}
      <small className="block">{meaning}</small>
      {act.error === null ? null : <Fault error={act.error} />}
    </>
  )
}

function AddPartyDialog({ view, onClose }: { view: CaseView; onClose: () => void }): ReactElement {
  const [name, setName] = useState('')
  const [role, setRole] = useState<Party['role']>('maintainer')
  const act = useCaseAct(addParty(view.id))
  const send = () => act.mutate({ name: name.trim(), role }, { onSuccess: onClose })
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
        An organisation that has accounts here, named exactly as it is here, may read this case from then on,
        and its reports unless it is a discoverer. Any other name is only written down. Add only those who
        need to know.
      </p>
      <div className="fields">
        <TextField label="Name" required maxLength={256} value={name} onText={setName} />
        <Choice label="Role" value={role} options={ROLE_OPTIONS} onChoose={setRole} />
      </div>
    </FormDialog>
  )
}

/** Who is concerned and what each has said. Whoever has said nothing is shown as silent. */
export function Parties({ view, mayAct }: { view: CaseView; mayAct: boolean }): ReactElement {
  const [adding, setAdding] = useState(false)
  return (
    <>
      {view.parties.length === 0 ? (
        <p className="muted">Nobody has been brought in yet.</p>
      ) : (
        <table className="table table--cards">
          <caption className="sr-only">Parties of this case</caption>
          <thead>
            <tr>
              <th scope="col">Party</th>
              <th scope="col">Role</th>
              <th scope="col">Has said</th>
              <th scope="col">Added</th>
            </tr>
          </thead>
          <tbody>
            {view.parties.map((party) => (
              <tr key={party.id}>
                <th scope="row">{party.name}</th>
                <td data-label="Role">{party.role}</td>
                <td>
                  <Status view={view} party={party} mayAct={mayAct} />
                </td>
                <td className="muted" data-label="Added">
                  <Ago at={party.addedAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayAct ? (
        <p className="case__add">
          <button type="button" className="usa-button usa-button--outline" onClick={() => setAdding(true)}>
            Add a party…
          </button>
        </p>
      ) : null}
      {adding ? <AddPartyDialog view={view} onClose={() => setAdding(false)} /> : null}
    </>
  )
}
