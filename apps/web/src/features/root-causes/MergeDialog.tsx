import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactElement, useCallback, useState } from 'react'
import type { NearMiss, RootCauseSummary, RootCauseView } from '../../api/types.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FacetText } from '../../ui/Facets.tsx'
import { Field } from '../../ui/Field.tsx'
import { counted } from '../../ui/number.ts'
import { Fault } from '../../ui/States.tsx'
import { loadRootCauses, useMerge } from './queries.ts'

type Choice = { id: string; title: string }

function Candidates(props: {
  cause: RootCauseView
  chosen: Choice | undefined
  onChoose: (choice: Choice) => void
}): ReactElement {
  const [q, setQ] = useState<string | undefined>(props.cause.package ?? undefined)
  const onQ = useCallback((text: string | undefined) => setQ(text), [])
  const found = useQuery({
    queryKey: ['list', 'root-causes', 'merge', q ?? ''],
    queryFn: () => loadRootCauses({ q, limit: 8 }),
    enabled: q !== undefined,
  })
  const others = (found.data?.items ?? []).filter(({ id }) => id !== props.cause.id)
  return (
    <>
      <FacetText label="Search root causes" search value={q} onChange={onQ} />
      <fieldset className="usa-fieldset merge__choices">
        <legend className="sr-only">Root cause to merge into</legend>
        {others.map((other: RootCauseSummary) => (
          <div className="usa-radio" key={other.id}>
            <input
              className="usa-radio__input"
              type="radio"
              name="merge-into"
              id={`into-${other.id}`}
              checked={props.chosen?.id === other.id}
              onChange={() => props.onChoose(other)}
            />
            <label className="usa-radio__label" htmlFor={`into-${other.id}`}>
              {other.title}{' '}
              <small>
                {other.package ?? ''} {counted(other.findingCount, 'finding')}
              </small>
            </label>
          </div>
        ))}
        {found.data !== undefined && others.length === 0 ? (
          <p className="muted">Nothing else matches.</p>
        ) : null}
      </fieldset>
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
  const submit = (event: FormEvent) => {
    event.preventDefault()
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
    <Dialog title="Merge into another root cause" onClose={props.onClose}>
      <form onSubmit={submit} className="stack">
        {props.into === undefined ? (
          <Candidates cause={cause} chosen={chosen} onChoose={setChosen} />
        ) : (
          <p>
            Into: <strong>{props.into.title}</strong>
          </p>
        )}
        <Field
          label="Why they are one flaw"
          required
          hint="Kept in the history, with your name. Can be undone."
        >
          <textarea
            className="usa-textarea"
            required
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {merge.error === null ? null : <Fault error={merge.error} />}
        <div className="row row--end">
          <button type="button" className="usa-button usa-button--outline" onClick={props.onClose}>
            Cancel
          </button>
          <button type="submit" className="usa-button" disabled={chosen === undefined || merge.isPending}>
            Merge
          </button>
        </div>
      </form>
    </Dialog>
  )
}
