import { Checkbox, Fieldset } from '@trussworks/react-uswds'
import type { ReactElement } from 'react'

/** Compartments of a case, each to be opened on purpose; nothing is shown for a case that is in none. */
export function Compartments(props: {
  of: readonly string[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}): ReactElement | null {
  if (props.of.length === 0) return null
  return (
    <Fieldset legend="Read it into">
      <p className="usa-hint">
        This case alone opens to it, and nothing else of these compartments. Without all of them it is told
        and sent nothing.
      </p>
      {props.of.map((name) => (
        <Checkbox
          key={name}
          id={`compartment-${name}`}
          name="compartments"
          label={name}
          checked={props.chosen.includes(name)}
          onChange={(event) =>
            props.onChange(
              event.target.checked ? [...props.chosen, name] : props.chosen.filter((one) => one !== name),
            )
          }
        />
      ))}
    </Fieldset>
  )
}
