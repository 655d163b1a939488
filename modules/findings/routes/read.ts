import Type from 'typebox'
import { type App, Id } from '../../../platform/http/index.ts'
import {
  FindingPage,
  FindingQuery,
  FindingView,
  MergeBody,
  ReceiptView,
  RootCausePage,
  RootCauseQuery,
  RootCauseView,
  TrackRecord,
  UnmergeBody,
} from '../schema.ts'
import type { Findings } from '../service/index.ts'

const IdParams = Type.Object({ id: Id })

/** Lists, single views, and a coordinator's merge and unmerge. */
export function readRoutes(app: App, findings: Findings): void {
  app.get(
    '/v1/findings',
    { schema: { tags: ['findings'], querystring: FindingQuery, response: { 200: FindingPage } } },
    (request) => findings.listFindings(request.actor, request.query),
  )
  app.get(
    '/v1/findings/:id',
    { schema: { tags: ['findings'], params: IdParams, response: { 200: FindingView } } },
    (request) => findings.getFinding(request.actor, request.params.id),
  )
  app.get(
    '/v1/receipts/:token',
    {
      config: { open: true, rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: {
        tags: ['findings'],
        params: Type.Object({ token: Type.String({ minLength: 20, maxLength: 100 }) }),
        response: { 200: ReceiptView },
      },
    },
    async (request) => {
      const receipt = await findings.getReceipt(request.params.token)
      return {
        receivedAt: receipt.receivedAt,
        title: receipt.title,
        status: receipt.grouped
          ? 'Received and compared with what is known.'
          : 'Received; it will be compared with what is known.',
        verdict: receipt.verdict,
        // The house acknowledges what it has grouped: a person need not answer for that.
        acknowledgedAt: receipt.grouped ? receipt.receivedAt : null,
      }
    },
  )
  app.get(
    '/v1/root-causes',
    { schema: { tags: ['root causes'], querystring: RootCauseQuery, response: { 200: RootCausePage } } },
    (request) => findings.listRootCauses(request.actor, request.query),
  )
  app.get(
    '/v1/root-causes/:id',
    { schema: { tags: ['root causes'], params: IdParams, response: { 200: RootCauseView } } },
    (request) => findings.getRootCause(request.actor, request.params.id),
  )
  app.post(
    '/v1/root-causes/regroup',
    {
      schema: {
        tags: ['root causes'],
        description: 'Makes anew what older rules made: fingerprints, and the grouping of their packages',
        response: { 202: Type.Object({ needed: Type.Boolean() }) },
      },
    },
    async (request, reply) =>
      reply.status(202).send({ needed: await findings.regroupOutdated(request.actor) }),
  )
  app.post(
    '/v1/root-causes/:id/merge',
    { schema: { tags: ['root causes'], params: IdParams, body: MergeBody, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await findings.merge(request.actor, request.params.id, request.body.into, request.body.reason)
      return reply.status(204).send(null)
    },
  )
  app.post(
    '/v1/root-causes/:id/unmerge',
    {
      schema: {
        tags: ['root causes'],
        params: IdParams,
        body: UnmergeBody,
        response: { 201: Type.Object({ rootCauseId: Id }) },
      },
    },
    async (request, reply) => {
      const rootCauseId = await findings.unmerge(
        request.actor,
        request.params.id,
        request.body.findingIds,
        request.body.reason,
      )
      return reply.status(201).send({ rootCauseId })
    },
  )
  app.get(
    '/v1/discoverers',
    { schema: { tags: ['findings'], response: { 200: Type.Array(TrackRecord) } } },
    (request) => findings.trackRecords(request.actor),
  )
}
