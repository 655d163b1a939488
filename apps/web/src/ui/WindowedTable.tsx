import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactElement, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyedList } from '../api/keyed-list.ts'
import { counted } from './number.ts'
import { Fault, Loading } from './States.tsx'
import './windowed.css'

export type Column<T> = {
  head: string
  /** Width as a CSS grid track, for instance `7rem` or `minmax(0, 3fr)`. */
  width: string
  cell: (item: T) => ReactNode
  /** On a narrow screen, where a row is a card, this cell has a line of its own. */
  wide?: boolean
  /** On a narrow screen this cell says what it is: without its heading it would not be understood. */
  named?: boolean
}

/** Heights of rows not yet seen: near enough for the scroll bar and for coming back to a place. */
const ROW_GUESS_PX = 66
const CARD_GUESS_PX = 170
const CARDS_BELOW = '(max-width: 48rem)'
const LOAD_AHEAD = 12

/**
 * A table of any length: only the rows near the window are in the page, and pages are fetched by cursor as
 * the reader comes near the end. The page itself scrolls, so the browser's own habits keep working.
 */
export function WindowedTable<T>(props: {
  label: string
  /** What one row is called, for the count: "finding". */
  noun: string
  plural?: string
  list: KeyedList<T>
  columns: ReadonlyArray<Column<T>>
  keyOf: (item: T) => string
  empty: ReactNode
}): ReactElement {
  const { list, columns } = props
  const body = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const here = body.current?.getBoundingClientRect().top
    if (here !== undefined) setTop(here + window.scrollY)
  }, [])
  const virtual = useWindowVirtualizer({
    count: list.items.length,
    estimateSize: () => (matchMedia(CARDS_BELOW).matches ? CARD_GUESS_PX : ROW_GUESS_PX),
    overscan: 8,
    scrollMargin: top,
    getItemKey: (index) => {
      const item = list.items[index]
      return item === undefined ? index : props.keyOf(item)
    },
  })
  const rows = virtual.getVirtualItems()
  const last = rows.at(-1)?.index ?? 0
  const { hasMore, isLoadingMore, loadMore } = list
  useEffect(() => {
    if (hasMore && !isLoadingMore && last >= list.items.length - LOAD_AHEAD) loadMore()
  }, [hasMore, isLoadingMore, loadMore, last, list.items.length])

  const gridTemplateColumns = columns.map(({ width }) => width).join(' ')
  if (list.error !== null && list.items.length === 0) return <Fault error={list.error} retry={list.refresh} />
  if (!list.isPending && list.items.length === 0) return <div>{props.empty}</div>
  return (
    <div>
      {list.hasNews ? (
        <button type="button" className="windowed__news" onClick={list.refresh}>
          There is news. Show it
        </button>
      ) : null}
      {/* biome-ignore lint/a11y/useSemanticElements: rows taken out of the flow cannot be rows of a table element */}
      <div
        role="table"
        aria-label={props.label}
        aria-rowcount={hasMore ? -1 : list.items.length + 1}
        className="windowed"
      >
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: a header row takes no focus */}
        <div role="row" aria-rowindex={1} className="windowed__head" style={{ gridTemplateColumns }}>
          {columns.map(({ head }) => (
            // biome-ignore lint/a11y/useSemanticElements: see above
            // biome-ignore lint/a11y/useFocusableInteractive: nothing to do with a header but read it
            <div role="columnheader" key={head}>
              {head}
            </div>
          ))}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <div role="rowgroup" ref={body} className="windowed__body" style={{ height: virtual.getTotalSize() }}>
          {rows.map((row) => {
            const item = list.items[row.index]
            if (item === undefined) return null
            return (
              // biome-ignore lint/a11y/useSemanticElements: see above
              // biome-ignore lint/a11y/useFocusableInteractive: the link inside takes the focus
              <div
                role="row"
                key={row.key}
                ref={virtual.measureElement}
                data-index={row.index}
                aria-rowindex={row.index + 2}
                className="windowed__row"
                style={{ gridTemplateColumns, transform: `translateY(${row.start - top}px)` }}
              >
                {columns.map((column) => (
                  // biome-ignore lint/a11y/useSemanticElements: see above
                  <div
                    role="cell"
                    key={column.head}
                    className={column.wide ? 'windowed__wide' : undefined}
                    data-label={column.named ? column.head : undefined}
                  >
                    {column.cell(item)}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      </div>
      {list.isPending ? <Loading what={props.label.toLowerCase()} /> : null}
      {list.error !== null && list.items.length > 0 ? <Fault error={list.error} retry={loadMore} /> : null}
      <p className="windowed__foot muted" role="status">
        {list.isPending
          ? ''
          : `${counted(list.items.length, props.noun, props.plural)}${hasMore ? ' read so far; more as you scroll.' : ', that is all.'}`}
      </p>
      {hasMore ? (
        <button
          type="button"
          className="usa-button usa-button--outline"
          disabled={isLoadingMore}
          onClick={loadMore}
        >
          {isLoadingMore ? 'Reading more…' : 'Read more now'}
        </button>
      ) : null}
    </div>
  )
}
