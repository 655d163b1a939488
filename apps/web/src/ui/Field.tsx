import { ErrorMessage, Label } from '@trussworks/react-uswds'
import { cloneElement, type ReactElement, type ReactNode, useId } from 'react'

type Control = ReactElement<{
  id?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean
}>

/** A label, a hint, an error and the control they belong to, tied together for assistive technology. */
export function Field(props: {
  label: string
  hint?: ReactNode
  error?: string | undefined
  required?: boolean
  className?: string
  children: Control
}): ReactElement {
  const id = useId()
  const hintId = props.hint === undefined ? undefined : `${id}-hint`
  const errorId = props.error === undefined ? undefined : `${id}-error`
  const describedBy = [hintId, errorId].filter(Boolean).join(' ')
  return (
    <div className={`field ${props.error === undefined ? '' : 'field--error'} ${props.className ?? ''}`}>
      <Label htmlFor={id}>
        {props.label}
        {props.required ? <span className="field__required"> (required)</span> : null}
      </Label>
      {hintId === undefined ? null : (
        <div className="usa-hint" id={hintId}>
          {props.hint}
        </div>
      )}
      {errorId === undefined ? null : <ErrorMessage id={errorId}>{props.error}</ErrorMessage>}
      {cloneElement(props.children, {
        id,
        ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
        ...(props.error === undefined ? {} : { 'aria-invalid': true }),
      })}
    </div>
  )
}
