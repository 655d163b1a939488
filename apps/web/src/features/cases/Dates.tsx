import type { ReactElement } from 'react'
import { ago, instant } from '../../ui/time.ts'
import { useNow } from '../../ui/When.tsx'
import { datesOf, type PlacedMark, placed } from './dates.ts'
import type { Room } from './room.ts'

const percent = (share: number): string => `${(100 * share).toFixed(2)}%`

function Picture({ marks, now }: { marks: readonly PlacedMark[]; now: number }): ReactElement {
  const lanes = Math.max(1, ...marks.map(({ lane }) => lane + 1))
  return (
    <div className="dates__picture" aria-hidden="true" style={{ height: `${3.4 + lanes * 1.9}rem` }}>
      <div className="dates__track">
        <div className="dates__line" />
        <div className="dates__line dates__line--past" style={{ width: percent(now) }} />
        {marks.map((mark, index) => (
          <span
            key={`${mark.at} ${mark.words}`}
            className={`dates__mark dates__dot dates__dot--${mark.tone}`}
            style={{ left: percent(mark.share), bottom: `${2.1 + mark.lane * 1.9}rem` }}
          >
            {index + 1}
          </span>
        ))}
        <span className="dates__now" style={{ left: percent(now) }}>
          now
        </span>
      </div>
    </div>
  )
}

/** The dates of a case as a picture, and the same in words below it. */
export function Dates({ room }: { room: Room }): ReactElement {
  const now = useNow(60_000)
  const { marks, now: share } = placed(datesOf(room), now)
  if (marks.length === 0)
    return (
      <p className="muted">
        The days have not begun: they are counted from when the first who is asked for a fix is told.
      </p>
    )
  return (
    <div className="dates">
      <Picture marks={marks} now={share} />
      <ol className="dates__list">
        {marks.map((mark, index) => (
          <li key={`${mark.at} ${mark.words}`}>
            <span className={`dates__dot dates__dot--${mark.tone}`} aria-hidden="true">
              {index + 1}
            </span>
            <span>
              <strong>
                <time dateTime={mark.at}>{instant(mark.at)}</time>
              </strong>{' '}
              <span className="muted">({ago(mark.at, now)})</span>
              <span className="block">{mark.words}</span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
