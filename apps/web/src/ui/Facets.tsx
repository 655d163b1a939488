import { type KeyboardEvent, type ReactElement, useEffect, useState } from 'react'
import { Field } from './Field.tsx'
import { Choice } from './Inputs.tsx'
import './windowed.css'

const PAUSE_MS = 350

/** A facet chosen from known words. The empty choice removes it from the address. */
export function FacetSelect<Word extends string>(props: {
  label: string
  value: Word | undefined
  options: ReadonlyArray<readonly [value: Word, label: string]>
  all?: string
  onChange: (value: Word | undefined) => void
}): ReactElement {
  return (
    <Choice<Word | ''>
      label={props.label}
      value={props.value ?? ''}
      options={[['', props.all ?? 'All'], ...props.options]}
      onChoose={(word) => props.onChange(word === '' ? undefined : word)}
    />
  )
}

/**
 * Escape in a search field that holds words empties it and does nothing else: without this a dialog around
 * it may take the same press for its own (HTML, close requests: a cancelled keydown is not one).
 */
function emptyOnEscape(event: KeyboardEvent<HTMLInputElement>, empty: () => void): void {
  if (event.key !== 'Escape' || event.currentTarget.value === '') return
  event.preventDefault()
  event.stopPropagation()
  empty()
}

/** A facet typed in. It reaches the address when the typing pauses, so that each letter is not a request. */
export function FacetText(props: {
  label: string
  value: string | undefined
  placeholder?: string
  search?: boolean
  onChange: (value: string | undefined) => void
}): ReactElement {
  const { value, onChange } = props
  const [text, setText] = useState(value ?? '')
  useEffect(() => setText(value ?? ''), [value])
  useEffect(() => {
    const typed = text.trim()
    if (typed === (value ?? '')) return undefined
    const timer = setTimeout(() => onChange(typed === '' ? undefined : typed), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, value, onChange])
  return (
    <Field label={props.label} className={props.search ? 'facet--search' : ''}>
      <input
        className="usa-input"
        type={props.search ? 'search' : 'text'}
        maxLength={200}
        placeholder={props.placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (props.search) emptyOnEscape(event, () => setText(''))
        }}
      />
    </Field>
  )
}

export function FacetBar(props: {
  active: boolean
  onClear: () => void
  children: ReactElement | ReactElement[]
}): ReactElement {
  return (
    <search>
      <div className="facets">{props.children}</div>
      {props.active ? (
        <p className="facets__clear">
          <button type="button" className="usa-button usa-button--unstyled" onClick={props.onClear}>
            Show all again
          </button>
        </p>
      ) : null}
    </search>
  )
}
