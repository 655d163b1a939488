import type { ReactElement } from 'react'
import type { TrackRecord } from '../../api/types.ts'
import { precisionWords } from './precision.ts'

const at = (share: number) => `${(100 * share).toFixed(2)}%`

/** The scale from 0 to 1, the interval as a band and the share as a dot on it. The words beside say the same. */
export function PrecisionBar({ record }: { record: TrackRecord }): ReactElement {
  const { precision, interval } = record
  return (
    <svg className="precision__bar" aria-hidden="true" focusable="false">
      <rect className="precision__scale" x="0" y="7" width="100%" height="2" rx="1" />
      {interval === null ? null : (
        <rect
          className="precision__band"
          x={at(interval[0])}
          y="4"
          width={at(interval[1] - interval[0])}
          height="8"
          rx="3"
        />
      )}
      {precision === null ? null : <circle className="precision__dot" cx={at(precision)} cy="8" r="5" />}
    </svg>
  )
}

/** Share, interval and picture of a discoverer's precision, in one cell of a list. */
export function Precision({ record }: { record: TrackRecord }): ReactElement {
  const words = precisionWords(record)
  if (words === undefined) return <span className="muted">nothing judged yet</span>
  return (
    <span className="precision" title={words.meaning}>
      <span className="number">
        <strong>{words.share}</strong> <small>{words.interval}</small>
      </span>
      <PrecisionBar record={record} />
    </span>
  )
}
