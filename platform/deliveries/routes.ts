import Type from 'typebox'
import { type App, Id } from '../http/index.ts'
import { DeliveryPage, DeliveryQuery } from './schema.ts'
import type { Deliveries } from './service.ts'

/** What was sent, and what could not be. */
export function deliveryRoutes(app: App, deliveries: Deliveries): void {
  const tags = ['deliveries']
  app.get(
    '/v1/deliveries',
    {
      schema: {
        tags,
        description: 'E-mails and webhook calls about cases you coordinate, or to your own endpoints',
        querystring: DeliveryQuery,
        response: { 200: DeliveryPage },
      },
    },
    (request) => deliveries.list(request.actor, request.query),
  )
  app.post(
    '/v1/deliveries/:id/retry',
    {
      schema: {
        tags,
        params: Type.Object({ id: Id }),
        description: 'Sends a dead letter again, from the first try',
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await deliveries.retry(request.actor, request.params.id)
      return reply.status(204).send(null)
    },
  )
  app.post(
    '/v1/deliveries/:id/drop',
    {
      schema: {
        tags,
        params: Type.Object({ id: Id }),
        description: 'Gives a dead letter up: its address and text are forgotten, why it failed stays',
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await deliveries.drop(request.actor, request.params.id)
      return reply.status(204).send(null)
    },
  )
}
