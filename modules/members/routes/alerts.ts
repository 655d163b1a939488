import Type from 'typebox'
import { type App, PageQuery } from '../../../platform/http/index.ts'
import { AlertPage, AlertSettings, AlertSettingsBody, RssAddress } from '../schema.ts'
import type { Alerts } from '../service/alerts.ts'

const tags = ['alerts']

/** When and how a member is told. */
export function alertRoutes(app: App, alerts: Alerts): void {
  app.get('/v1/alert-settings', { schema: { tags, response: { 200: AlertSettings } } }, (request) =>
    alerts.alertSettings(request.actor),
  )
  app.put(
    '/v1/alert-settings',
    { schema: { tags, body: AlertSettingsBody, response: { 200: AlertSettings } } },
    (request) => alerts.setAlertSettings(request.actor, request.body),
  )
  app.post(
    '/v1/alert-settings/rss',
    {
      schema: {
        tags,
        description: 'Makes the address of an RSS feed; it is shown once, and the one before ends.',
        response: { 201: RssAddress },
      },
    },
    async (request, reply) => reply.status(201).send(await alerts.makeRss(request.actor)),
  )
  app.delete(
    '/v1/alert-settings/rss',
    { schema: { tags, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await alerts.endRss(request.actor)
      return reply.status(204).send(null)
    },
  )
  app.get(
    '/v1/alerts',
    { schema: { tags, querystring: Type.Object(PageQuery), response: { 200: AlertPage } } },
    (request) => alerts.listAlerts(request.actor, request.query),
  )
  app.get(
    '/v1/alerts.rss',
    {
      config: { open: true },
      schema: {
        tags,
        description: 'Public matters alone; whoever has the address reads it.',
        querystring: Type.Object({ token: Type.String({ minLength: 20, maxLength: 100 }) }),
      },
    },
    async (request, reply) =>
      reply
        .type('application/rss+xml; charset=utf-8')
        .header('cache-control', 'private, max-age=300')
        .send(await alerts.rss(request.query.token)),
  )
}
