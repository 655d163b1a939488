import { useQuery } from '@tanstack/react-query'
import { useHasRole } from '../session/queries.ts'
import { maintainersQuery } from './queries.ts'

/** What the viewer may do with claims. A courtesy: the server decides. */
export function useClaimRights() {
  const discoverer = useHasRole('discoverer')
  const coordinator = useHasRole('coordinator')
  const maintainer = useHasRole('maintainer')
  // Whose projects they are is the server's to compare: one source has several names.
  const named = useQuery({ ...maintainersQuery, enabled: maintainer || coordinator })
  return {
    mayClaim: discoverer,
    mayCoordinate: coordinator,
    maySeeSearches: discoverer || coordinator,
    maySetRules: coordinator || (maintainer && (named.data ?? []).length > 0),
    isMaintainer: maintainer,
  }
}
