import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Stage } from '../../api/types.ts'
import { Href } from '../../ui/Href.tsx'
import { grouped } from '../../ui/number.ts'
import { duration } from '../../ui/time.ts'
import { bandPath, bands } from './flow.ts'

const STAGES = {
  findings: { label: 'Findings', to: '/findings', what: 'reports as they came in' },
  'root causes': { label: 'Root causes', to: '/root-causes', what: 'flaws, each reported once or often' },
  reproduced: { label: 'Reproduced', to: '/root-causes', what: 'flaws shown to be real' },
  cases: { label: 'Cases', to: '/cases', what: 'being coordinated with those concerned' },
  advisories: { label: 'Advisories', to: '/advisories', what: 'published, with what to do' },
} as const

function StageName({ stage }: { stage: Stage['stage'] }): ReactElement {
  const { label, to } = STAGES[stage]
  return stage === 'reproduced' ? (
    <Link to="/root-causes" search={{ verdict: 'reproduced' }}>
      {label}
    </Link>
  ) : (
    <Link to={to}>{label}</Link>
  )
}

function Waiting({ stage }: { stage: Stage }): ReactElement | null {
  if (stage.waiting.length === 0) return null
  return (
    <ul className="flow__waiting" aria-label={`${STAGES[stage.stage].label}: waiting for a person`}>
      {stage.waiting.map((item) => (
        <li key={item.reason}>
          <Href href={item.href}>
            <strong>{grouped(item.count)}</strong> {item.reason}
          </Href>
        </li>
      ))}
    </ul>
  )
}

/** The way from report to advisory, drawn to scale; wide screens read it across, narrow ones down. */
export function Flow({ stages, moving }: { stages: Stage[]; moving: boolean }): ReactElement {
  const drawn = bands(stages)
  return (
    <ol className={`flow ${moving ? 'flow--moving' : ''}`}>
      {stages.map((stage, index) => {
        const band = drawn[index]
        return (
          <li key={stage.stage} className={`flow__stage flow__stage--${index}`}>
            <div className="flow__head">
              <h3>
                <StageName stage={stage.stage} />
              </h3>
              <p className="flow__count number">{grouped(stage.count)}</p>
              <p className="flow__what">{STAGES[stage.stage].what}</p>
            </div>
            {band === undefined
              ? null
              : (['across', 'down'] as const).map((direction) => (
                  <svg
                    key={direction}
                    className={`flow__band flow__band--${direction}`}
                    viewBox="0 0 100 100"
                    preserveAspectRatio="none"
                    aria-hidden="true"
                    focusable="false"
                  >
                    <path className="flow__body" d={bandPath(band, direction)} />
                    {direction === 'across' ? (
                      <rect
                        className="flow__gate"
                        x="0"
                        y={50 - band.from / 2}
                        width="2.500"
                        height={band.from}
                      />
                    ) : (
                      <rect
                        className="flow__gate"
                        x={50 - band.from / 2}
                        y="0"
                        width={band.from}
                        height="4"
                      />
                    )}
                  </svg>
                ))}
            <div className="flow__foot">
              <p className={stage.lastHour > 0 ? 'flow__recent' : 'muted'}>
                {stage.lastHour > 0
                  ? `+${grouped(stage.lastHour)} in the last hour`
                  : 'nothing new in the last hour'}
              </p>
              {stage.medianSecondsToReach === null ? null : (
                <p className="muted">half get here within {duration(stage.medianSecondsToReach)}</p>
              )}
              {stage.oldestSeconds === null ? null : (
                <p className="muted">oldest still here: {duration(stage.oldestSeconds)}</p>
              )}
              <Waiting stage={stage} />
            </div>
          </li>
        )
      })}
    </ol>
  )
}

/** The same picture as figures. */
export function FlowTable({ stages }: { stages: Stage[] }): ReactElement {
  const age = (seconds: number | null) => (seconds === null ? 'not known' : duration(seconds))
  return (
    <table className="table table--cards">
      <caption>The pipeline in figures</caption>
      <thead>
        <tr>
          <th scope="col">Stage</th>
          <th scope="col" className="number">
            Now
          </th>
          <th scope="col" className="number">
            Last hour
          </th>
          <th scope="col">Oldest still here</th>
          <th scope="col">Median time to get here</th>
          <th scope="col">Waiting for a person</th>
        </tr>
      </thead>
      <tbody>
        {stages.map((stage) => (
          <tr key={stage.stage}>
            <th scope="row">{STAGES[stage.stage].label}</th>
            <td className="number" data-label="Now">
              {grouped(stage.count)}
            </td>
            <td className="number" data-label="Last hour">
              {grouped(stage.lastHour)}
            </td>
            <td data-label="Oldest">{age(stage.oldestSeconds)}</td>
            <td data-label="Median">{age(stage.medianSecondsToReach)}</td>
            <td data-label="Waiting">
              {stage.waiting.length === 0
                ? 'nothing'
                : stage.waiting.map((item) => `${grouped(item.count)} ${item.reason}`).join('; ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
