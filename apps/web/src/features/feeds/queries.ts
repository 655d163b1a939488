import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from '../../api/client.ts'
import type { FeedMode } from '../../api/types.ts'

/** While an import runs its counts are asked for this often, milliseconds. */
const RUNNING_MS = 2_000
const AT_REST_MS = 60_000

export const feedsQuery = queryOptions({
  queryKey: ['feeds'],
  queryFn: () => read(api.GET('/v1/feeds')),
  refetchInterval: (query) =>
    query.state.data?.some(({ running }) => running !== null) ? RUNNING_MS : AT_REST_MS,
})

export const vulnerabilityQuery = (id: string) =>
  queryOptions({
    queryKey: ['feeds', 'vulnerability', id],
    queryFn: () => read(api.GET('/v1/vulnerabilities/{id}', { params: { path: { id } } })),
  })

function useFeedAct<Input>(act: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['feeds'] }),
  })
}

export const useSetMode = (name: string) =>
  useFeedAct((mode: FeedMode) =>
    read(api.PUT('/v1/feeds/{name}', { params: { path: { name } }, body: { mode } })),
  )

export const useRunNow = (name: string) =>
  useFeedAct((_: undefined) => read(api.POST('/v1/feeds/{name}/run', { params: { path: { name } } })))

/** Sends a file as it is; the browser reads it from the disk while it goes. */
export const useImport = (name: string) =>
  useFeedAct((file: File) =>
    read(
      api.POST('/v1/feeds/{name}/import', {
        params: { path: { name } },
        headers: { 'content-type': 'application/octet-stream' },
        body: file as never,
        bodySerializer: () => file,
      }),
    ),
  )
