import { type ReactElement, useState } from 'react'
import { isApiError } from '../../api/problem.ts'
import type { CaseStatement, Justification, Party, StatementBody } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Choice, TextArea, TextField } from '../../ui/Inputs.tsx'
import { stateAbout, useCaseAct } from './queries.ts'
import type { Room } from './room.ts'
import { JUSTIFICATIONS, STATEMENT_STATUSES } from './words.ts'

const STATUSES = Object.entries(STATEMENT_STATUSES) as [StatementBody['status'], string][]
const REASONS: ReadonlyArray<readonly [Justification | '', string]> = [
  ['', 'None of these: I say it in words'],
  ...(Object.entries(JUSTIFICATIONS) as [Justification, string][]),
]

/** A party's word on one of its products; what a status needs is asked for with it. */
export function StatementDialog(props: {
  room: Room
  party: Party
  /** The statement to change; undefined for a product not spoken of yet. */
  statement?: CaseStatement
  onClose: () => void
}): ReactElement {
  const { room, party, statement } = props
  const [product, setProduct] = useState(statement?.product ?? room.view.package ?? '')
  const [status, setStatus] = useState<StatementBody['status']>(statement?.status ?? 'affected')
  const [justification, setJustification] = useState<Justification | ''>(
    statement?.justification ?? (statement === undefined ? 'component not present' : ''),
  )
  const [fixedIn, setFixedIn] = useState(statement?.fixedIn ?? '')
  const [words, setWords] = useState(statement?.words ?? '')
  const act = useCaseAct(stateAbout(room.view.id))
  const faultAt = (path: string) =>
    isApiError(act.error)
      ? act.error.problem.errors?.find((fault) => fault.path === path)?.message
      : undefined
  const inWords = status === 'not affected' && justification === ''
  const send = () => {
    const body: StatementBody = {
      product: product.trim(),
      status,
      ...(status === 'not affected' && justification !== '' ? { justification } : {}),
      ...(status === 'fixed' ? { fixedIn: fixedIn.trim() } : {}),
      ...(words.trim() === '' ? {} : { words: words.trim() }),
    }
    act.mutate({ partyId: party.id, body }, { onSuccess: props.onClose })
  }
  return (
    <FormDialog
      title={room.own?.id === party.id ? 'State about a product' : `Write down what ${party.name} says`}
      send="State it"
      sending={act}
      onSend={send}
      onClose={props.onClose}
    >
      <TextField
        label="Product"
        hint="Its name, with versions if they differ. The later word on a product counts."
        required
        maxLength={300}
        value={product}
        error={faultAt('/product')}
        onText={setProduct}
      />
      <Choice label="It is" value={status} options={STATUSES} onChoose={setStatus} />
      {status === 'not affected' ? (
        <Choice label="Because" value={justification} options={REASONS} onChoose={setJustification} />
      ) : null}
      {status === 'fixed' ? (
        <TextField
          label="Fixed in version"
          required
          maxLength={200}
          value={fixedIn}
          error={faultAt('/fixedIn')}
          onText={setFixedIn}
        />
      ) : null}
      <TextArea
        label={inWords ? 'Why, in words' : 'In words (optional)'}
        hint={
          status === 'affected' ? 'For instance which versions, and when a fix is to be expected.' : undefined
        }
        required={inWords}
        maxLength={4000}
        value={words}
        onText={setWords}
      />
    </FormDialog>
  )
}
