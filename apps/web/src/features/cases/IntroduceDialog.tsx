import type { ReactElement } from 'react'
import type { Party } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { introduce, useCaseAct } from './queries.ts'

/** Lets the other parties know of one; asked first, because it cannot be taken back. */
export function IntroduceDialog(props: { caseId: string; party: Party; onClose: () => void }): ReactElement {
  const { party } = props
  const act = useCaseAct(introduce(props.caseId))
  return (
    <FormDialog
      title={`Introduce ${party.name} to the others?`}
      send="Introduce it"
      sending={act}
      onSend={() => act.mutate(party.id, { onSuccess: props.onClose })}
      onClose={props.onClose}
    >
      <p>
        From then on every other party of this case sees that <strong>{party.name}</strong> takes part (as{' '}
        {party.role}), and what it has said of itself; what it writes or proposes to all carries its name,
        also what it wrote before.
      </p>
      <p className="muted">
        This cannot be taken back. {party.name} does not learn of the others by it: they are introduced one by
        one.
      </p>
    </FormDialog>
  )
}
