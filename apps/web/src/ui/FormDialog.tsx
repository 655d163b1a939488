import type { ReactElement, ReactNode } from 'react'
import { Dialog } from './Dialog.tsx'
import { Fault } from './States.tsx'

/** A modal form: what it asks, what was objected to when it was sent, and the two ways out of it. */
export function FormDialog(props: {
  title: string
  /** Words on the button that sends it. */
  send: string
  sending: { error: Error | null; isPending: boolean }
  /** Something it needs is still missing. */
  incomplete?: boolean
  onSend: () => void
  onClose: () => void
  children: ReactNode
}): ReactElement {
  const { sending } = props
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          props.onSend()
        }}
      >
        {props.children}
        {sending.error === null ? null : <Fault error={sending.error} />}
        <div className="row row--end">
          <button type="button" className="usa-button usa-button--outline" onClick={props.onClose}>
            Cancel
          </button>
          <button type="submit" className="usa-button" disabled={sending.isPending || props.incomplete}>
            {props.send}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
