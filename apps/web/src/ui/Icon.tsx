import type { ReactElement } from 'react'

/** Drawn here on a 20 by 20 grid: a handful of shapes does not warrant a sprite of three hundred. */
const PATHS = {
  check: 'M4 10.500 8.200 14.700 16 6.300',
  cross: 'M5.500 5.500 14.500 14.500 M14.500 5.500 5.500 14.500',
  dash: 'M5 10h10',
  wave: 'M3 11c2-4 4-4 6 0s4 4 6 0l2-3',
  fence: 'M10 3 4 5.500V10c0 4 2.600 6 6 7.500 3.400-1.500 6-3.500 6-7.500V5.500Z',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm0 3.500V10l2.500 2',
  alert: 'M10 3 2.500 16.500h15ZM10 8v4M10 14.200v.3',
  arrow: 'M4 10h12M11 5l5 5-5 5',
  down: 'M10 3v10M5.500 9 10 13.500 14.500 9M4 17h12',
  copy: 'M7 7h9v10H7ZM4 13V3h9',
  sun: 'M10 6.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7ZM10 2v1.500M10 16.500V18M2 10h1.500M16.500 10H18M4.300 4.300l1.100 1.100M14.600 14.600l1.100 1.100M15.700 4.300l-1.100 1.100M5.400 14.600l-1.100 1.100',
  moon: 'M15.500 12.500A6.500 6.500 0 0 1 7.500 4.500a6.500 6.500 0 1 0 8 8Z',
  menu: 'M3 6h14M3 10h14M3 14h14',
  person: 'M10 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM4 17c.5-3.500 3-5 6-5s5.500 1.500 6 5',
  search: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4ZM12.700 12.700 17 17',
} as const

export type IconName = keyof typeof PATHS

/** Decoration only: the words beside it carry the meaning. */
export function Icon({ name }: { name: IconName }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
