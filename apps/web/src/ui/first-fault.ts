import { type RefObject, useEffect } from 'react'

/** When a form has been refused, moves the focus to the first field to mend, which is then read out with its error. */
export function useFocusFirstFault(form: RefObject<HTMLFormElement | null>, faults: object): void {
  useEffect(() => {
    if (Object.keys(faults).length === 0) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [form, faults])
}
