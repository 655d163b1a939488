import { queryOptions } from '@tanstack/react-query'
import { api, read } from '../../api/client.ts'
import type { TrackRecord } from '../../api/types.ts'

export const outcomesQuery = (name: string) =>
  queryOptions({
    queryKey: ['discoverers', name, 'outcomes'],
    queryFn: () => read(api.GET('/v1/discoverers/{name}/outcomes', { params: { path: { name } } })),
    staleTime: 30_000,
  })

export const discoverersQuery = queryOptions({
  queryKey: ['discoverers'],
  // openapi-fetch widens the contract's pair of numbers to any number of them.
  queryFn: async () => (await read(api.GET('/v1/discoverers'))) as TrackRecord[],
  staleTime: 30_000,
})
