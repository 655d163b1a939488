import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from '../../api/client.ts'
import type { AdmissionBody, AlertSettingsBody } from '../../api/types.ts'

/** The viewer's own organisation, when it is a member. */
export const memberQuery = queryOptions({
  queryKey: ['members', 'own'],
  queryFn: () => read(api.GET('/v1/member')),
  retry: false,
})

export const sectorMapQuery = queryOptions({
  queryKey: ['members', 'sectors'],
  queryFn: () => read(api.GET('/v1/sector-exposure')),
})

export const sectorsQuery = queryOptions({
  queryKey: ['members', 'sector names'],
  queryFn: async () => (await read(api.GET('/v1/sectors'))).items,
  staleTime: Number.POSITIVE_INFINITY,
})

export const loadMembers = (query: { cursor?: string; limit: number }) =>
  read(api.GET('/v1/members', { params: { query } }))

export const alertSettingsQuery = queryOptions({
  queryKey: ['members', 'alert settings'],
  queryFn: () => read(api.GET('/v1/alert-settings')),
})

export const alertsQuery = queryOptions({
  queryKey: ['exposures', 'alerts'],
  queryFn: async () => (await read(api.GET('/v1/alerts', { params: { query: { limit: 20 } } }))).items,
})

function useMemberAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['members'] }),
        queries.invalidateQueries({ queryKey: ['list', 'members'] }),
      ]),
  })
}

export const useAdmit = () => useMemberAct((body: AdmissionBody) => read(api.PUT('/v1/members', { body })))

export const useSetAlerts = () =>
  useMemberAct((body: AlertSettingsBody) => read(api.PUT('/v1/alert-settings', { body })))

export const useMakeRss = () => useMemberAct((_: undefined) => read(api.POST('/v1/alert-settings/rss')))
export const useEndRss = () => useMemberAct((_: undefined) => read(api.DELETE('/v1/alert-settings/rss')))
