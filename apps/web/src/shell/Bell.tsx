import type { ReactElement } from 'react'

/** The product's mark: a plain bell, no seal and no shield. */
export function Bell(): ReactElement {
  return (
    <svg className="bell" viewBox="0 0 24 26" aria-hidden="true" focusable="false">
      <path d="M12 1.500c1 0 1.800.8 1.800 1.800V4c3.600.8 5.700 3.900 5.700 7.700 0 3.700.8 5.400 2.200 6.800.5.500.2 1.500-.6 1.500H2.900c-.8 0-1.100-1-.6-1.500 1.400-1.400 2.200-3.100 2.200-6.800C4.500 7.900 6.600 4.800 10.200 4v-.7c0-1 .8-1.800 1.800-1.800Z" />
      <path d="M9 21.600h6a3 3 0 0 1-6 0Z" />
    </svg>
  )
}
