import { queryOptions } from '@tanstack/react-query'
import { api, given, read } from '../../api/client.ts'
import type { AttestationBody, FindingQuery, ReproductionQuery } from '../../api/types.ts'

export const findingQuery = (id: string) =>
  queryOptions({
    queryKey: ['findings', id],
    queryFn: () => read(api.GET('/v1/findings/{id}', { params: { path: { id } } })),
  })

/** Where it stands in its maintainers' queue; null when nothing of it waits. */
export const findingQueueQuery = (id: string) =>
  queryOptions({
    queryKey: ['findings', id, 'queue'],
    queryFn: () => read(api.GET('/v1/findings/{id}/queue', { params: { path: { id } } })),
  })

export const loadFindings = (query: FindingQuery) =>
  read(api.GET('/v1/findings', { params: { query: given(query) } }))

export const findingsOfQuery = (query: FindingQuery) =>
  queryOptions({ queryKey: ['findings', 'of', query], queryFn: () => loadFindings(query) })

export const reproductionsOfQuery = (query: ReproductionQuery) =>
  queryOptions({
    queryKey: ['reproductions', 'of', query],
    queryFn: () => read(api.GET('/v1/reproductions', { params: { query: given(query) } })),
  })

export const reproduceAgain = (id: string) =>
  read(api.POST('/v1/findings/{id}/reproductions', { params: { path: { id } } }))

export const attest = (id: string, body: AttestationBody) =>
  read(api.POST('/v1/findings/{id}/attestations', { params: { path: { id } }, body }))
