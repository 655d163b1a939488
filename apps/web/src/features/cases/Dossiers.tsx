import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/Inputs.tsx'
import { Loaded } from '../../ui/States.tsx'
import { DossierCard } from './DossierCard.tsx'
import { dossiersQuery, sendNow, useCaseAct } from './queries.ts'
import { nameOf, type Room } from './room.ts'

function SendNowDialog(props: { room: Room; partyId: string; onClose: () => void }): ReactElement {
  const { room, partyId } = props
  const [note, setNote] = useState('')
  const act = useCaseAct(sendNow(room.view.id))
  const name = nameOf(room, partyId)
  return (
    <FormDialog
      title={`Send to ${name} now?`}
      send="Send now"
      sending={act}
      incomplete={note.trim() === ''}
      onSend={() => act.mutate({ partyId, note: note.trim() }, { onSuccess: props.onClose })}
      onClose={props.onClose}
    >
      <p>
        {name} takes so many dossiers a week and no more; this goes past it. Everything of this case that
        waits for {name} is sent.
      </p>
      <TextArea
        label="Why it cannot wait"
        hint="Kept in the timeline for the coordinators."
        required
        maxLength={4000}
        value={note}
        onText={setNote}
      />
    </FormDialog>
  )
}

/** What those who mend it are given: one dossier a root cause, and for coordinators who still waits. */
export function Dossiers({ room }: { room: Room }): ReactElement {
  const query = useQuery(dossiersQuery(room.view.id))
  const [sending, setSending] = useState<string | undefined>(undefined)
  return (
    <>
      <Loaded query={query} what="the dossiers">
        {({ items }) => {
          const waiting = [...new Set(items.flatMap(({ waitingPartyIds }) => waitingPartyIds))]
          return (
            <div className="stack">
              {room.coordinator && waiting.length > 0 ? (
                <ul className="lines" aria-label="Waiting for their turn">
                  {waiting.map((partyId) => (
                    <li key={partyId}>
                      <span>
                        <strong>{nameOf(room, partyId)}</strong> has not got{' '}
                        {items.filter(({ waitingPartyIds }) => waitingPartyIds.includes(partyId)).length} of{' '}
                        {items.length} yet: it waits for its pace.
                      </span>
                      <button
                        type="button"
                        className="usa-button usa-button--outline usa-button--small"
                        onClick={() => setSending(partyId)}
                      >
                        Send now…
                      </button>
                    </li>
                  ))}
                </ul>
              ) : null}
              {items.length === 0 ? <p className="muted">There is no dossier for you in this case.</p> : null}
              {items.map((dossier) => (
                <DossierCard key={dossier.rootCauseId} dossier={dossier} folded={room.coordinator} />
              ))}
            </div>
          )
        }}
      </Loaded>
      {sending === undefined ? null : (
        <SendNowDialog room={room} partyId={sending} onClose={() => setSending(undefined)} />
      )}
    </>
  )
}
