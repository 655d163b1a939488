import { queryOptions, useQuery } from '@tanstack/react-query'
import { type ReactElement, useId, useState } from 'react'
import { api, read } from '../../api/client.ts'
import type { Priority, WhatIf, WhatIfChange } from '../../api/types.ts'
import { Mark } from '../../ui/Marks.tsx'
import { Loaded } from '../../ui/States.tsx'
import { BANDS } from '../../ui/words.ts'
import { nameOf, type Supposition, suppositions } from './what-if.ts'
import './what-if.css'

const whatIfQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', id, 'what-if'],
    queryFn: () => read(api.GET('/v1/cases/{id}/what-if', { params: { path: { id } } })),
  })

/** What an answer would do, in two words. */
function effect(change: WhatIfChange, now: WhatIf): string {
  if (change.changesBand) return BANDS[change.band].label
  return change.score > now.score ? 'sooner, in the same band' : 'later, in the same band'
}

function Group(props: {
  group: Supposition
  now: WhatIf
  name: string
  chosen: WhatIfChange | undefined
  onChoose: (change: WhatIfChange) => void
}): ReactElement {
  const { group, chosen } = props
  return (
    <fieldset className="usa-fieldset what-if__group">
      <legend className="usa-legend">{group.factor}</legend>
      <p className="row">
        {group.open ? <Mark tone="open">nobody answered yet</Mark> : null}
        {group.now === undefined || group.open ? null : <small>now: {group.now}</small>}
      </p>
      {group.answers.map((change) => {
        const id = `${props.name}-${nameOf(change)}`
        return (
          <div className="usa-radio" key={change.value}>
            <input
              className="usa-radio__input"
              type="radio"
              name={props.name}
              id={id}
              checked={chosen !== undefined && nameOf(chosen) === nameOf(change)}
              onChange={() => props.onChoose(change)}
            />
            <label className="usa-radio__label" htmlFor={id}>
              {change.value}:{' '}
              {change.changesBand ? (
                <strong>{effect(change, props.now)}</strong>
              ) : (
                <small>{effect(change, props.now)}</small>
              )}
            </label>
          </div>
        )
      })}
    </fieldset>
  )
}

function Band({ band, score }: Pick<WhatIf, 'band' | 'score'>): ReactElement {
  return (
    <>
      <Mark tone={BANDS[band].tone} title={BANDS[band].meaning}>
        {BANDS[band].label}
      </Mark>
      <small className="block">score {Math.round(score)}, only for ordering</small>
    </>
  )
}

/** The priority as it is beside the one that would be, with every factor of both. */
function Beside(props: { priority: Priority; now: WhatIf; change: WhatIfChange | undefined }): ReactElement {
  const { priority, now, change } = props
  if (change === undefined)
    return (
      <p className="muted">
        Choose an answer, and the priority it would give stands here, beside the one that is.
      </p>
    )
  const asked = priority.factors.find(({ name }) => name === change.factor)
  return (
    <table className="table what-if__beside">
      <caption>
        Supposed: “{change.factor}” were {change.value}. Nothing is changed by looking.
      </caption>
      <thead>
        <tr>
          <th scope="col">Factor</th>
          <th scope="col">As it is</th>
          <th scope="col">Supposed</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Priority</th>
          <td>
            <Band band={now.band} score={now.score} />
          </td>
          <td>
            <Band band={change.band} score={change.score} />
          </td>
        </tr>
        <tr className="what-if__supposed">
          <th scope="row">{change.factor}</th>
          <td>{asked?.value ?? <span className="muted">as it was judged</span>}</td>
          <td>
            <strong>{change.value}</strong>
          </td>
        </tr>
      </tbody>
    </table>
  )
}

/** A score says nothing without what it is made of. */
function Others({ priority, change }: { priority: Priority; change: WhatIfChange }): ReactElement {
  const others = priority.factors.filter(({ name }) => name !== change.factor)
  return (
    <p className="muted what-if__others">
      The other factors stay, and what is computed from this one follows it:{' '}
      {others.map(({ name, value }) => `${name}: ${value}`).join('; ')}.
    </p>
  )
}

function Suppositions({ priority, now }: { priority: Priority; now: WhatIf }): ReactElement {
  const [chosen, setChosen] = useState<WhatIfChange | undefined>(undefined)
  const name = useId()
  const groups = suppositions(now, priority.factors)
  // What was chosen may be gone since: a fresh answer may have come meanwhile.
  const change = now.changes.find((one) => chosen !== undefined && nameOf(one) === nameOf(chosen))
  if (groups.length === 0) return <p>No single answer would change it.</p>
  return (
    <>
      <div className="columns columns--1-1">
        <div className="what-if__groups">
          {groups.map((group) => (
            <Group
              key={group.factor}
              group={group}
              now={now}
              name={name}
              chosen={change}
              onChoose={setChosen}
            />
          ))}
        </div>
        <div aria-live="polite" className="what-if__answer">
          <Beside priority={priority} now={now} change={change} />
        </div>
      </div>
      {change === undefined ? null : <Others priority={priority} change={change} />}
      {now.settled.length === 0 ? null : (
        <p className="muted">No other answer would matter for: {now.settled.join(', ').toLowerCase()}.</p>
      )}
    </>
  )
}

/** Which single answers would change a priority, and to what. Asked for when somebody wants to know. */
export function WhatIfView({ caseId, priority }: { caseId: string; priority: Priority }): ReactElement {
  const [open, setOpen] = useState(false)
  const query = useQuery({ ...whatIfQuery(caseId), enabled: open })
  return (
    <details className="card what-if" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h3>What would change this?</h3>
      </summary>
      {open ? (
        <div className="stack what-if__body">
          <p className="muted">
            One answer at a time, the others as they are. What would move it to another band comes first.
          </p>
          <Loaded query={query} what="what would change it">
            {(now) => <Suppositions priority={priority} now={now} />}
          </Loaded>
        </div>
      ) : null}
    </details>
  )
}
