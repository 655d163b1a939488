import Type from 'typebox'
import { type App, Id, PageQuery } from '../../../platform/http/index.ts'
import {
  AdmissionBody,
  AssetBody,
  AssetPage,
  AssetView,
  MemberBody,
  MemberPage,
  MemberView,
  SectorList,
  SiteBody,
  SitePage,
  SiteView,
} from '../schema.ts'
import type { Members } from '../service/index.ts'

const IdParams = Type.Object({ id: Id })
const Query = Type.Object(PageQuery)

/** Who receives: admission for coordinators, the rest for the member itself. */
export function memberRoutes(app: App, members: Members): void {
  const tags = ['members']
  app.get(
    '/v1/sectors',
    { config: { open: true }, schema: { tags, response: { 200: SectorList } } },
    async () => ({
      items: members.sectors(),
    }),
  )
  app.get('/v1/members', { schema: { tags, querystring: Query, response: { 200: MemberPage } } }, (request) =>
    members.listMembers(request.actor, request.query),
  )
  app.put(
    '/v1/members',
    {
      schema: {
        tags,
        description: 'Admits an organisation as a member, or changes what coordinators say of it.',
        body: AdmissionBody,
        response: { 200: MemberView },
      },
    },
    (request) => members.admit(request.actor, request.body),
  )
  app.get('/v1/member', { schema: { tags, response: { 200: MemberView } } }, (request) =>
    members.getMember(request.actor),
  )
  app.put('/v1/member', { schema: { tags, body: MemberBody, response: { 200: MemberView } } }, (request) =>
    members.setMember(request.actor, request.body),
  )
}

/** Where a member's things stand. */
export function siteRoutes(app: App, members: Members): void {
  const tags = ['sites']
  app.get('/v1/sites', { schema: { tags, querystring: Query, response: { 200: SitePage } } }, (request) =>
    members.listSites(request.actor, request.query),
  )
  app.post(
    '/v1/sites',
    { schema: { tags, body: SiteBody, response: { 201: SiteView } } },
    async (request, reply) => reply.status(201).send(await members.addSite(request.actor, request.body)),
  )
  app.put(
    '/v1/sites/:id',
    { schema: { tags, params: IdParams, body: SiteBody, response: { 200: SiteView } } },
    (request) => members.setSite(request.actor, request.params.id, request.body),
  )
  app.delete(
    '/v1/sites/:id',
    { schema: { tags, params: IdParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await members.removeSite(request.actor, request.params.id)
      return reply.status(204).send(null)
    },
  )
}

/** What it has, with the tags BOD 26-04 asks for. */
export function assetRoutes(app: App, members: Members): void {
  const tags = ['assets']
  app.get('/v1/assets', { schema: { tags, querystring: Query, response: { 200: AssetPage } } }, (request) =>
    members.listAssets(request.actor, request.query),
  )
  app.post(
    '/v1/assets',
    { schema: { tags, body: AssetBody, response: { 201: AssetView } } },
    async (request, reply) => reply.status(201).send(await members.addAsset(request.actor, request.body)),
  )
  app.put(
    '/v1/assets/:id',
    { schema: { tags, params: IdParams, body: AssetBody, response: { 200: AssetView } } },
    (request) => members.setAsset(request.actor, request.params.id, request.body),
  )
  app.delete(
    '/v1/assets/:id',
    { schema: { tags, params: IdParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await members.removeAsset(request.actor, request.params.id)
      return reply.status(204).send(null)
    },
  )
}
