import Type from 'typebox'
import { Value } from 'typebox/value'
import { fault } from '../../../platform/errors/index.ts'
import { type App, Id } from '../../../platform/http/index.ts'
import {
  Coverage,
  NamesBody,
  NamesList,
  NamesView,
  TargetInput,
  TargetQuery,
  WishBody,
  WishList,
  WishView,
} from '../schema.ts'
import type { Scans } from '../service/index.ts'
import { asking } from './claims.ts'

const IdParams = Type.Object({ id: Id })
const tags = ['scan targets']

/** A target out of an address: its line, or its object as JSON. @throws Fault `target-unreadable` */
export function targetOf(text: string): TargetInput {
  if (!text.trim().startsWith('{')) return text
  try {
    const value: unknown = JSON.parse(text)
    if (Value.Check(TargetInput, value)) return value
  } catch {}
  throw fault(
    'target-unreadable',
    'This JSON is no target; POST /v1/scan-claims/check says what is wrong with one.',
  )
}

/** What was searched, what should be, and which names are one source. */
export function targetRoutes(app: App, scans: Scans): void {
  app.get(
    '/v1/scan-coverage',
    {
      config: asking,
      schema: {
        tags,
        description: 'Searches of a target that ended, without who made them.',
        querystring: TargetQuery,
        response: { 200: Coverage },
      },
    },
    async (request) => ({ searches: await scans.coverage(request.actor, targetOf(request.query.target)) }),
  )
  app.get(
    '/v1/scan-targets',
    {
      config: asking,
      schema: {
        tags,
        description:
          'Wanted targets nobody holds or searched lately, the weightiest first; coordinators see all.',
        response: { 200: WishList },
      },
    },
    async (request) => ({ items: await scans.wishes(request.actor), next: null }),
  )
  app.put('/v1/scan-targets', { schema: { tags, body: WishBody, response: { 200: WishView } } }, (request) =>
    scans.wish(request.actor, request.body),
  )
  app.delete(
    '/v1/scan-targets/:id',
    { schema: { tags, params: IdParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await scans.unwish(request.actor, request.params.id)
      return reply.status(204).send(null)
    },
  )
  app.get('/v1/target-names', { schema: { tags, response: { 200: NamesList } } }, async (request) => ({
    items: await scans.names(request.actor),
    next: null,
  }))
  app.post(
    '/v1/target-names',
    {
      schema: {
        tags,
        description: 'States that several targets are one source; withdraw it to part them again.',
        body: NamesBody,
        response: { 201: NamesView },
      },
    },
    async (request, reply) => reply.status(201).send(await scans.joinNames(request.actor, request.body)),
  )
  app.delete(
    '/v1/target-names/:id',
    { schema: { tags, params: IdParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await scans.partNames(request.actor, request.params.id)
      return reply.status(204).send(null)
    },
  )
}
