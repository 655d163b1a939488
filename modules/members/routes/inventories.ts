import { Readable } from 'node:stream'
import Type, { type Static } from 'typebox'
import { type App, Id, PageQuery } from '../../../platform/http/index.ts'
import {
  ComponentPage,
  ComponentQuery,
  ImportQuery,
  ImportReceipt,
  type InventoryForm,
  InventoryPage,
  InventoryView,
} from '../schema.ts'
import type { Members } from '../service/index.ts'

const IdParams = Type.Object({ id: Id })
const AgainQuery = Type.Pick(ImportQuery, ['fileName', 'form', 'distribution'])
const tags = ['inventories']

const MEDIA_TYPES: Partial<Record<InventoryForm, string>> = {
  'cyclonedx-json': 'application/vnd.cyclonedx+json',
  'spdx-json': 'application/spdx+json',
  'spdx3-json': 'application/spdx+json',
  'spdx-tag-value': 'text/spdx',
  'package-lock': 'application/json',
  'picture list': 'application/json',
  csv: 'text/csv',
}

/** What a member runs. Documents are streamed in and out; none of them is ever held whole. */
export function inventoryRoutes(app: App, members: Members): void {
  // The document is read by its own codec while it comes, whatever it is: nothing may parse it first.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    const streamed = { bodyLimit: Number.MAX_SAFE_INTEGER }
    const consumes = ['application/octet-stream']
    scope.post(
      '/v1/inventories',
      {
        ...streamed,
        schema: {
          tags,
          description:
            'Imports a document as the body: CycloneDX or SPDX JSON, package-lock, requirements, go.mod, Cargo.lock, lists of dpkg or rpm, or CSV, told apart by what is in it. Sent once more for the same asset under the same name it is a diff.',
          consumes,
          querystring: ImportQuery,
          response: { 201: ImportReceipt },
        },
      },
      async (request, reply) => {
        const query = request.query as Static<typeof ImportQuery>
        const body = request.body as Readable | undefined
        return reply.status(201).send(await members.importInventory(request.actor, query, body))
      },
    )
    scope.put(
      '/v1/inventories/:id/content',
      {
        ...streamed,
        schema: {
          tags,
          description:
            'Imports into an inventory that is there: what is in it by then comes, changes and goes.',
          consumes,
          params: IdParams,
          querystring: AgainQuery,
          response: { 200: ImportReceipt },
        },
      },
      (request) => {
        const { id } = request.params as Static<typeof IdParams>
        const query = request.query as Static<typeof AgainQuery>
        return members.importAgain(request.actor, id, query, request.body as Readable | undefined)
      },
    )
  })
  app.get(
    '/v1/inventories',
    { schema: { tags, querystring: Type.Object(PageQuery), response: { 200: InventoryPage } } },
    (request) => members.listInventories(request.actor, request.query),
  )
  app.get(
    '/v1/inventories/:id',
    { schema: { tags, params: IdParams, response: { 200: InventoryView } } },
    (request) => members.getInventory(request.actor, request.params.id),
  )
  app.get(
    '/v1/inventories/:id/components',
    { schema: { tags, params: IdParams, querystring: ComponentQuery, response: { 200: ComponentPage } } },
    (request) => members.listComponents(request.actor, request.params.id, request.query),
  )
  app.get(
    '/v1/inventories/:id/export',
    {
      schema: {
        tags,
        description: 'The document byte for byte as it was imported.',
        params: IdParams,
        response: { 200: Type.String() },
      },
    },
    async (request, reply) => {
      const { form, fileName, name, body } = await members.exportInventory(request.actor, request.params.id)
      const file = (fileName ?? name).replace(/[^A-Za-z0-9._-]+/g, '-').slice(-100) || 'inventory'
      return reply
        .type(MEDIA_TYPES[form] ?? 'text/plain; charset=utf-8')
        .header('content-disposition', `attachment; filename="${file}"`)
        .send(Readable.from(body) as never)
    },
  )
  app.delete(
    '/v1/inventories/:id',
    { schema: { tags, params: IdParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await members.removeInventory(request.actor, request.params.id)
      return reply.status(204).send(null)
    },
  )
}
