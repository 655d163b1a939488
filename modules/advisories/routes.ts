import Type from 'typebox'
import { type App, Id } from '../../platform/http/index.ts'
import { AdvisoryContent, AdvisoryPage, AdvisoryQuery, AdvisoryView } from './schema.ts'
import type { Advisories } from './service/index.ts'

const tags = ['advisories']
const IdParams = Type.Object({ id: Id })
/** Either the id or the number, TOCSIN-2026-0001. */
const AnyParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) })

/** Advisories: reading and their public renderings for everybody, writing for coordinators. */
export function advisoriesRoutes(app: App, advisories: Advisories): void {
  app.get(
    '/v1/advisories',
    { config: { open: true }, schema: { tags, querystring: AdvisoryQuery, response: { 200: AdvisoryPage } } },
    (request) => advisories.listAdvisories(request.actor, request.query),
  )
  app.get(
    '/v1/advisories/:id',
    { config: { open: true }, schema: { tags, params: AnyParams, response: { 200: AdvisoryView } } },
    (request) => advisories.getAdvisory(request.actor, request.params.id),
  )
  app.post(
    '/v1/cases/:id/advisory',
    { schema: { tags, params: IdParams, response: { 201: AdvisoryView } } },
    async (request, reply) => {
      const id = await advisories.draft(request.actor, request.params.id)
      return reply.status(201).send(await advisories.getAdvisory(request.actor, id))
    },
  )
  app.put(
    '/v1/advisories/:id',
    { schema: { tags, params: IdParams, body: AdvisoryContent, response: { 200: AdvisoryView } } },
    async (request) => {
      await advisories.save(request.actor, request.params.id, request.body)
      return advisories.getAdvisory(request.actor, request.params.id)
    },
  )
  app.post(
    '/v1/advisories/:id/publish',
    { schema: { tags, params: IdParams, response: { 200: AdvisoryView } } },
    async (request) => {
      await advisories.publish(request.actor, request.params.id)
      return advisories.getAdvisory(request.actor, request.params.id)
    },
  )
  for (const address of ['/csaf/:year/:file', '/osv/:file']) {
    app.get(
      address,
      {
        config: { open: true },
        schema: {
          tags,
          description: 'A published rendering, byte for byte as published',
          response: { 200: Type.String() },
        },
      },
      async (request, reply) => {
        const body = await advisories.rendering(request.actor, request.url.split('?')[0] ?? '')
        return reply
          .type('application/json; charset=utf-8')
          .serializer((text: unknown) => String(text))
          .send(body)
      },
    )
  }
}
