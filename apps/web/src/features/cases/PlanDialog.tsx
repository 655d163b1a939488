import { type ReactElement, useState } from 'react'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Choice, TextField } from '../../ui/Inputs.tsx'
import { instant } from '../../ui/time.ts'
import { planRelease, useCaseAct } from './queries.ts'
import { offsetWords, stepAt } from './release.ts'
import type { Room } from './room.ts'

type Row = { key: number; partyId: string; minutes: string; what: string }
/** Rows are keyed by when they were added, so that typing stays with its row. */
let added = 0
const row = (partyId: string, minutes: number, what: string): Row => ({
  key: ++added,
  partyId,
  minutes: String(minutes),
  what,
})

/** Minutes typed, as the server takes them; undefined while they are no whole number. */
const minutesOf = ({ minutes }: Row): number | undefined =>
  /^[-−+]?\d+$/.test(minutes.trim()) ? Number(minutes.trim().replace('−', '-')) : undefined

/** Who does what when. Saving it replaces the plan, and with it what was marked ready or done. */
export function PlanDialog({ room, onClose }: { room: Room; onClose: () => void }): ReactElement {
  const { view, talks } = room
  const [rows, setRows] = useState<Row[]>(() =>
    talks.releasePlan.length === 0
      ? [row('', 0, 'Publish the advisory')]
      : talks.releasePlan.map((step) => row(step.partyId ?? '', step.minutes, step.what)),
  )
  const act = useCaseAct(planRelease(view.id))
  const options = [
    ['', 'the coordinators'] as const,
    ...view.parties.filter(({ role }) => role !== 'coordinator').map(({ id, name }) => [id, name] as const),
  ]
  const change = (key: number, part: Partial<Row>) =>
    setRows(rows.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const send = () =>
    act.mutate(
      {
        steps: rows.map((one) => ({
          partyId: one.partyId === '' ? null : one.partyId,
          minutes: minutesOf(one) ?? 0,
          what: one.what.trim(),
        })),
      },
      { onSuccess: onClose },
    )
  return (
    <FormDialog
      title="Plan the hour of release"
      send="Save the plan"
      sending={act}
      incomplete={rows.some((one) => minutesOf(one) === undefined || one.what.trim() === '')}
      onSend={send}
      onClose={onClose}
    >
      <p className="muted">
        Each party sees its own steps and those of the coordinators. Saving begins anew: what was marked ready
        or done is forgotten.
      </p>
      <ol className="plan">
        {rows.map((one, index) => {
          const minutes = minutesOf(one)
          const at = minutes === undefined ? null : stepAt(view.embargo?.endsAt, minutes)
          return (
            <li key={one.key} className="plan__step">
              <TextField
                label={`What, step ${index + 1}`}
                required
                maxLength={1000}
                value={one.what}
                onText={(what) => change(one.key, { what })}
              />
              <div className="fields">
                <TextField
                  label="Minutes from T"
                  hint={
                    minutes === undefined
                      ? 'A whole number; before T with a minus.'
                      : `${offsetWords(minutes)}${at === null ? '' : `: ${instant(at)}`}`
                  }
                  required
                  inputMode="text"
                  autoComplete="off"
                  value={one.minutes}
                  onText={(text) => change(one.key, { minutes: text })}
                />
                <Choice
                  label="Who"
                  value={one.partyId}
                  options={options}
                  onChoose={(partyId) => change(one.key, { partyId })}
                />
              </div>
              <button
                type="button"
                className="usa-button usa-button--unstyled"
                onClick={() => setRows(rows.filter((other) => other.key !== one.key))}
              >
                Remove step {index + 1}
              </button>
            </li>
          )
        })}
      </ol>
      <p>
        <button
          type="button"
          className="usa-button usa-button--outline usa-button--small"
          onClick={() => setRows([...rows, row('', -60, '')])}
        >
          Add a step
        </button>
      </p>
    </FormDialog>
  )
}
