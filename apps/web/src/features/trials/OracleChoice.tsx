import type { ReactElement } from 'react'
import type { Oracle } from '../../api/types.ts'
import { Choice } from '../../ui/Inputs.tsx'
import { ORACLE_ORDER, ORACLES } from '../../ui/words.ts'

/** Memory errors are for C programs; the forms ask about JavaScript packages. */
const OPTIONS = ORACLE_ORDER.filter((oracle) => oracle !== 'sanitizer').map(
  (oracle) => [oracle, ORACLES[oracle].label] as const,
)

/** How a proof against a JavaScript package is judged. */
export function OracleChoice(props: { value: Oracle; onChoose: (oracle: Oracle) => void }): ReactElement {
  return (
    <Choice
      label="What goes wrong"
      hint={`It falls when ${ORACLES[props.value].falls}.`}
      value={props.value}
      options={OPTIONS}
      onChoose={props.onChoose}
    />
  )
}
