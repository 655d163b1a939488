import { type ReactElement, useState } from 'react'
import type { ReleaseStep } from '../../api/types.ts'
import { Mark } from '../../ui/Marks.tsx'
import { Fault } from '../../ui/States.tsx'
import { ownZone } from '../../ui/time.ts'
import { On } from '../../ui/When.tsx'
import { PlanDialog } from './PlanDialog.tsx'
import { markStep, useCaseAct } from './queries.ts'
import { offsetWords, stepAt } from './release.ts'
import { nameOf, type Room } from './room.ts'

function Done({ room, step }: { room: Room; step: ReleaseStep }): ReactElement {
  const act = useCaseAct(markStep(room.view.id))
  const mayMark = room.coordinator || (step.partyId !== null && step.partyId === room.own?.id)
  const mark = (is: 'ready' | 'done') => (
    <button
      type="button"
      className="usa-button usa-button--outline usa-button--small"
      disabled={act.isPending}
      onClick={() => act.mutate({ stepId: step.id, is })}
    >
      {is === 'ready' ? 'Ready' : 'Done'}
      <span className="sr-only">: {step.what}</span>
    </button>
  )
  return (
    <span className="row">
      {step.doneAt !== null ? (
        <Mark tone="good" icon="check">
          done
        </Mark>
      ) : step.readyAt !== null ? (
        <Mark tone="info">ready</Mark>
      ) : (
        <Mark tone="open">open</Mark>
      )}
      {mayMark && step.readyAt === null && step.doneAt === null ? mark('ready') : null}
      {mayMark && step.doneAt === null ? mark('done') : null}
      {act.error === null ? null : <Fault error={act.error} />}
    </span>
  )
}

/** The hour of release: who does what when, around the end of the embargo. */
export function ReleasePlan({ room }: { room: Room }): ReactElement {
  const [planning, setPlanning] = useState(false)
  const { view, talks, coordinator } = room
  const endsAt = view.embargo?.endsAt
  const steps = talks.releasePlan.toSorted((a, b) => a.minutes - b.minutes)
  return (
    <>
      {steps.length === 0 ? (
        <p className="muted">
          {coordinator ? 'The release is not planned yet.' : 'No step of the release is yours so far.'}
        </p>
      ) : (
        <table className="table table--cards">
          <caption>
            T is the end of the embargo
            {endsAt === undefined ? ', which is not agreed yet.' : `; times are in your zone, ${ownZone()}.`}
          </caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col">Who</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => {
              const at = stepAt(endsAt, step.minutes)
              return (
                <tr key={step.id}>
                  <th scope="row">
                    <span className="number">{offsetWords(step.minutes)}</span>
                    {at === null ? null : (
                      <small className="block">
                        <On at={at} />
                      </small>
                    )}
                  </th>
                  <td>{step.what}</td>
                  <td data-label="Who">
                    {step.partyId === null
                      ? 'the coordinators'
                      : step.partyId === room.own?.id
                        ? 'you'
                        : nameOf(room, step.partyId)}
                  </td>
                  <td>
                    <Done room={room} step={step} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {coordinator ? (
        <p className="case__add">
          <button type="button" className="usa-button usa-button--outline" onClick={() => setPlanning(true)}>
            {steps.length === 0 ? 'Plan the release…' : 'Change the plan…'}
          </button>
        </p>
      ) : null}
      {planning ? <PlanDialog room={room} onClose={() => setPlanning(false)} /> : null}
    </>
  )
}
