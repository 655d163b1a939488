import type { ReactElement } from 'react'
import type { ReproductionView } from '../../api/types.ts'
import { ORACLES, VERDICTS } from '../../ui/words.ts'
import { fixSentence, verdictSentence } from './words.ts'
import './reproductions.css'

const STATE_WORDS = {
  queued: 'In the queue. It starts by itself.',
  preparing: 'Fetching the package and everything it depends on. Install scripts are not run.',
  ready: 'Prepared; waiting for a free sandbox.',
  running: 'Running in the sandbox…',
  judged: 'Judged.',
  waiting: 'Waiting.',
} as const

/** The verdict first, in a sentence, then why; or what it is waiting for. */
export function VerdictBox({ view }: { view: ReproductionView }): ReactElement {
  const { judgement } = view
  if (judgement === null) {
    return (
      <div className="card verdict" role="status">
        <p className="verdict__sentence">{STATE_WORDS[view.state]}</p>
        {view.waitingFor === null ? null : <p>{view.waitingFor}</p>}
      </div>
    )
  }
  const fix = fixSentence(judgement, view.recipe.fixed?.version)
  return (
    <div className={`card verdict verdict--${VERDICTS[judgement.verdict].tone}`} role="status">
      <p className="verdict__sentence">{verdictSentence({ ...view, judgement })}</p>
      {fix === undefined ? null : <p>{fix}</p>}
      {judgement.reasons.length === 0 ? null : (
        <ul>
          {judgement.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {judgement.alsoObserved.length === 0 ? null : (
        <p>
          Also seen, though not claimed:{' '}
          {judgement.alsoObserved.map((oracle) => ORACLES[oracle].label.toLowerCase()).join(', ')}.
        </p>
      )}
      {view.threatModel === null ? null : (
        <blockquote>
          <p>“{view.threatModel.words}”</p>
          <p className="muted">The project, in {view.threatModel.source}</p>
        </blockquote>
      )}
    </div>
  )
}
