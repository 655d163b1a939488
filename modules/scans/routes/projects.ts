import Type from 'typebox'
import { type App, Id } from '../../../platform/http/index.ts'
import {
  MaintainerBody,
  MaintainerList,
  MaintainersSay,
  MaintainerView,
  RulesAnswer,
  RulesBody,
  TargetQuery,
} from '../schema.ts'
import type { Scans } from '../service/index.ts'
import { targetOf } from './targets.ts'

const IdParams = Type.Object({ id: Id })
const tags = ['projects']

/** What maintainers say of their projects, and who speaks for which. */
export function projectRoutes(app: App, scans: Scans): void {
  app.get(
    '/v1/project-rules',
    { schema: { tags, querystring: TargetQuery, response: { 200: RulesAnswer } } },
    async (request) => ({
      maintainersSay: await scans.rulesOf(request.actor, targetOf(request.query.target)),
    }),
  )
  app.put(
    '/v1/project-rules',
    {
      schema: {
        tags,
        description: 'Sets the rules of a project in place of all that was said before; the last word holds.',
        body: RulesBody,
        response: { 200: MaintainersSay },
      },
    },
    (request) => scans.setRules(request.actor, request.body),
  )
  app.get(
    '/v1/project-maintainers',
    { schema: { tags, response: { 200: MaintainerList } } },
    async (request) => ({ items: await scans.maintainers(request.actor), next: null }),
  )
  app.post(
    '/v1/project-maintainers',
    { schema: { tags, body: MaintainerBody, response: { 201: MaintainerView } } },
    async (request, reply) => reply.status(201).send(await scans.nameMaintainer(request.actor, request.body)),
  )
  app.delete(
    '/v1/project-maintainers/:id',
    { schema: { tags, params: IdParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await scans.removeMaintainer(request.actor, request.params.id)
      return reply.status(204).send(null)
    },
  )
}
