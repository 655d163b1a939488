import { queryOptions } from '@tanstack/react-query'
import { api, read } from '../../api/client.ts'
import type { TrialBody } from '../../api/types.ts'
import { unfinished } from '../reproductions/queries.ts'

const LOOK_AGAIN_MS = 600

export const startTrial = (body: TrialBody) => read(api.POST('/v1/trials', { body }))

/** Only the holder of the token may look; it is kept in this page's memory and nowhere else. */
export const trialQuery = (id: string, token: string) =>
  queryOptions({
    queryKey: ['trials', id],
    queryFn: () => read(api.GET('/v1/trials/{id}', { params: { path: { id }, query: { token } } })),
    refetchInterval: (query) =>
      query.state.data === undefined || unfinished(query.state.data) ? LOOK_AGAIN_MS : false,
  })
