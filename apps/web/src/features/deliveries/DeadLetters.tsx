import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { CaseView, Delivery } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextField } from '../../ui/Inputs.tsx'
import { counted } from '../../ui/number.ts'
import { Section } from '../../ui/Page.tsx'
import { Empty, Fault, Loaded } from '../../ui/States.tsx'
import { Ago, On } from '../../ui/When.tsx'
import { caseQuery, useCaseAct } from '../cases/queries.ts'
import { useHasRole } from '../session/queries.ts'
import { deliveriesQuery, dropDelivery, sendAgain, setAddress } from './queries.ts'

/** Cases whose names are looked up for one list. */
const NAMED = 25

/** The cases these letters are about, as far as this viewer sees them. */
function useCasesOf(letters: readonly Delivery[]): Map<string, CaseView> {
  const ids = [...new Set(letters.flatMap(({ about }) => (about.kind === 'case' ? about.id : [])))]
  const views = useQueries({ queries: ids.slice(0, NAMED).map((id) => caseQuery(id)) })
  return new Map(views.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data] as const])))
}

type Asked = { what: 'address' | 'drop'; letter: Delivery }

/** Who a letter is for: a party by its name, an endpoint as such. */
function Recipient({ letter, view }: { letter: Delivery; view: CaseView | undefined }): ReactElement {
  const party = view?.parties.find(({ id }) => id === letter.recipientId)
  return (
    <>
      <strong>{letter.kind === 'webhook' ? 'A webhook' : (party?.name ?? 'A party')}</strong>
      {letter.to === null ? null : <small className="block letter__to">{letter.to}</small>}
      {letter.about.kind === 'case' ? (
        <small className="block">
          <Link to="/cases/$id" params={{ id: letter.about.id }} hash="parties">
            {view?.number ?? 'its case'}
          </Link>
        </small>
      ) : null}
    </>
  )
}

/** Letters that died: why, where they went, and what may be done. */
export function DeadLetters(): ReactElement {
  const query = useQuery(deliveriesQuery('dead'))
  const cases = useCasesOf(query.data?.items ?? [])
  const coordinator = useHasRole('coordinator')
  const again = useCaseAct(sendAgain)
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  const button = (label: string, letter: Delivery, act: () => void) => (
    <button
      type="button"
      className="usa-button usa-button--unstyled"
      disabled={again.isPending}
      onClick={act}
    >
      {label}
      <span className="sr-only">
        {' '}
        to {letter.to ?? 'this webhook'}, of {letter.createdAt}
      </span>
    </button>
  )
  return (
    <Section
      title="Could not be delivered"
      note="Tried for two days, or refused for good. A letter that is sent again begins from its first try; one that is dropped is forgotten, its reason stays for a month."
    >
      <Loaded query={query} what="the letters">
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title="Everything that was written arrived, or is still being tried" />
          ) : (
            <>
              <table className="table table--cards letters">
                <caption className="sr-only">Letters that could not be delivered</caption>
                <thead>
                  <tr>
                    <th scope="col">For</th>
                    <th scope="col">Why</th>
                    <th scope="col">Tries</th>
                    <th scope="col">Given up</th>
                    <th scope="col">Acts</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((letter) => (
                    <tr key={letter.id}>
                      <th scope="row">
                        <Recipient letter={letter} view={cases.get(letter.about.id)} />
                      </th>
                      <td className="letter__why">{letter.lastError ?? 'no reason is known'}</td>
                      <td data-label="Tries">{letter.attempts}</td>
                      <td data-label="Given up">
                        {letter.settledAt === null ? '' : <Ago at={letter.settledAt} />}
                        <small className="block">
                          of <On at={letter.createdAt} />
                        </small>
                      </td>
                      <td>
                        <span className="letter__acts">
                          {button('Send again', letter, () => again.mutate(letter.id))}
                          {coordinator && letter.kind === 'e-mail' && letter.about.kind === 'case'
                            ? button('Mend the address…', letter, () => setAsked({ what: 'address', letter }))
                            : null}
                          {button('Drop…', letter, () => setAsked({ what: 'drop', letter }))}
                        </span>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {next === null ? null : (
                <p className="muted">
                  These are the newest {items.length}; older ones appear as these are dealt with.
                </p>
              )}
            </>
          )
        }
      </Loaded>
      {again.error === null ? null : <Fault error={again.error} />}
      {asked?.what === 'address' ? (
        <AddressDialog letter={asked.letter} onClose={() => setAsked(undefined)} />
      ) : null}
      {asked?.what === 'drop' ? (
        <DropDialog letter={asked.letter} onClose={() => setAsked(undefined)} />
      ) : null}
    </Section>
  )
}

function AddressDialog({ letter, onClose }: { letter: Delivery; onClose: () => void }): ReactElement {
  const [email, setEmail] = useState(letter.to ?? '')
  const mend = useCaseAct(async (address: string) => {
    await setAddress({ caseId: letter.about.id, partyId: letter.recipientId, email: address })
    await sendAgain(letter.id)
  })
  return (
    <FormDialog
      title="Mend the address"
      send="Save and send again"
      sending={mend}
      incomplete={email.trim() === '' || email.trim() === letter.to}
      onSend={() => mend.mutate(email.trim(), { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        Everything that waits for this party goes to the new address from now on, and answers are taken from
        it. This letter is sent again at once.
      </p>
      <TextField
        label="E-mail address"
        type="email"
        required
        maxLength={254}
        autoComplete="off"
        value={email}
        onText={setEmail}
      />
    </FormDialog>
  )
}

function DropDialog({ letter, onClose }: { letter: Delivery; onClose: () => void }): ReactElement {
  const act = useCaseAct(dropDelivery)
  return (
    <FormDialog
      title="Drop this letter?"
      send="Drop it"
      sending={act}
      onSend={() => act.mutate(letter.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        {letter.to === null ? 'Its text is forgotten' : `Its text and the address ${letter.to} are forgotten`}{' '}
        here, and it cannot be sent again. What it told of stays in the case.
      </p>
    </FormDialog>
  )
}

/** What failed and is being tried again: nobody has to do anything. */
export function OnTheirWay(): ReactElement | null {
  const letters = (useQuery(deliveriesQuery('pending')).data?.items ?? []).filter(
    ({ lastError }) => lastError !== null,
  )
  if (letters.length === 0) return null
  return (
    <Section title="Being tried again" note="Put off by the other side. Nothing has to be done.">
      <ul className="lines">
        {letters.map((letter) => (
          <li key={letter.id}>
            <strong className="letter__to">{letter.to ?? 'a webhook'}</strong>
            <span className="letter__why">{letter.lastError}</span>
            <span className="muted">
              {counted(letter.attempts, 'try', 'tries')}
              {letter.nextAt === null ? null : (
                <>
                  , next <On at={letter.nextAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
