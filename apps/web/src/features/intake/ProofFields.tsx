import type { ReactElement } from 'react'
import { TextArea } from '../../ui/Inputs.tsx'
import { OracleChoice } from '../trials/OracleChoice.tsx'
import type { FieldsProps } from './fields.ts'

/** A proof the sandbox can run by itself, for npm packages. */
export function ProofFields({ draft, set, faults }: FieldsProps): ReactElement {
  return (
    <details className="disclosure" open={draft.proof !== '' || undefined}>
      <summary>Add a program that shows it (npm packages)</summary>
      <div className="stack">
        <TextArea
          label="Proof"
          error={faults.proof}
          hint="A few lines of JavaScript that require the package and make it misbehave. It is run in a sandbox as soon as it arrives."
          code
          rows={7}
          value={draft.proof}
          onText={(proof) => set({ proof })}
        />
        <OracleChoice value={draft.oracle} onChoose={(oracle) => set({ oracle })} />
        <TextArea
          label="Harmless input (optional)"
          error={faults.benign}
          hint="An ordinary use of the same function."
          code
          rows={4}
          value={draft.benign}
          onText={(benign) => set({ benign })}
        />
      </div>
    </details>
  )
}
