import { queryOptions } from '@tanstack/react-query'
import { api, given, read } from '../../api/client.ts'
import type { ReproductionQuery, ReproductionView } from '../../api/types.ts'

const REFRESH_WHILE_RUNNING_MS = 1_500

/** False once nothing more will happen by itself. */
export const unfinished = ({ state }: Pick<ReproductionView, 'state'>) =>
  state !== 'judged' && state !== 'waiting'

export const reproductionQuery = (id: string) =>
  queryOptions({
    queryKey: ['reproductions', id],
    queryFn: () => read(api.GET('/v1/reproductions/{id}', { params: { path: { id } } })),
    refetchInterval: (query) =>
      query.state.data !== undefined && unfinished(query.state.data) ? REFRESH_WHILE_RUNNING_MS : false,
  })

export const loadReproductions = (query: ReproductionQuery) =>
  read(api.GET('/v1/reproductions', { params: { query: given(query) } }))
