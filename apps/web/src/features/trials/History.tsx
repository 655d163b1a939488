import { useQueries } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { Control, ReproductionView } from '../../api/types.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Mark, VerdictMark } from '../../ui/Marks.tsx'
import { CONTROL_ORDER, CONTROLS } from '../../ui/words.ts'
import { controlSentence } from '../reproductions/words.ts'
import { trialQuery } from './queries.ts'
import type { Try } from './tries.ts'

function Cell({ view, control }: { view: ReproductionView | undefined; control: Control }): ReactElement {
  const result = view?.judgement?.controls.find((item) => item.control === control)
  if (result === undefined) return <span className="muted">–</span>
  return (
    <span className={result.holds ? 'holds' : 'objects'}>
      <Icon name={result.holds ? 'check' : 'cross'} /> {controlSentence(result)}
    </span>
  )
}

/** The tries of this visit side by side: what changed between them is in one row. */
export function History(props: {
  tries: Try[]
  shown: string | undefined
  onShow: (id: string) => void
}): ReactElement {
  const queries = useQueries({ queries: props.tries.map(({ id, token }) => trialQuery(id, token)) })
  const views = queries.map(({ data }) => data)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="table-scroll" aria-label="Your tries, side by side" tabIndex={0}>
      <table className="table tries">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Control</span>
            </th>
            {props.tries.map((attempt, index) => (
              <th scope="col" key={attempt.id} aria-current={attempt.id === props.shown ? 'true' : undefined}>
                <button type="button" className="tries__show" onClick={() => props.onShow(attempt.id)}>
                  Try {attempt.number}
                </button>
                <code className="block">{views[index]?.target ?? '…'}</code>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Verdict</th>
            {props.tries.map((attempt, index) => {
              const verdict = views[index]?.verdict
              return (
                <td key={attempt.id}>
                  {verdict === undefined || verdict === null ? (
                    <Mark tone="open" icon="clock">
                      {views[index]?.state ?? 'starting'}
                    </Mark>
                  ) : (
                    <VerdictMark verdict={verdict} />
                  )}
                </td>
              )
            })}
          </tr>
          {CONTROL_ORDER.map((control) => (
            <tr key={control}>
              <th scope="row">{CONTROLS[control].label}</th>
              {props.tries.map((attempt, index) => (
                <td key={attempt.id}>
                  <Cell view={views[index]} control={control} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
