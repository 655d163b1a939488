import { type FormEvent, type ReactElement, useRef, useState } from 'react'
import type { ClaimBody, ClaimShow } from '../../api/types.ts'
import { Field } from '../../ui/Field.tsx'
import { useFocusFirstFault } from '../../ui/first-fault.ts'
import { Choice, TextArea, TextField } from '../../ui/Inputs.tsx'
import { type ClaimDraft, type ClaimFaults, claimFrom } from './draft.ts'
import { DEPTH_WORDS, DEPTHS, LEASES, LENGTHS, METHODS, SHOWS, TARGET_FORMS } from './words.ts'

/** What is going to be searched, how, for how long, and what others may learn of it. */
export function ClaimForm(props: {
  draft: ClaimDraft
  set: (change: Partial<ClaimDraft>) => void
  /** The server could not read the target. */
  unreadable: string | undefined
  busy: boolean
  onLeaveTarget: () => void
  onSend: (body: ClaimBody) => void
}): ReactElement {
  const { draft, set } = props
  const [faults, setFaults] = useState<ClaimFaults>({})
  const form = useRef<HTMLFormElement>(null)
  useFocusFirstFault(form, faults)
  // Beside the faults, not taken out of them: a change of the faults moves the focus, in the middle of a word.
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set())
  const faultOf = (field: keyof ClaimFaults) => (mended.has(field) ? undefined : faults[field])
  const change = (part: Partial<ClaimDraft>) => {
    set(part)
    setMended((before) => new Set([...before, ...Object.keys(part)]))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const outcome = claimFrom(draft, Date.now())
    setFaults('faults' in outcome ? outcome.faults : {})
    setMended(new Set())
    if ('body' in outcome) props.onSend(outcome.body)
  }
  return (
    <form ref={form} onSubmit={submit} className="stack" noValidate>
      <Field label="Target" required hint={`${TARGET_FORMS}.`} error={faultOf('target') ?? props.unreadable}>
        <input
          className="usa-input mono"
          maxLength={4096}
          autoComplete="off"
          spellCheck={false}
          value={draft.target}
          onChange={(event) => change({ target: event.target.value })}
          onBlur={props.onLeaveTarget}
        />
      </Field>
      <div className="fields">
        <Choice
          label="Method"
          value={draft.method}
          options={METHODS}
          onChoose={(method) => change({ method })}
        />
        <TextField
          label="Model or tool (optional)"
          maxLength={200}
          autoComplete="off"
          value={draft.tool}
          onText={(tool) => change({ tool })}
        />
        <Choice label="Depth" value={draft.depth} options={DEPTHS} onChoose={(depth) => change({ depth })} />
      </div>
      <p className="muted">
        {DEPTHS.find(([depth]) => depth === draft.depth)?.[1]}: {DEPTH_WORDS[draft.depth]}
      </p>
      <div className="fields">
        <TextField
          label="Begins (empty: now)"
          type="datetime-local"
          error={faultOf('from')}
          value={draft.from}
          onText={(from) => change({ from })}
        />
        <Choice label="Lasts" value={draft.lasts} options={LENGTHS} onChoose={(lasts) => change({ lasts })} />
        <Choice
          label="Ends without a heartbeat after"
          value={draft.lease}
          options={LEASES}
          onChoose={(lease) => change({ lease })}
        />
      </div>
      {draft.from === '' ? null : (
        <p className="muted">
          The target is yours from the moment you claim it, so that nobody takes it meanwhile. Keep the lease
          alive until it begins.
        </p>
      )}
      <Budget draft={draft} set={change} fault={faultOf('amount')} />
      <Telling draft={draft} set={change} />
      <TextArea
        label="Note for yourselves (optional)"
        rows={2}
        maxLength={2000}
        value={draft.note}
        onText={(note) => change({ note })}
      />
      <p>
        <button type="submit" className="usa-button usa-button--big" disabled={props.busy}>
          {props.busy ? 'Claiming…' : 'Claim it'}
        </button>
      </p>
    </form>
  )
}

type Part = { draft: ClaimDraft; set: (change: Partial<ClaimDraft>) => void }

function Budget({ draft, set, fault }: Part & { fault: string | undefined }): ReactElement {
  return (
    <div className="fields">
      <TextField
        label="Budget (optional)"
        inputMode="decimal"
        error={fault}
        value={draft.amount}
        onText={(amount) => set({ amount })}
      />
      <Choice
        label="Counted in"
        value={draft.unit}
        options={[
          ['hours', 'hours'],
          ['usd', 'US dollars'],
          ['tokens', 'tokens'],
        ]}
        onChoose={(unit) => set({ unit })}
      />
    </div>
  )
}

function Telling({ draft, set }: Part): ReactElement {
  return (
    <fieldset className="usa-fieldset">
      <legend className="usa-legend">What whoever asks for this target may learn</legend>
      {SHOWS.map(([show, label]) => (
        <Radio
          key={show}
          show={show}
          label={label}
          chosen={draft.show === show}
          onChoose={() => set({ show })}
        />
      ))}
      <Check
        id="joinable"
        label="They may ask to join, giving their name"
        checked={draft.joinable}
        onCheck={(joinable) => set({ joinable })}
      />
      <Check
        id="share-coverage"
        label="Should nothing be found, they may learn that, without your name"
        checked={draft.shareCoverage}
        onCheck={(shareCoverage) => set({ shareCoverage })}
      />
    </fieldset>
  )
}

function Radio(props: {
  show: ClaimShow
  label: string
  chosen: boolean
  onChoose: () => void
}): ReactElement {
  return (
    <div className="usa-radio">
      <input
        className="usa-radio__input"
        type="radio"
        name="show"
        id={`show-${props.show}`}
        checked={props.chosen}
        onChange={props.onChoose}
      />
      <label className="usa-radio__label" htmlFor={`show-${props.show}`}>
        {props.label}
      </label>
    </div>
  )
}

export function Check(props: {
  id: string
  label: string
  checked: boolean
  onCheck: (checked: boolean) => void
}): ReactElement {
  return (
    <div className="usa-checkbox">
      <input
        id={props.id}
        type="checkbox"
        className="usa-checkbox__input"
        checked={props.checked}
        onChange={(event) => props.onCheck(event.target.checked)}
      />
      <label className="usa-checkbox__label" htmlFor={props.id}>
        {props.label}
      </label>
    </div>
  )
}
