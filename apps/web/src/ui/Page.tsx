import { type ReactElement, type ReactNode, useEffect } from 'react'

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === 'Tocsin' ? title : `${title} · Tocsin`
  }, [title])
}

/**
 * The frame of every screen: a title, which the shell focuses after a change of route, what the screen
 * is for, and what can be done here.
 */
export function Page(props: {
  title: string
  /** Small line above the title: what kind of thing this is. */
  kicker?: ReactNode
  lede?: ReactNode
  actions?: ReactNode
  children: ReactNode
}): ReactElement {
  useTitle(props.title)
  return (
    <div className="page">
      <header className="page__head">
        <div className="page__words">
          {props.kicker === undefined ? null : <p className="page__kicker">{props.kicker}</p>}
          <h1 tabIndex={-1}>{props.title}</h1>
          {props.lede === undefined ? null : <div className="page__lede">{props.lede}</div>}
        </div>
        {props.actions === undefined ? null : <div className="page__actions">{props.actions}</div>}
      </header>
      {props.children}
    </div>
  )
}

export function Section(props: {
  title: string
  id?: string
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
}): ReactElement {
  return (
    <section className="section" id={props.id}>
      <div className="section__head">
        <h2>{props.title}</h2>
        {props.actions}
      </div>
      {props.note === undefined ? null : <p className="section__note">{props.note}</p>}
      {props.children}
    </section>
  )
}
