import type { ReactElement } from 'react'
import { Field } from '../../ui/Field.tsx'
import { ORACLE_ORDER, ORACLES } from '../../ui/words.ts'
import type { FieldsProps } from './fields.ts'

const CHOICES = ORACLE_ORDER.filter((oracle) => oracle !== 'sanitizer')

/** A proof the sandbox can run by itself, for npm packages. */
export function ProofFields({ draft, set, faults }: FieldsProps): ReactElement {
  return (
    <details className="disclosure" open={draft.proof !== '' || undefined}>
      <summary>Add a program that shows it (npm packages)</summary>
      <div className="stack">
        <Field
          label="Proof"
          error={faults.proof}
          hint="A few lines of JavaScript that require the package and make it misbehave. It is run in a sandbox as soon as it arrives."
        >
          <textarea
            className="usa-textarea mono"
            rows={7}
            spellCheck={false}
            value={draft.proof}
            onChange={(event) => set({ proof: event.target.value })}
          />
        </Field>
        <Field label="What goes wrong" hint={`It falls when ${ORACLES[draft.oracle].falls}.`}>
          <select
            className="usa-select"
            value={draft.oracle}
            onChange={(event) => {
              const oracle = CHOICES.find((choice) => choice === event.target.value)
              if (oracle !== undefined) set({ oracle })
            }}
          >
            {CHOICES.map((oracle) => (
              <option key={oracle} value={oracle}>
                {ORACLES[oracle].label}
              </option>
            ))}
          </select>
        </Field>
        <Field
          label="Harmless input (optional)"
          error={faults.benign}
          hint="An ordinary use of the same function."
        >
          <textarea
            className="usa-textarea mono"
            rows={4}
            spellCheck={false}
            value={draft.benign}
            onChange={(event) => set({ benign: event.target.value })}
          />
        </Field>
      </div>
    </details>
  )
}
