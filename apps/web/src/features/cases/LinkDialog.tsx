import { type ReactElement, useState } from 'react'
import type { Party } from '../../api/types.ts'
import { Code } from '../../ui/Code.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextField } from '../../ui/Inputs.tsx'
import { instant } from '../../ui/time.ts'
import { makeLink, useCaseAct } from './queries.ts'

const USUAL_DAYS = '30'

/** Makes the link by which a party acts without an account, and shows it this once. */
export function LinkDialog(props: { caseId: string; party: Party; onClose: () => void }): ReactElement {
  const { party } = props
  const [days, setDays] = useState(USUAL_DAYS)
  const act = useCaseAct(makeLink(props.caseId))
  if (act.data !== undefined)
    return (
      <Dialog title={`The link of ${party.name}`} onClose={props.onClose}>
        <div className="stack">
          <p>
            Whoever opens it acts as {party.name} in this case and nowhere else, until{' '}
            {instant(act.data.expiresAt)}: reads its dossiers, states, answers and writes.
          </p>
          <Code label="Shown once; nobody can look it up later" text={act.data.url} />
          <p className="muted">
            Send it in a way you trust, to one person you know. An earlier link of this party has stopped
            working; making another one ends this.
          </p>
          <div className="row row--end">
            <button type="button" className="usa-button" onClick={props.onClose}>
              Done
            </button>
          </div>
        </div>
      </Dialog>
    )
  return (
    <FormDialog
      title={`Make a link for ${party.name}`}
      send="Make the link"
      sending={act}
      onSend={() => act.mutate({ partyId: party.id, days: Number(days) })}
      onClose={props.onClose}
    >
      <p>
        With the link {party.name} acts in this case without an account. It is shown once. An earlier link
        stops working.
      </p>
      <TextField
        label="Days it works"
        type="number"
        min={1}
        max={365}
        required
        value={days}
        onText={setDays}
      />
    </FormDialog>
  )
}
