import type { ReactElement } from 'react'
import type { CaseView } from '../../api/types.ts'
import { instant, longDuration, ownZone } from '../../ui/time.ts'
import { useNow } from '../../ui/When.tsx'
import { dialArc, embargoStanding } from './embargo.ts'

const CENTRE = 60
const RADIUS = 50

/**
 * How long what is known here stays unpublished, in the zone it was agreed in and in the viewer's own.
 * @param props.named whether this viewer is told who agreed; the list is hidden from parties, not empty
 */
export function EmbargoClock({ view, named }: { view: CaseView; named: boolean }): ReactElement {
  const now = useNow(20_000)
  const { embargo } = view
  if (embargo === null) {
    return <p className="muted">No embargo is agreed: nothing but readiness holds back publication.</p>
  }
  const standing = embargoStanding(view.openedAt, embargo.endsAt, now)
  const own = ownZone()
  return (
    <div className="embargo">
      <svg
        className={`embargo__dial ${standing.over ? 'embargo__dial--over' : ''}`}
        viewBox="0 0 120 120"
        aria-hidden="true"
      >
        <circle className="embargo__ground" cx={CENTRE} cy={CENTRE} r={RADIUS} />
        <path className="embargo__passed" d={dialArc(standing.passed, RADIUS, CENTRE)} />
        <text x={CENTRE} y={CENTRE - 4} className="embargo__number">
          {standing.over
            ? '0'
            : Math.floor(standing.secondsLeft / (standing.secondsLeft >= 86_400 ? 86_400 : 3_600))}
        </text>
        <text x={CENTRE} y={CENTRE + 16} className="embargo__unit">
          {standing.over ? 'over' : standing.secondsLeft >= 86_400 ? 'days left' : 'hours left'}
        </text>
      </svg>
      <div>
        <p>
          <strong>
            {standing.over ? 'The embargo is over.' : `${longDuration(standing.secondsLeft)} left.`}
          </strong>
        </p>
        <dl className="facts">
          <dt>Ends, as agreed</dt>
          <dd>
            {embargo.local.replace('T', ' ')} <code>{embargo.zone}</code>
          </dd>
          <dt>In your zone</dt>
          <dd>
            {instant(embargo.endsAt, own)} <code>{own}</code>
          </dd>
          <dt>In UTC</dt>
          <dd>{instant(embargo.endsAt, 'UTC')}</dd>
          {named ? (
            <>
              <dt>Agreed by</dt>
              <dd>{embargo.agreedBy.length === 0 ? 'nobody yet' : embargo.agreedBy.join(', ')}</dd>
            </>
          ) : null}
        </dl>
      </div>
    </div>
  )
}
