import { type FormEvent, type ReactElement, useState } from 'react'
import { isApiError } from '../../api/problem.ts'
import type { CaseView } from '../../api/types.ts'
import { Field } from '../../ui/Field.tsx'
import { Fault } from '../../ui/States.tsx'
import { Ago } from '../../ui/When.tsx'
import { BANDS } from '../../ui/words.ts'
import { assessCase, useCaseAct } from './queries.ts'

/** A coordinator's own CVSS vector: it goes before the reporters', and the priority is computed anew at once. */
export function Assess({ view }: { view: CaseView }): ReactElement {
  const { assessment } = view
  const [vector, setVector] = useState(assessment?.vector ?? '')
  const [said, setSaid] = useState('')
  const act = useCaseAct(assessCase(view.id))
  const send = (value: string | null) => {
    const before = view.priority.band
    setSaid('')
    act.mutate(value, {
      onSuccess: ({ priority, assessment: now }) => {
        setVector(now?.vector ?? '')
        const score = now === null ? 'Withdrawn.' : `It scores ${now.score.toFixed(1)}.`
        const after = BANDS[priority.band].label
        setSaid(
          before === priority.band
            ? `${score} The priority stays “${after}”; its place in the queue was computed anew.`
            : `${score} The priority was “${BANDS[before].label}” and is now “${after}”.`,
        )
      },
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(vector.trim())
  }
  const refused = isApiError(act.error) && act.error.problem.code === 'invalid-input' ? act.error : undefined
  return (
    <form onSubmit={submit} className="assess">
      <Field
        label="Your CVSS vector"
        hint={
          <>
            Version 4.0, 3.1, 3.0 or 2.0, for instance{' '}
            <code className="assess__example">CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H</code>. It is read
            instead of the reporters', with your name, and can be withdrawn.
          </>
        }
        error={refused?.message}
      >
        <input
          className="usa-input assess__vector"
          required
          maxLength={300}
          autoComplete="off"
          spellCheck={false}
          value={vector}
          onChange={(event) => setVector(event.target.value)}
        />
      </Field>
      <p className="row">
        <button type="submit" className="usa-button" disabled={act.isPending}>
          {act.isPending ? 'Computing…' : 'Assess'}
        </button>
        {assessment === null ? null : (
          <>
            <button
              type="button"
              className="usa-button usa-button--outline"
              disabled={act.isPending}
              onClick={() => send(null)}
            >
              Withdraw it
            </button>
            <span className="muted">
              {assessment.score.toFixed(1)}, given by {assessment.by} <Ago at={assessment.at} />
            </span>
          </>
        )}
      </p>
      <p role="status" className="assess__said">
        {said}
      </p>
      {act.error === null || refused !== undefined ? null : <Fault error={act.error} />}
    </form>
  )
}
