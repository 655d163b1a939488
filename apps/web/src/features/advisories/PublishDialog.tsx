import type { ReactElement } from 'react'
import type { AdvisoryView } from '../../api/types.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Fault } from '../../ui/States.tsx'
import { useCaseAct } from '../cases/queries.ts'
import { publishAdvisory } from './queries.ts'

export function PublishDialog({
  advisory,
  onClose,
}: {
  advisory: AdvisoryView
  onClose: () => void
}): ReactElement {
  const publish = useCaseAct(publishAdvisory(advisory.id))
  const faulty = advisory.faults.length > 0
  return (
    <Dialog title={`Publish ${advisory.number}?`} onClose={onClose}>
      <p>
        Everybody will be able to read it, and programs will fetch it as CSAF and OSV. It can be revised
        later, but not taken back.
      </p>
      {faulty ? (
        <div>
          <h3>Mend this first</h3>
          <ul>
            {advisory.faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {publish.error === null ? null : <Fault error={publish.error} />}
      <div className="row row--end">
        <button type="button" className="usa-button usa-button--outline" onClick={onClose}>
          Not yet
        </button>
        <button
          type="button"
          className="usa-button"
          disabled={faulty || publish.isPending}
          onClick={() => publish.mutate(undefined, { onSuccess: onClose })}
        >
          {publish.isPending ? 'Publishing…' : 'Publish to everybody'}
        </button>
      </div>
    </Dialog>
  )
}
