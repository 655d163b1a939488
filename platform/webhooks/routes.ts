import Type from 'typebox'
import { type App, Id } from '../http/index.ts'
import { EnableBody, NewWebhook, Webhook, WebhookBody, Webhooks as WebhookList } from './schema.ts'
import type { Webhooks } from './service.ts'

/** An organisation's endpoints: Standard Webhooks, signed, retried, with dead letters. */
export function webhookRoutes(app: App, webhooks: Webhooks): void {
  const tags = ['webhooks']
  const params = Type.Object({ id: Id })
  app.get('/v1/webhooks', { schema: { tags, response: { 200: WebhookList } } }, async (request) => ({
    items: await webhooks.list(request.actor),
    next: null,
  }))
  app.post(
    '/v1/webhooks',
    {
      schema: {
        tags,
        body: WebhookBody,
        description:
          'Tells an https endpoint of what happens in cases you may see: {type, timestamp, data}, ids only, signed as Standard Webhooks say',
        response: { 201: NewWebhook },
      },
    },
    async (request, reply) => reply.status(201).send(await webhooks.add(request.actor, request.body.url)),
  )
  app.put(
    '/v1/webhooks/:id',
    { schema: { tags, params, body: EnableBody, response: { 200: Webhook } } },
    (request) => webhooks.setEnabled(request.actor, request.params.id, request.body.enabled),
  )
  app.delete(
    '/v1/webhooks/:id',
    { schema: { tags, params, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await webhooks.remove(request.actor, request.params.id)
      return reply.status(204).send(null)
    },
  )
}
