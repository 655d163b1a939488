import type { ReactElement } from 'react'
import type { Pipeline } from '../../api/types.ts'
import { grouped } from '../../ui/number.ts'
import { figures } from './figures.ts'

type Progress = NonNullable<Pipeline['scenario']>

/** What the first-run scenario is doing, and, when it has ended, how it went against its own truth. */
export function Scenario({ scenario }: { scenario: Progress }): ReactElement {
  const lines = figures(scenario.summary)
  const ended = scenario.summary !== null
  return (
    <section className="card scenario" aria-labelledby="scenario-title">
      <div className="row row--between">
        <h2 id="scenario-title">
          {ended ? 'The demonstration has ended' : 'A demonstration is running'}: {scenario.name}
        </h2>
        <span className="number muted">
          {grouped(scenario.done)} of {grouped(scenario.total)}
        </span>
      </div>
      {ended ? (
        <p className="muted">
          These reports and parties are made up; the flaws and the packages are real, published and fixed.
          Nothing below is a canned result: each figure compares what this house did with what the scenario
          knows to be true.
        </p>
      ) : (
        <>
          <progress
            max={Math.max(1, scenario.total)}
            value={scenario.done}
            aria-label="Progress of the demonstration"
          />
          <p className="muted">Now: {scenario.phase}</p>
        </>
      )}
      {lines.length === 0 ? null : (
        <dl className="scenario__figures">
          {lines.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="number">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
