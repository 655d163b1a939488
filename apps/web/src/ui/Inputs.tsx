import type { ComponentProps, ReactElement, ReactNode } from 'react'
import { Field } from './Field.tsx'

type FieldProps = {
  label: string
  hint?: ReactNode
  error?: string | undefined
  required?: boolean
  value: string
  onText: (text: string) => void
}
type Rest<Element extends 'input' | 'textarea'> = Omit<
  ComponentProps<Element>,
  keyof FieldProps | 'className' | 'onChange'
>

/** A field of one line; what an input takes beside its text is passed on. */
export function TextField(props: FieldProps & Rest<'input'>): ReactElement {
  const { label, hint, error, required = false, onText, ...input } = props
  return (
    <Field label={label} hint={hint} error={error} required={required}>
      <input
        className="usa-input"
        {...input}
        required={required}
        onChange={(event) => onText(event.target.value)}
      />
    </Field>
  )
}

/** A field of several lines. `code`: set in one width, and not checked for spelling. */
export function TextArea(props: FieldProps & Rest<'textarea'> & { code?: boolean }): ReactElement {
  const { label, hint, error, required = false, code = false, onText, ...area } = props
  return (
    <Field label={label} hint={hint} error={error} required={required}>
      <textarea
        className={code ? 'usa-textarea mono' : 'usa-textarea'}
        spellCheck={code ? false : undefined}
        {...area}
        required={required}
        onChange={(event) => onText(event.target.value)}
      />
    </Field>
  )
}

/** One of some known words. */
export function Choice<Word extends string>(props: {
  label: string
  hint?: ReactNode
  value: Word
  options: ReadonlyArray<readonly [value: Word, label: string]>
  onChoose: (value: Word) => void
}): ReactElement {
  return (
    <Field label={props.label} hint={props.hint}>
      <select
        className="usa-select"
        value={props.value}
        onChange={(event) => {
          const chosen = props.options.find(([value]) => value === event.target.value)
          if (chosen !== undefined) props.onChoose(chosen[0])
        }}
      >
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  )
}
