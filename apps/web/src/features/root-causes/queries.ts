import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, given, read } from '../../api/client.ts'
import type { MergeBody, RootCauseQuery, UnmergeBody } from '../../api/types.ts'

export const rootCauseQuery = (id: string) =>
  queryOptions({
    queryKey: ['root-causes', id],
    queryFn: () => read(api.GET('/v1/root-causes/{id}', { params: { path: { id } } })),
  })

/** Null when nothing of it waits. */
export const queueQuery = (id: string) =>
  queryOptions({
    queryKey: ['root-causes', id, 'queue'],
    queryFn: () => read(api.GET('/v1/root-causes/{id}/queue', { params: { path: { id } } })),
  })

export const loadRootCauses = (query: RootCauseQuery) =>
  read(api.GET('/v1/root-causes', { params: { query: given(query) } }))

/** Regrouping moves findings between root causes: every screen that shows either is asked for anew. */
function useRegrouping<Body>(change: (body: Body) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all(
        ['root-causes', 'findings', 'pipeline', 'list'].map((noun) =>
          queries.invalidateQueries({ queryKey: [noun] }),
        ),
      ),
  })
}

export const useMerge = (id: string) =>
  useRegrouping((body: MergeBody) =>
    read(api.POST('/v1/root-causes/{id}/merge', { params: { path: { id } }, body })),
  )

export const useUnmerge = (id: string) =>
  useRegrouping((body: UnmergeBody) =>
    read(api.POST('/v1/root-causes/{id}/unmerge', { params: { path: { id } }, body })),
  )
