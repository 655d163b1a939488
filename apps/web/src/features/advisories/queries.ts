import { queryOptions } from '@tanstack/react-query'
import { api, given, read } from '../../api/client.ts'
import type { AdvisoryContent, AdvisoryQuery } from '../../api/types.ts'

/** By id or by number: the public knows the number. */
export const advisoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['advisories', id],
    queryFn: () => read(api.GET('/v1/advisories/{id}', { params: { path: { id } } })),
  })

export const loadAdvisories = (query: AdvisoryQuery) =>
  read(api.GET('/v1/advisories', { params: { query: given(query) } }))

export const saveAdvisory = (id: string) => (body: AdvisoryContent) =>
  read(api.PUT('/v1/advisories/{id}', { params: { path: { id } }, body }))

export const publishAdvisory = (id: string) => () =>
  read(api.POST('/v1/advisories/{id}/publish', { params: { path: { id } } }))
