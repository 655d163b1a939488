import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react'

/**
 * A modal question. The native element traps the focus, closes on Escape and gives the focus back to
 * what opened it. Rendered only while open.
 */
export function Dialog(props: { title: string; onClose: () => void; children: ReactNode }): ReactElement {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = element.current
    const opener = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [])
  return (
    <dialog ref={element} className="dialog" aria-labelledby={titleId} onClose={props.onClose}>
      <h2 id={titleId}>{props.title}</h2>
      {props.children}
    </dialog>
  )
}
