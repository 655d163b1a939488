import { type FormEvent, type ReactElement, useState } from 'react'
import type { CaseView } from '../../api/types.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Fault } from '../../ui/States.tsx'
import { ownZone } from '../../ui/time.ts'
import { setEmbargo, useCaseAct } from './queries.ts'

export function EmbargoDialog({ view, onClose }: { view: CaseView; onClose: () => void }): ReactElement {
  const [local, setLocal] = useState(view.embargo?.local ?? '')
  const [zone, setZone] = useState(view.embargo?.zone ?? ownZone())
  const [agreedBy, setAgreedBy] = useState(view.embargo?.agreedBy.join(', ') ?? '')
  const act = useCaseAct(setEmbargo(view.id))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const names = agreedBy
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
    act.mutate({ local: local.slice(0, 16), zone, agreedBy: names }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Embargo" onClose={onClose}>
      <form onSubmit={submit} className="stack">
        <p className="muted">
          Until then nothing is published. An hour means little without a zone: name both.
        </p>
        <div className="fields">
          <Field label="Ends on" required>
            <input
              className="usa-input"
              type="datetime-local"
              required
              value={local}
              onChange={(event) => setLocal(event.target.value)}
            />
          </Field>
          <Field label="Time zone" required>
            <input
              className="usa-input"
              list="zones"
              required
              value={zone}
              onChange={(event) => setZone(event.target.value)}
            />
          </Field>
        </div>
        <datalist id="zones">
          {Intl.supportedValuesOf('timeZone').map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Field label="Agreed by" hint="Names, separated by commas.">
          <input
            className="usa-input"
            value={agreedBy}
            onChange={(event) => setAgreedBy(event.target.value)}
          />
        </Field>
        {act.error === null ? null : <Fault error={act.error} />}
        <div className="row row--end">
          <button type="button" className="usa-button usa-button--outline" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="usa-button" disabled={act.isPending}>
            Set the embargo
          </button>
        </div>
      </form>
    </Dialog>
  )
}
