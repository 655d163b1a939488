import { Fieldset, Radio } from '@trussworks/react-uswds'
import { type ReactElement, useState } from 'react'
import type { CreditBody, Party } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea, TextField } from '../../ui/Inputs.tsx'
import { setCredit, useCaseAct } from './queries.ts'
import type { Room } from './room.ts'
import { CREDIT_WISHES } from './words.ts'

const WISHES = Object.entries(CREDIT_WISHES) as [CreditBody['wish'], string][]

function CreditDialog(props: {
  caseId: string
  party: Party
  mine: boolean
  onClose: () => void
}): ReactElement {
  const { party } = props
  const [wish, setWish] = useState<CreditBody['wish']>(party.credit?.wish ?? 'named')
  const [name, setName] = useState(party.credit?.name ?? party.name)
  const [words, setWords] = useState(party.credit?.words ?? '')
  const act = useCaseAct(setCredit(props.caseId))
  const send = () => {
    const body: CreditBody = {
      wish,
      ...(wish === 'named' && name.trim() !== '' ? { name: name.trim() } : {}),
      ...(words.trim() === '' ? {} : { words: words.trim() }),
    }
    act.mutate({ partyId: party.id, body }, { onSuccess: props.onClose })
  }
  return (
    <FormDialog
      title={props.mine ? 'How you want to be thanked' : `How ${party.name} wants to be thanked`}
      send="Save"
      sending={act}
      onSend={send}
      onClose={props.onClose}
    >
      <Fieldset legend="In the advisory">
        {WISHES.map(([word, label]) => (
          <Radio
            key={word}
            id={`credit-${word}`}
            name="credit"
            label={label}
            checked={wish === word}
            onChange={() => setWish(word)}
          />
        ))}
      </Fieldset>
      {wish === 'named' ? (
        <TextField label="Under the name" required maxLength={200} value={name} onText={setName} />
      ) : null}
      <TextArea
        label="Words to the coordinators (optional)"
        maxLength={1000}
        value={words}
        onText={setWords}
      />
    </FormDialog>
  )
}

function wishWords({ credit }: Party): string {
  if (credit === null) return 'has not said'
  const under = credit.wish === 'named' && credit.name !== undefined ? `, as ${credit.name}` : ''
  return `${CREDIT_WISHES[credit.wish]}${under}${credit.words === undefined ? '' : `: “${credit.words}”`}`
}

function Wishes(props: { room: Room; parties: Party[]; onSay: (party: Party) => void }): ReactElement {
  const { own } = props.room
  return (
    <ul className="lines">
      {props.parties.map((party) => (
        <li key={party.id}>
          <span>
            <strong>{party.id === own?.id ? 'You' : party.name}</strong>:{' '}
            {party.id === own?.id && party.credit === null ? 'not said yet' : wishWords(party)}
          </span>
          <button
            type="button"
            className="usa-button usa-button--unstyled"
            onClick={() => props.onSay(party)}
          >
            Say…
            <span className="sr-only">
              {' '}
              how {party.id === own?.id ? 'you' : party.name} should be thanked
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** How those who helped want to be thanked: each party says it, coordinators read it. */
export function Thanks({ room }: { room: Room }): ReactElement {
  const [asked, setAsked] = useState<Party | undefined>(undefined)
  const { view, own, coordinator } = room
  const parties = view.parties.filter(({ role }) => role !== 'coordinator')
  const said = parties.filter(({ credit }) => credit !== null)
  const silent = parties.filter(({ credit }) => credit === null)
  return (
    <>
      {coordinator ? (
        <>
          {said.length === 0 ? (
            <p className="muted">Nobody has said yet how to be thanked.</p>
          ) : (
            <Wishes room={room} parties={said} onSay={setAsked} />
          )}
          {silent.length === 0 ? null : (
            <details className="disclosure">
              <summary>Have not said ({silent.length})</summary>
              <Wishes room={room} parties={silent} onSay={setAsked} />
            </details>
          )}
        </>
      ) : own === undefined ? (
        <p className="muted">You take no part in this case.</p>
      ) : (
        <Wishes room={room} parties={[own]} onSay={setAsked} />
      )}
      {asked === undefined ? null : (
        <CreditDialog
          caseId={view.id}
          party={asked}
          mine={asked.id === own?.id}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}
