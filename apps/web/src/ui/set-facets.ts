import { useCallback } from 'react'

/** Changes some facets of a list in its address and leaves the others; the same function between renders. */
export function useSetFacets<Search>(
  navigate: (to: { search: (now: Search) => Search; replace: true }) => Promise<void>,
): (change: Search) => void {
  return useCallback(
    (change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true }),
    [navigate],
  )
}
