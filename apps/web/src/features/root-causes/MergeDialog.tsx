import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useCallback, useState } from 'react'
import type { NearMiss, RootCauseSummary, RootCauseView } from '../../api/types.ts'
import { FacetText } from '../../ui/Facets.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/Inputs.tsx'
import { counted } from '../../ui/number.ts'
import { Fault } from '../../ui/States.tsx'
import { loadRootCauses, useMerge } from './queries.ts'

type Choice = { id: string; title: string }

function Candidate(props: {
  other: Choice
  chosen: boolean
  note?: string
  onChoose: () => void
}): ReactElement {
  const { other } = props
  return (
    <div className="usa-radio">
      <input
        className="usa-radio__input"
        type="radio"
        name="merge-into"
        id={`into-${other.id}`}
        checked={props.chosen}
        onChange={props.onChoose}
      />
      <label className="usa-radio__label" htmlFor={`into-${other.id}`}>
        {other.title} {props.note === undefined ? null : <small>{props.note}</small>}
      </label>
    </div>
  )
}

const noteOf = (cause: RootCauseSummary) =>
  [cause.package, counted(cause.findingCount, 'finding')].filter((word) => word !== null).join(' ')

function Candidates(props: {
  cause: RootCauseView
  chosen: Choice | undefined
  onChoose: (choice: Choice) => void
}): ReactElement {
  const { cause, chosen } = props
  const [q, setQ] = useState<string | undefined>(cause.package ?? undefined)
  const onQ = useCallback((text: string | undefined) => setQ(text), [])
  const found = useQuery({
    queryKey: ['list', 'root-causes', 'merge', q ?? ''],
    queryFn: () => loadRootCauses({ q, limit: 8 }),
    enabled: q !== undefined,
  })
  const others = (q === undefined ? [] : (found.data?.items ?? [])).filter(({ id }) => id !== cause.id)
  // A choice outlives the search it was made in: what is merged into must stay in sight.
  const kept = chosen !== undefined && others.every(({ id }) => id !== chosen.id) ? chosen : undefined
  return (
    <>
      <FacetText label="Search root causes" search value={q} onChange={onQ} />
      <fieldset className="usa-fieldset merge__choices">
        <legend className="sr-only">Root cause to merge into</legend>
        {kept === undefined ? null : (
          <Candidate other={kept} chosen note="chosen" onChoose={() => props.onChoose(kept)} />
        )}
        {others.map((other) => (
          <Candidate
            key={other.id}
            other={other}
            chosen={chosen?.id === other.id}
            note={noteOf(other)}
            onChoose={() => props.onChoose(other)}
          />
        ))}
        {q === undefined ? <p className="muted">Search by words of a title or by a package.</p> : null}
        {q !== undefined && found.data !== undefined && others.length === 0 ? (
          <p className="muted">Nothing else matches.</p>
        ) : null}
      </fieldset>
      {found.error === null ? null : <Fault error={found.error} />}
    </>
  )
}

/** Moves every finding of this root cause into another one. */
export function MergeDialog(props: {
  cause: RootCauseView
  /** Set when the person already pointed at one that almost joined. */
  into?: NearMiss | undefined
  onClose: () => void
}): ReactElement {
  const { cause } = props
  const [chosen, setChosen] = useState<Choice | undefined>(
    props.into === undefined ? undefined : { id: props.into.rootCauseId, title: props.into.title },
  )
  const [reason, setReason] = useState('')
  const merge = useMerge(cause.id)
  const navigate = useNavigate()
  const send = () => {
    if (chosen === undefined) return
    merge.mutate(
      { into: chosen.id, reason },
      {
        onSuccess: () =>
          void navigate({ to: '/root-causes/$id', params: { id: chosen.id } }).then(props.onClose),
      },
    )
  }
  return (
    <FormDialog
      title="Merge into another root cause"
      send="Merge"
      sending={merge}
      incomplete={chosen === undefined}
      onSend={send}
      onClose={props.onClose}
    >
      {props.into === undefined ? (
        <Candidates cause={cause} chosen={chosen} onChoose={setChosen} />
      ) : (
        <p>
          Into: <strong>{props.into.title}</strong>
        </p>
      )}
      <TextArea
        label="Why they are one flaw"
        hint="Kept in the history, with your name. Can be undone."
        required
        maxLength={1000}
        value={reason}
        onText={setReason}
      />
    </FormDialog>
  )
}
