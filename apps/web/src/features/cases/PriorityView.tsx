import type { ReactElement, ReactNode } from 'react'
import type { Factor, Priority } from '../../api/types.ts'
import { Mark } from '../../ui/Marks.tsx'
import { BANDS, type Tone } from '../../ui/words.ts'
import { missingInputs } from './missing.ts'
import { WhatIfView } from './WhatIfView.tsx'

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

/** What nobody has answered yet, and who can. */
function MissingInputs({ names, hasCve }: { names: string[]; hasCve: boolean }): ReactElement | null {
  if (names.length === 0) return null
  return (
    <div className="card">
      <h3>Not known, and who can say</h3>
      <dl className="facts">
        {missingInputs(names, hasCve).map(({ name, how }) => (
          <div key={name} className="missing">
            <dt>{name}</dt>
            <dd>{how ?? 'Nobody has said.'}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** The priority, and every factor of it: what was known, from where, as of when. */
export function PriorityView(props: {
  priority: Priority
  /** The case it is of. */
  caseId: string
  /** Where a coordinator supplies what is missing; undefined for everybody else. */
  assess: ReactNode | undefined
  /** Whether the case has a CVE to look up. */
  reference: boolean
}): ReactElement {
  const { priority } = props
  return (
    <div className="stack">
      <p className="row">
        <BandMark band={priority.band} /> <span>{priority.summary}</span>
      </p>
      <MissingInputs names={priority.missing} hasCve={props.reference} />
      {props.assess}
      <WhatIfView caseId={props.caseId} priority={priority} />
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
    </div>
  )
}
