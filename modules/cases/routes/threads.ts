import Type from 'typebox'
import { type App, Id } from '../../../platform/http/index.ts'
import {
  CaseMessagePage,
  CaseMessageQuery,
  CaseThread,
  CaseThreads,
  MessageBody,
  ThreadBody,
} from '../schema/index.ts'
import type { Cases } from '../service/index.ts'

const IdParams = Type.Object({ id: Id })
const ThreadParams = Type.Object({ id: Id, threadId: Id })
const tags = ['cases']

/** Conversations of a case. Who is not in one does not learn that it exists. */
export function threadRoutes(app: App, cases: Cases): void {
  app.get(
    '/v1/cases/:id/threads',
    { schema: { tags, params: IdParams, response: { 200: CaseThreads } } },
    async (request) => ({ items: await cases.listThreads(request.actor, request.params.id) }),
  )
  app.post(
    '/v1/cases/:id/threads',
    { schema: { tags, params: IdParams, body: ThreadBody, response: { 201: CaseThread } } },
    async (request, reply) => {
      const { id } = request.params
      const threadId = await cases.openThread(request.actor, id, request.body)
      const made = (await cases.listThreads(request.actor, id)).find((thread) => thread.id === threadId)
      return reply.status(201).send(made!)
    },
  )
  app.get(
    '/v1/cases/:id/threads/:threadId/messages',
    {
      schema: {
        tags,
        params: ThreadParams,
        querystring: CaseMessageQuery,
        response: { 200: CaseMessagePage },
      },
    },
    (request) => cases.listMessages(request.actor, request.params.id, request.params.threadId, request.query),
  )
  app.post(
    '/v1/cases/:id/threads/:threadId/messages',
    { schema: { tags, params: ThreadParams, body: MessageBody, response: { 201: Type.Object({ id: Id }) } } },
    async (request, reply) => {
      const { id, threadId } = request.params
      return reply.status(201).send({ id: await cases.post(request.actor, id, threadId, request.body) })
    },
  )
  app.get(
    '/v1/cases/:id/attachments/:attachmentId',
    {
      schema: {
        tags,
        params: Type.Object({ id: Id, attachmentId: Id }),
        description: 'The file as it was sent; never shown in the browser, always saved',
        response: { 200: Type.Unsafe<string>({ type: 'string', format: 'binary' }) },
      },
    },
    async (request, reply) => {
      const { name, bytes } = await cases.readAttachment(
        request.actor,
        request.params.id,
        request.params.attachmentId,
      )
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(bytes as unknown as string)
    },
  )
}
