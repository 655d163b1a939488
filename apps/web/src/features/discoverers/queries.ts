import { queryOptions } from '@tanstack/react-query'
import { api, read } from '../../api/client.ts'
import type { TrackRecord } from '../../api/types.ts'

export const discoverersQuery = queryOptions({
  queryKey: ['discoverers'],
  // openapi-fetch widens the contract's pair of numbers to any number of them.
  queryFn: async () => (await read(api.GET('/v1/discoverers'))) as TrackRecord[],
  staleTime: 30_000,
})
