import type { ReactElement } from 'react'
import type { FindingView } from '../../api/types.ts'
import { counted } from '../../ui/number.ts'

const SHOWN = 6

/** What a finding was compared with others by, in words: once each, the telling ones first. */
export function Fingerprints({ fingerprints }: { fingerprints: FindingView['fingerprints'] }): ReactElement {
  const bases = [...new Set(fingerprints.map(({ basis }) => basis))]
  if (bases.length === 0) return <p className="muted">Nothing in it could be compared with other reports.</p>
  const versions = [...new Set(fingerprints.map(({ version }) => version))].sort((a, b) => a - b).join(', ')
  const rest = bases.slice(SHOWN)
  return (
    <>
      <ul>
        {bases.slice(0, SHOWN).map((basis) => (
          <li key={basis}>{basis}</li>
        ))}
      </ul>
      {rest.length === 0 ? null : (
        <details className="disclosure">
          <summary>{counted(rest.length, 'more trait')}</summary>
          <p className="muted">{rest.join(' · ')}</p>
        </details>
      )}
      <p className="muted">By rules of version {versions}.</p>
    </>
  )
}
