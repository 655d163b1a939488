import Type, { type Static } from 'typebox'
import type { App } from '../../platform/http/index.ts'
import {
  FeedModeBody,
  FeedRun,
  FeedView,
  VulnerabilityPage,
  VulnerabilityQuery,
  VulnerabilityView,
} from './schema.ts'
import type { Feeds } from './service/index.ts'

const tags = ['feeds']
const NameParams = Type.Object({ name: Type.String({ minLength: 1, maxLength: 64 }) })
const VulnerabilityParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) })

/** Public vulnerability data for everybody; which of it is taken in, for coordinators. */
export function feedsRoutes(app: App, feeds: Feeds): void {
  app.get('/v1/feeds', { schema: { tags, response: { 200: Type.Array(FeedView) } } }, (request) =>
    feeds.listFeeds(request.actor),
  )
  app.put(
    '/v1/feeds/:name',
    { schema: { tags, params: NameParams, body: FeedModeBody, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await feeds.setMode(request.actor, request.params.name, request.body.mode)
      return reply.status(204).send(null)
    },
  )
  app.post(
    '/v1/feeds/:name/run',
    { schema: { tags, params: NameParams, response: { 202: FeedRun } } },
    async (request, reply) => {
      const { name } = request.params
      return reply.status(202).send({ run: await feeds.runNow(request.actor, name), feed: name })
    },
  )
  // The file is streamed to disk, whatever it is: nothing may parse it first.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    scope.post(
      '/v1/feeds/:name/import',
      {
        bodyLimit: Number.MAX_SAFE_INTEGER,
        schema: {
          tags,
          description:
            'A file of this feed as its publisher gives it, or a folder of such files as tar: JSON, CSV, gzip, zip, tar or tar.gz. Imported by a job; GET /v1/feeds shows how far it is.',
          consumes: ['application/octet-stream'],
          params: NameParams,
          response: { 202: FeedRun },
        },
      },
      async (request, reply) => {
        const { name } = request.params as Static<typeof NameParams>
        const body = request.body as NodeJS.ReadableStream | undefined
        return reply.status(202).send({ run: await feeds.bringFile(request.actor, name, body), feed: name })
      },
    )
  })
  app.get(
    '/v1/vulnerabilities',
    {
      config: { open: true },
      schema: { tags, querystring: VulnerabilityQuery, response: { 200: VulnerabilityPage } },
    },
    (request) => feeds.findByPackage(request.actor, request.query),
  )
  app.get(
    '/v1/vulnerabilities/:id',
    {
      config: { open: true },
      schema: { tags, params: VulnerabilityParams, response: { 200: VulnerabilityView } },
    },
    (request) => feeds.getVulnerability(request.actor, request.params.id),
  )
  app.get(
    '/v1/vulnerabilities/:id/records/:source',
    {
      config: { open: true },
      schema: {
        tags,
        description: 'The record byte for byte as it was received',
        params: Type.Object({
          ...VulnerabilityParams.properties,
          source: Type.String({ minLength: 1, maxLength: 64 }),
        }),
        response: { 200: Type.String() },
      },
    },
    async (request, reply) => {
      const { id, source } = request.params
      const body = await feeds.getRecord(request.actor, id, source)
      return reply
        .type('application/json; charset=utf-8')
        .serializer((bytes: unknown) => bytes as string)
        .send(body as never)
    },
  )
}
