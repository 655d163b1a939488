import { type ReactElement, useState } from 'react'
import { Icon } from './Icon.tsx'

export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }): ReactElement {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    )
  }
  return (
    <button type="button" className="copy" onClick={copy} onBlur={() => setState('idle')}>
      <Icon name={state === 'copied' ? 'check' : 'copy'} />
      <span aria-live="polite">
        {state === 'idle' ? label : state === 'copied' ? 'Copied' : 'Select the text and copy it'}
      </span>
    </button>
  )
}

/** Text of a program, a log or a command. It scrolls inside itself, so it can take the focus. */
export function Code(props: { label: string; text: string; copy?: boolean; tall?: boolean }): ReactElement {
  return (
    <figure className="code">
      <figcaption>
        {props.label}
        {props.copy === false ? null : <CopyButton text={props.text} />}
      </figcaption>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={props.label}
        className={props.tall ? 'code__text code__text--tall' : 'code__text'}
      >
        <pre>{props.text}</pre>
      </section>
    </figure>
  )
}
