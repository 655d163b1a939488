import type { ReactElement } from 'react'
import type { Ask } from './asks.ts'

/** What is asked, each leading to the part of the page where it is done. */
export function Asks({ asks, none }: { asks: readonly Ask[]; none: string }): ReactElement {
  if (asks.length === 0) return <p className="muted">{none}</p>
  return (
    <ol className="asks">
      {asks.map(({ text, at }) => (
        <li key={text}>
          <a href={`#${at}`}>{text}</a>
        </li>
      ))}
    </ol>
  )
}
