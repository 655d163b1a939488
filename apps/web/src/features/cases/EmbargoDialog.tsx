import { type ReactElement, useState } from 'react'
import type { CaseView } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextField } from '../../ui/Inputs.tsx'
import { ownZone } from '../../ui/time.ts'
import { setEmbargo, useCaseAct } from './queries.ts'
import { ZoneList } from './ZoneList.tsx'

export function EmbargoDialog({ view, onClose }: { view: CaseView; onClose: () => void }): ReactElement {
  const [local, setLocal] = useState(view.embargo?.local ?? '')
  const [zone, setZone] = useState(view.embargo?.zone ?? ownZone())
  const [agreedBy, setAgreedBy] = useState(view.embargo?.agreedBy.join(', ') ?? '')
  const act = useCaseAct(setEmbargo(view.id))
  const send = () => {
    const names = agreedBy
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
    act.mutate({ local: local.slice(0, 16), zone, agreedBy: names }, { onSuccess: onClose })
  }
  return (
    <FormDialog
      title="Embargo agreed elsewhere"
      send="Set the embargo"
      sending={act}
      onSend={send}
      onClose={onClose}
    >
      <p className="muted">
        For an end that was agreed on the telephone or by mail, with the names of those who agreed. Until then
        nothing is published. An hour means little without a zone: name both.
      </p>
      <div className="fields">
        <TextField label="Ends on" required type="datetime-local" value={local} onText={setLocal} />
        <TextField label="Time zone" required list="zones" value={zone} onText={setZone} />
      </div>
      <ZoneList id="zones" />
      <TextField label="Agreed by" hint="Names, separated by commas." value={agreedBy} onText={setAgreedBy} />
    </FormDialog>
  )
}
