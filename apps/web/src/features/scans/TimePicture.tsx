import type { ReactElement } from 'react'
import type { ClaimSummary } from '../../api/types.ts'
import { useNow } from '../../ui/When.tsx'
import { at, type Bars, barsOf, scaleOf, ticksOf } from './picture.ts'

const percent = (share: number) => `${(100 * share).toFixed(2)}%`
const HOUR_MINUTE = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const DAY_MONTH = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })

/**
 * Claims over time, one row each: the window as an outlined bar, what its lease holds as a filled one, the present
 * as a line through all rows. Words beside it say the same, and which claim it is where there is one alone.
 */
export function TimePicture({ claims }: { claims: readonly ClaimSummary[] }): ReactElement {
  const now = useNow(15_000)
  const scale = scaleOf(claims, now)
  const present = percent(at(scale, now))
  return (
    <figure className={claims.length === 1 ? 'times times--one' : 'times'}>
      <div className="times__row times__axis">
        <svg className="times__bars" aria-hidden="true" focusable="false">
          {ticksOf(scale).map((tick) => (
            <text key={tick.at} x={percent(at(scale, tick.at))} y="16" className="times__tick">
              {(tick.day ? DAY_MONTH : HOUR_MINUTE).format(tick.at)}
            </text>
          ))}
        </svg>
      </div>
      {claims.map((claim) => (
        <div key={claim.id} className="times__row">
          <code className="times__name" aria-hidden="true">
            {claim.line}
          </code>
          <Row
            bars={barsOf(scale, claim)}
            present={present}
            ticks={ticksOf(scale).map((tick) => percent(at(scale, tick.at)))}
          />
        </div>
      ))}
      <figcaption className="times__key" aria-hidden="true">
        <span>
          <svg className="times__sample" aria-hidden="true" focusable="false">
            <rect className="times__window" x="1" y="3" width="26" height="10" rx="3" />
          </svg>
          window
        </span>
        <span>
          <svg className="times__sample" aria-hidden="true" focusable="false">
            <rect className="times__lease" x="1" y="3" width="26" height="10" rx="3" />
          </svg>
          held by the lease, should no heartbeat come
        </span>
        <span>
          <svg className="times__sample" aria-hidden="true" focusable="false">
            <line className="times__now" x1="14" x2="14" y1="0" y2="16" />
          </svg>
          now
        </span>
      </figcaption>
    </figure>
  )
}

function Row({ bars, present, ticks }: { bars: Bars; present: string; ticks: string[] }): ReactElement {
  return (
    <svg className="times__bars" aria-hidden="true" focusable="false">
      {ticks.map((x) => (
        <line key={x} className="times__line" x1={x} x2={x} y1="0" y2="100%" />
      ))}
      <rect
        className="times__window"
        x={percent(bars.window.x)}
        y="7"
        width={percent(bars.window.width)}
        height="14"
        rx="3"
      />
      {/* Minutes of a lease in weeks of a window are thinner than a pixel: the line keeps them in sight. */}
      <rect
        className="times__lease"
        x={percent(bars.lease.x)}
        y="7"
        width={percent(bars.lease.width)}
        height="14"
        rx="3"
      />
      <line className="times__now" x1={present} x2={present} y1="0" y2="100%" />
    </svg>
  )
}
