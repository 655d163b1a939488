import { Link, useRouterState } from '@tanstack/react-router'
import { type ReactElement, useEffect, useId, useRef, useState } from 'react'
import type { Place } from './places.ts'

/** Places that do not fit into the line. On a narrow screen, where all stand below each other, they stand with the others. */
export function More({ places }: { places: readonly Place[] }): ReactElement {
  const [open, setOpen] = useState(false)
  const id = useId()
  const root = useRef<HTMLLIElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of route closes it
  useEffect(() => setOpen(false), [path])
  useEffect(() => {
    if (!open) return undefined
    const leave = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    addEventListener('pointerdown', leave)
    addEventListener('focusin', leave)
    addEventListener('keydown', onEscape)
    return () => {
      removeEventListener('pointerdown', leave)
      removeEventListener('focusin', leave)
      removeEventListener('keydown', onEscape)
    }
  }, [open])
  const isHere = places.some(({ to }) => path === to || path.startsWith(`${to}/`))
  return (
    <li className="more" ref={root}>
      <button
        type="button"
        ref={button}
        className={`more__button ${isHere ? 'more__button--here' : ''}`}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        More
      </button>
      <ul id={id} className={`more__places ${open ? 'more__places--open' : ''}`}>
        {places.map(({ to, label }) => (
          <li key={to}>
            <Link to={to} className="plain-link" activeOptions={{ includeSearch: false }}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </li>
  )
}
