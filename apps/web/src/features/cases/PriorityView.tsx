import type { ReactElement } from 'react'
import type { Factor, Priority } from '../../api/types.ts'
import { Mark } from '../../ui/Marks.tsx'
import { BANDS, type Tone } from '../../ui/words.ts'

const BASES: Record<Factor['basis'], { label: string; tone: Tone }> = {
  measured: { label: 'measured here', tone: 'good' },
  published: { label: 'published', tone: 'info' },
  'stated by a person': { label: 'said by a person', tone: 'info' },
  estimated: { label: 'estimated', tone: 'warn' },
  unknown: { label: 'unknown', tone: 'open' },
}

export function BandMark({ band }: { band: Priority['band'] }): ReactElement {
  return (
    <Mark tone={BANDS[band].tone} title={BANDS[band].meaning}>
      {BANDS[band].label}
    </Mark>
  )
}

/** The priority, and every factor of it: what was known, from where, as of when. */
export function PriorityView({ priority }: { priority: Priority }): ReactElement {
  return (
    <div className="stack">
      <p className="row">
        <BandMark band={priority.band} /> <span>{priority.summary}</span>
      </p>
      <table className="table table--cards">
        <caption>
          What went into it (rule version {priority.ruleVersion}). Unknown is shown as unknown, never guessed.
        </caption>
        <thead>
          <tr>
            <th scope="col">Factor</th>
            <th scope="col">Value</th>
            <th scope="col">How it is known</th>
            <th scope="col">What it does</th>
          </tr>
        </thead>
        <tbody>
          {priority.factors.map((factor) => (
            <tr key={factor.name}>
              <th scope="row">{factor.name}</th>
              <td data-label="Value">
                {factor.known ? factor.value : <span className="muted">{factor.value}</span>}
              </td>
              <td>
                <Mark tone={BASES[factor.basis].tone}>{BASES[factor.basis].label}</Mark>
                <small className="block">
                  {factor.source}
                  {factor.asOf === null ? '' : `, as of ${factor.asOf}`}
                </small>
              </td>
              <td>{factor.explanation}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {priority.missing.length === 0 ? null : (
        <div>
          <h3>Would change it if it were known</h3>
          <ul>
            {priority.missing.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
