import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import type { ClaimView, EndBody } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Choice, TextArea } from '../../ui/Inputs.tsx'
import { findingsOfQuery } from '../findings/queries.ts'
import { Check } from './ClaimForm.tsx'
import { useEnd } from './queries.ts'
import { OUTCOMES, REACHED } from './words.ts'

/** What came of it. "Nothing found" is knowledge too, and the only outcome others may learn of. */
export function EndDialog(props: { claim: ClaimView; own: string; onClose: () => void }): ReactElement {
  const { claim } = props
  const [outcome, setOutcome] = useState<EndBody['outcome']>('nothing found')
  const [reached, setReached] = useState<EndBody['depthReached']>(claim.depth)
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const end = useEnd(claim.id)
  const send = () =>
    end.mutate(
      {
        outcome,
        depthReached: reached,
        ...(words.trim() === '' ? {} : { words: words.trim() }),
        ...(outcome === 'findings reported' && chosen.size > 0 ? { findingIds: [...chosen] } : {}),
      },
      { onSuccess: props.onClose },
    )
  return (
    <FormDialog
      title="End this claim"
      send="End the claim"
      sending={end}
      onSend={send}
      onClose={props.onClose}
    >
      <p>
        <code>{claim.line}</code> is free for others from then on.
      </p>
      <fieldset className="usa-fieldset">
        <legend className="usa-legend">What came of it</legend>
        {OUTCOMES.map(([value, label]) => (
          <div className="usa-radio" key={value}>
            <input
              className="usa-radio__input"
              type="radio"
              name="outcome"
              id={`outcome-${value}`}
              checked={outcome === value}
              onChange={() => setOutcome(value)}
            />
            <label className="usa-radio__label" htmlFor={`outcome-${value}`}>
              {label}
            </label>
          </div>
        ))}
      </fieldset>
      <Choice label="Depth reached" value={reached} options={REACHED} onChoose={setReached} />
      {outcome === 'findings reported' ? (
        <Reported own={props.own} since={claim.takenAt} chosen={chosen} onChange={setChosen} />
      ) : null}
      <TextArea
        label="What was searched (optional)"
        hint="For yourselves and the coordinators: entry points, inputs, what was left out."
        rows={3}
        maxLength={4000}
        value={words}
        onText={setWords}
      />
      <p className="muted">
        {outcome === 'nothing found' && claim.shareCoverage && reached !== 'none'
          ? 'Other discoverers will learn that it was searched to this depth and nothing was found; not by whom.'
          : 'Other discoverers learn nothing of this.'}
      </p>
    </FormDialog>
  )
}

const SHOWN = 12

/** The organisation's own reports since the claim was taken, to say which of them it led to. */
function Reported(props: {
  own: string
  since: string
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}): ReactElement {
  const query = useQuery(findingsOfQuery({ discoverer: props.own, limit: SHOWN }))
  const since = Date.parse(props.since)
  const items = (query.data?.items ?? []).filter(({ receivedAt }) => Date.parse(receivedAt) >= since)
  const choose = (id: string, on: boolean) => {
    const next = new Set(props.chosen)
    if (on) next.add(id)
    else next.delete(id)
    props.onChange(next)
  }
  if (items.length === 0)
    return <p className="muted">Your organisation has reported nothing here since the claim was taken.</p>
  return (
    <fieldset className="usa-fieldset">
      <legend className="usa-legend">Reports it led to (optional)</legend>
      {items.map((finding) => (
        <Check
          key={finding.id}
          id={`led-to-${finding.id}`}
          label={finding.title}
          checked={props.chosen.has(finding.id)}
          onCheck={(on) => choose(finding.id, on)}
        />
      ))}
    </fieldset>
  )
}
