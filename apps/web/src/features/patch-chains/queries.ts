import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from '../../api/client.ts'
import type { StageBody } from '../../api/types.ts'

export const loadPatchChains = (query: { cursor?: string; limit: number }) =>
  read(api.GET('/v1/patch-chains', { params: { query } }))

export const patchChainQuery = (id: string) =>
  queryOptions({
    queryKey: ['patch-chains', id],
    queryFn: () => read(api.GET('/v1/patch-chains/{id}', { params: { path: { id } } })),
  })

export const stageCountsQuery = queryOptions({
  queryKey: ['patch-chains', 'counts'],
  queryFn: () => read(api.GET('/v1/patch-chain-counts')),
})

function usePatchChainAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['patch-chains'] }),
  })
}

export const useAddStage = (id: string) =>
  usePatchChainAct((body: StageBody) =>
    read(api.POST('/v1/patch-chains/{id}/stages', { params: { path: { id } }, body })),
  )

export const useBypass = (id: string) =>
  usePatchChainAct((words: string) =>
    read(api.POST('/v1/patch-chains/{id}/bypass', { params: { path: { id } }, body: { words } })),
  )
