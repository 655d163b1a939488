import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, given, read } from '../../api/client.ts'
import type { CaseQuery, CaseState, EmbargoBody, Party, PartyBody } from '../../api/types.ts'

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', id],
    queryFn: () => read(api.GET('/v1/cases/{id}', { params: { path: { id } } })),
  })

export const loadCases = (query: CaseQuery) => read(api.GET('/v1/cases', { params: { query: given(query) } }))

/** Every act on a case changes its page, the lists, and the counts of the watch floor. */
export function useCaseAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      Promise.all(
        ['cases', 'advisories', 'pipeline', 'list'].map((noun) =>
          queries.invalidateQueries({ queryKey: [noun] }),
        ),
      ),
  })
}

export const moveCase = (id: string) => (input: { to: CaseState; note: string }) =>
  read(
    api.POST('/v1/cases/{id}/state', {
      params: { path: { id } },
      body: { to: input.to, ...(input.note.trim() === '' ? {} : { note: input.note.trim() }) },
    }),
  )

export const setEmbargo = (id: string) => (body: EmbargoBody) =>
  read(api.POST('/v1/cases/{id}/embargo', { params: { path: { id } }, body }))

export const assessCase = (id: string) => (vector: string | null) =>
  read(api.PUT('/v1/cases/{id}/assessment', { params: { path: { id } }, body: { vector } }))

export const addParty = (id: string) => (body: PartyBody) =>
  read(api.POST('/v1/cases/{id}/parties', { params: { path: { id } }, body }))

export const setPartyStatus = (id: string) => (input: { partyId: string; status: Party['status'] }) =>
  read(
    api.PUT('/v1/cases/{id}/parties/{partyId}', {
      params: { path: { id, partyId: input.partyId } },
      body: { status: input.status },
    }),
  )

export const draftAdvisory = (id: string) => () =>
  read(api.POST('/v1/cases/{id}/advisory', { params: { path: { id } } }))
