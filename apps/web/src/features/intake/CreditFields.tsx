import type { ReactElement } from 'react'
import { TextField } from '../../ui/Inputs.tsx'
import type { FieldsProps } from './fields.ts'

/** Who wants to be named, and how. Nobody is named unless they say so. */
export function CreditFields({ draft, set, faults }: FieldsProps): ReactElement {
  return (
    <fieldset className="usa-fieldset stack">
      <legend className="usa-legend">Credit</legend>
      <div>
        {(
          [
            ['anonymous', 'Do not name me in the advisory'],
            ['named', 'Name me in the advisory'],
          ] as const
        ).map(([wish, label]) => (
          <div className="usa-radio" key={wish}>
            <input
              className="usa-radio__input"
              type="radio"
              name="wish"
              id={`wish-${wish}`}
              checked={draft.creditWish === wish}
              onChange={() => set({ creditWish: wish })}
            />
            <label className="usa-radio__label" htmlFor={`wish-${wish}`}>
              {label}
            </label>
          </div>
        ))}
      </div>
      {draft.creditWish === 'named' ? (
        <div className="fields">
          <TextField
            label="Name to print"
            error={faults.creditName}
            autoComplete="name"
            maxLength={256}
            value={draft.creditName}
            onText={(creditName) => set({ creditName })}
          />
          <TextField
            label="How to reach you (optional, not printed)"
            autoComplete="email"
            maxLength={256}
            value={draft.creditContact}
            onText={(creditContact) => set({ creditContact })}
          />
        </div>
      ) : null}
    </fieldset>
  )
}
