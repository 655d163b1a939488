import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from '../../api/client.ts'
import type { AssetBody, PictureListBody } from '../../api/types.ts'

/** More assets than a page of chosen things shows. */
const MOST = 200

export const loadInventories = (query: { cursor?: string; limit: number }) =>
  read(api.GET('/v1/inventories', { params: { query } }))

export const inventoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['inventories', id],
    queryFn: () => read(api.GET('/v1/inventories/{id}', { params: { path: { id } } })),
  })

export const loadComponents = (id: string, query: { cursor?: string; limit: number; removed?: boolean }) =>
  read(api.GET('/v1/inventories/{id}/components', { params: { path: { id }, query } }))

export const assetsQuery = queryOptions({
  queryKey: ['inventories', 'assets'],
  queryFn: async () => (await read(api.GET('/v1/assets', { params: { query: { limit: MOST } } }))).items,
})

export const commonProductsQuery = queryOptions({
  queryKey: ['inventories', 'common products'],
  queryFn: async () => (await read(api.GET('/v1/common-products'))).items,
  staleTime: Number.POSITIVE_INFINITY,
})

/** What somebody runs decides what is affected. */
export function useInventoryAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      Promise.all(
        [['inventories'], ['list', 'inventories'], ['exposures'], ['list', 'exposures']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  })
}

export interface Brought {
  file: File
  assetId?: string
  asset?: string
  distribution?: string
}

const streamed = (file: File) => ({
  headers: { 'content-type': 'application/octet-stream' },
  body: file as never,
  bodySerializer: () => file,
})

export const useImport = () =>
  useInventoryAct(({ file, ...about }: Brought) =>
    read(
      api.POST('/v1/inventories', {
        params: { query: { ...about, name: file.name, fileName: file.name } },
        ...streamed(file),
      }),
    ),
  )

export const useImportAgain = (id: string) =>
  useInventoryAct((file: File) =>
    read(
      api.PUT('/v1/inventories/{id}/content', {
        params: { path: { id }, query: { fileName: file.name } },
        ...streamed(file),
      }),
    ),
  )

export const useRemoveInventory = (id: string) =>
  useInventoryAct((_: undefined) => read(api.DELETE('/v1/inventories/{id}', { params: { path: { id } } })))

export const useChoose = () =>
  useInventoryAct((body: PictureListBody) => read(api.POST('/v1/inventories/picture-list', { body })))

export const useSetAsset = (id: string) =>
  useInventoryAct((body: AssetBody) => read(api.PUT('/v1/assets/{id}', { params: { path: { id } }, body })))
