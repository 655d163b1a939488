import { queryOptions } from '@tanstack/react-query'
import { api, read } from '../../api/client.ts'
import type { Delivery } from '../../api/types.ts'

/** Letters shown of one state; more are not read at a glance. */
const MOST = 100
/** A try may end without anybody doing anything: asked again this often, milliseconds. */
const LOOK_AGAIN_MS = 20_000

/** Under "cases": what is done to a case changes what is sent about it. */
export const deliveriesQuery = (state: Delivery['state']) =>
  queryOptions({
    queryKey: ['cases', 'deliveries', state],
    queryFn: () => read(api.GET('/v1/deliveries', { params: { query: { state, limit: MOST } } })),
    refetchInterval: LOOK_AGAIN_MS,
  })

export const heldMailsQuery = queryOptions({
  queryKey: ['cases', 'held mails'],
  queryFn: async () => (await read(api.GET('/v1/held-mails'))).items,
  refetchInterval: LOOK_AGAIN_MS,
})

export const sendAgain = (id: string) =>
  read(api.POST('/v1/deliveries/{id}/retry', { params: { path: { id } } }))

export const dropDelivery = (id: string) =>
  read(api.POST('/v1/deliveries/{id}/drop', { params: { path: { id } } }))

export const settleHeldMail = (given: { caseId: string; heldId: string; act: 'release' | 'drop' }) =>
  read(
    api.POST('/v1/cases/{id}/mail/{heldId}', {
      params: { path: { id: given.caseId, heldId: given.heldId } },
      body: { act: given.act },
    }),
  )

export const setAddress = (given: { caseId: string; partyId: string; email: string }) =>
  read(
    api.PUT('/v1/cases/{id}/parties/{partyId}/mail', {
      params: { path: { id: given.caseId, partyId: given.partyId } },
      body: { email: given.email },
    }),
  )
