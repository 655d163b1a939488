import type { ReactElement, ReactNode } from 'react'
import type { EvidenceLevel, Severity, Tlp, Verdict } from '../api/types.ts'
import { Icon, type IconName } from './Icon.tsx'
import { EVIDENCE, SEVERITIES, TLPS, type Tone, VERDICTS } from './words.ts'

const VERDICT_ICONS: Record<Verdict, IconName> = {
  reproduced: 'check',
  intermittent: 'wave',
  'not reproduced': 'cross',
  'out of threat model': 'fence',
  'cannot run': 'alert',
  waiting: 'clock',
}

export function Mark(props: {
  tone: Tone
  icon?: IconName
  title?: string
  children: ReactNode
}): ReactElement {
  return (
    <span className={`mark mark--${props.tone}`} title={props.title}>
      {props.icon === undefined ? null : <Icon name={props.icon} />}
      {props.children}
    </span>
  )
}

export function VerdictMark({ verdict }: { verdict: Verdict }): ReactElement {
  const { label, tone, meaning } = VERDICTS[verdict]
  return (
    <Mark tone={tone} icon={VERDICT_ICONS[verdict]} title={meaning}>
      {label}
    </Mark>
  )
}

/** Four bars, filled up to the level, beside the word. */
export function SeverityMark({ severity }: { severity: Severity }): ReactElement {
  const { label, level } = SEVERITIES[severity]
  return (
    <span className={`severity severity--${severity}`}>
      <svg viewBox="0 0 19 14" aria-hidden="true" focusable="false">
        {[1, 2, 3, 4].map((bar) => (
          <rect
            key={bar}
            className={bar <= level ? 'on' : 'off'}
            x={(bar - 1) * 5}
            y={14 - bar * 3.5}
            width="4"
            height={bar * 3.5}
          />
        ))}
      </svg>
      {label}
    </span>
  )
}

export function TlpMark({ tlp }: { tlp: Tlp }): ReactElement {
  return (
    <span className={`tlp tlp--${tlp.replace('+', '-')}`} title={TLPS[tlp]}>
      TLP:{tlp.toUpperCase()}
    </span>
  )
}

/** The rungs of the evidence ladder; an attestation stands beside it. */
export function EvidenceMark({ level }: { level: EvidenceLevel }): ReactElement {
  const { step, meaning } = EVIDENCE[level]
  return (
    <span className="evidence" title={meaning}>
      {step === 0 ? (
        <Icon name="person" />
      ) : (
        <svg viewBox="0 0 44 8" aria-hidden="true" focusable="false">
          {[1, 2, 3, 4, 5].map((rung) => (
            <circle key={rung} className={rung <= step ? 'on' : 'off'} cx={rung * 9 - 5} cy="4" r="3" />
          ))}
        </svg>
      )}
      {level}
    </span>
  )
}
