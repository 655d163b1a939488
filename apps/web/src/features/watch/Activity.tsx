import type { ReactElement } from 'react'
import type { Pipeline } from '../../api/types.ts'
import { Href } from '../../ui/Href.tsx'
import { Ago } from '../../ui/When.tsx'

/** As many as fit beside the verdicts. */
const SHOWN = 8

export function Activity({ recent }: { recent: Pipeline['recent'] }): ReactElement {
  if (recent.length === 0) {
    return (
      <p className="muted">
        Nothing has happened yet. Report a flaw or try something of yours to see it move.
      </p>
    )
  }
  return (
    <ul className="activity">
      {recent.slice(0, SHOWN).map((item, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: two acts may share moment and text; the list is replaced whole
          key={`${item.at} ${item.text} ${index}`}
          className={`activity__item activity__item--${item.kind.split(/[ .-]/)[0]}`}
        >
          <span className="activity__text">
            {item.href === null ? item.text : <Href href={item.href}>{item.text}</Href>}
          </span>
          <span className="muted">
            <Ago at={item.at} />
          </span>
        </li>
      ))}
    </ul>
  )
}
