import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, given, read } from '../../api/client.ts'
import type { ExposureQuery, UptakeReport } from '../../api/types.ts'

export const loadExposures = (query: ExposureQuery) =>
  read(api.GET('/v1/exposures', { params: { query: given(query) } }))

export const exposureQuery = (id: string) =>
  queryOptions({
    queryKey: ['exposures', id],
    queryFn: () => read(api.GET('/v1/exposures/{id}', { params: { path: { id } } })),
  })

export const countsQuery = queryOptions({
  queryKey: ['exposures', 'counts'],
  queryFn: () => read(api.GET('/v1/exposure-counts')),
})

export const actionsQuery = (limit: number) =>
  queryOptions({
    queryKey: ['exposures', 'actions', limit],
    queryFn: () => read(api.GET('/v1/actions', { params: { query: { limit } } })),
  })

/** What is said of an exposure changes lists, counts and actions. */
function useExposureAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['exposures'] }),
        queries.invalidateQueries({ queryKey: ['list', 'exposures'] }),
      ]),
  })
}

export const useReport = () =>
  useExposureAct((reports: UptakeReport[]) => read(api.POST('/v1/uptake', { body: { reports } })))

export const useNote = (id: string) =>
  useExposureAct((note: string | null) =>
    read(api.PUT('/v1/exposures/{id}/note', { params: { path: { id } }, body: { note } })),
  )
