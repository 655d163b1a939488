import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { ClaimDepth, WantedTarget } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Choice, TextArea, TextField } from '../../ui/Inputs.tsx'
import { Mark } from '../../ui/Marks.tsx'
import { Section } from '../../ui/Page.tsx'
import { Empty, Fault, Loaded } from '../../ui/States.tsx'
import { useClaimRights } from './access.ts'
import { useUnwant, useWant, wantedQuery } from './queries.ts'
import { DEPTH_WORDS, DEPTHS, TARGET_FORMS } from './words.ts'

const STATES = {
  open: { label: 'Nobody searches it', tone: 'warn' },
  held: { label: 'Being searched', tone: 'info' },
  covered: { label: 'Searched lately', tone: 'good' },
} as const

/** What coordinators want searched. Discoverers see what is open of it. */
export function Wanted(): ReactElement {
  const query = useQuery(wantedQuery)
  const { mayClaim, mayCoordinate } = useClaimRights()
  const [editing, setEditing] = useState<WantedTarget | 'new' | undefined>(undefined)
  return (
    <Section
      title="Wanted"
      note={
        mayCoordinate
          ? 'What should be searched. Discoverers are offered what nobody holds and nobody searched lately, the weightiest first.'
          : 'Targets the coordinators want searched, that nobody holds and nobody searched lately.'
      }
      actions={
        mayCoordinate ? (
          <button type="button" className="usa-button usa-button--outline" onClick={() => setEditing('new')}>
            Want a target…
          </button>
        ) : undefined
      }
    >
      <Loaded query={query} what="the wanted targets">
        {(items) =>
          items.length === 0 ? (
            <Empty title="Nothing is wanted now" />
          ) : (
            <ul className="lines">
              {items.map((wish) => (
                <Wish
                  key={wish.id}
                  wish={wish}
                  mayClaim={mayClaim}
                  onEdit={mayCoordinate ? () => setEditing(wish) : undefined}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {editing === undefined ? null : (
        <WantDialog wish={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
    </Section>
  )
}

function Wish(props: {
  wish: WantedTarget
  mayClaim: boolean
  onEdit: (() => void) | undefined
}): ReactElement {
  const { wish, onEdit } = props
  const remove = useUnwant()
  return (
    <li>
      <span className="wanted__target">
        <code>{wish.line}</code>
        {wish.reason === null ? null : <small className="block">{wish.reason}</small>}
      </span>
      <span className="muted">
        {wish.depth}
        {onEdit === undefined ? '' : `, weight ${wish.weight}`}
      </span>
      {onEdit === undefined ? null : <Mark tone={STATES[wish.state].tone}>{STATES[wish.state].label}</Mark>}
      {props.mayClaim ? (
        <Link
          to="/claims/new"
          search={{ target: wish.line }}
          className="usa-button usa-button--outline usa-button--small"
        >
          Claim this<span className="sr-only">: {wish.line}</span>
        </Link>
      ) : null}
      {onEdit === undefined ? null : (
        <span className="row">
          <button type="button" className="usa-button usa-button--unstyled" onClick={onEdit}>
            Change<span className="sr-only"> {wish.line}</span>
          </button>
          <button
            type="button"
            className="usa-button usa-button--unstyled"
            disabled={remove.isPending}
            onClick={() => remove.mutate(wish.id)}
          >
            Remove<span className="sr-only"> {wish.line}</span>
          </button>
        </span>
      )}
      {remove.error === null ? null : <Fault error={remove.error} />}
    </li>
  )
}

const WEIGHTS = [
  ['1000', 'First of all'],
  ['300', 'Before others'],
  ['100', 'As others'],
  ['10', 'When there is time'],
] as const

function WantDialog({
  wish,
  onClose,
}: {
  wish: WantedTarget | undefined
  onClose: () => void
}): ReactElement {
  const [target, setTarget] = useState(wish?.line ?? '')
  const [weight, setWeight] = useState(String(wish?.weight ?? 100))
  const [depth, setDepth] = useState<ClaimDepth>(wish?.depth ?? 'standard')
  const [reason, setReason] = useState(wish?.reason ?? '')
  const want = useWant()
  // A weight that the command line set is kept, not rounded to one of ours.
  const weights = WEIGHTS.some(([value]) => value === weight)
    ? WEIGHTS
    : ([...WEIGHTS, [weight, `Weight ${weight}`]] as const)
  const send = () =>
    want.mutate(
      {
        target: target.trim(),
        weight: Number(weight),
        depth,
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      },
      { onSuccess: onClose },
    )
  return (
    <FormDialog
      title={wish === undefined ? 'Want a target' : 'Change what is wanted'}
      send={wish === undefined ? 'Put it on the list' : 'Change it'}
      sending={want}
      onSend={send}
      onClose={onClose}
    >
      <TextField
        label="Target"
        required
        hint={`${TARGET_FORMS}.`}
        maxLength={4096}
        autoComplete="off"
        spellCheck={false}
        readOnly={wish !== undefined}
        value={target}
        onText={setTarget}
      />
      <Choice
        label="Depth"
        hint={`That is ${DEPTH_WORDS[depth]}`}
        value={depth}
        options={DEPTHS}
        onChoose={setDepth}
      />
      <Choice<string> label="How much it matters" value={weight} options={weights} onChoose={setWeight} />
      <TextArea
        label="Why (discoverers read this)"
        rows={2}
        maxLength={2000}
        value={reason}
        onText={setReason}
      />
    </FormDialog>
  )
}
