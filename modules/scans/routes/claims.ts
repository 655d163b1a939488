import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { fault } from '../../../platform/errors/index.ts'
import { type App, Id } from '../../../platform/http/index.ts'
import { toProblem } from '../../../platform/http/problems.ts'
import { SCANS_ERRORS } from '../errors.ts'
import {
  CheckBody,
  CheckResult,
  ClaimBody,
  ClaimPage,
  ClaimQuery,
  ClaimRefusal,
  ClaimView,
  EndBody,
  JoinDecision,
  JoinReply,
  LeaseView,
  TakenClaim,
} from '../schema.ts'
import type { Scans } from '../service/index.ts'

const IdParams = Type.Object({ id: Id })
const tags = ['scan claims']

/**
 * Asking whether targets are taken is how somebody could list what others search: as many questions a
 * minute as a large scan needs, counted by organisation whatever addresses and keys it has.
 */
export const asking = {
  rateLimit: {
    max: 240,
    timeWindow: 60_000,
    groupId: 'scan claims',
    keyGenerator: (request: FastifyRequest) => request.actor.organisationId ?? request.ip,
  },
}

/** Scan claims: checking, taking, holding, joining, ending. */
export function claimRoutes(app: App, scans: Scans): void {
  app.post(
    '/v1/scan-claims/check',
    {
      config: asking,
      schema: {
        tags,
        description: 'Whether a target could be claimed now, and what to do if not; claims nothing.',
        body: CheckBody,
        response: { 200: CheckResult },
      },
    },
    (request) => scans.check(request.actor, request.body),
  )
  app.post(
    '/v1/scan-claims',
    {
      config: asking,
      schema: {
        tags,
        description:
          'Takes a target. Where somebody holds a part of it, 409 claim-overlaps says until when and what to do instead.',
        body: ClaimBody,
        response: { 201: TakenClaim, 409: ClaimRefusal },
      },
    },
    async (request, reply) => {
      const outcome = await scans.take(request.actor, request.body)
      if (outcome.taken) {
        const claim = await scans.getClaim(request.actor, outcome.id)
        return reply.status(201).send({ claim, maintainersSay: outcome.maintainersSay })
      }
      const { code, detail, overlap, maintainersSay } = outcome
      const problem = toProblem(fault(code, detail), SCANS_ERRORS)
      return reply
        .status(409)
        .type('application/problem+json')
        .send({
          ...problem,
          detail,
          ...(overlap ? { overlap } : {}),
          ...(maintainersSay ? { maintainersSay } : {}),
        })
    },
  )
  app.get(
    '/v1/scan-claims',
    { schema: { tags, querystring: ClaimQuery, response: { 200: ClaimPage } } },
    (request) => scans.listClaims(request.actor, request.query),
  )
  app.get(
    '/v1/scan-claims/:id',
    { schema: { tags, params: IdParams, response: { 200: ClaimView } } },
    (request) => scans.getClaim(request.actor, request.params.id),
  )
  app.post(
    '/v1/scan-claims/:id/heartbeat',
    {
      schema: {
        tags,
        description: 'Renews the lease; once it has ended, claim the target again.',
        params: IdParams,
        response: { 200: LeaseView },
      },
    },
    (request) => scans.heartbeat(request.actor, request.params.id),
  )
  app.post(
    '/v1/scan-claims/:id/end',
    { schema: { tags, params: IdParams, body: EndBody, response: { 200: ClaimView } } },
    async (request) => {
      await scans.end(request.actor, request.params.id, request.body)
      return scans.getClaim(request.actor, request.params.id)
    },
  )
  app.post(
    '/v1/scan-claims/:id/join',
    {
      config: asking,
      schema: {
        tags,
        description:
          'Asks to hold a claim too; {id} is what the refusal suggested. Ask again to see the answer.',
        params: IdParams,
        response: { 200: JoinReply },
      },
    },
    (request) => scans.ask(request.actor, request.params.id),
  )
  app.post(
    '/v1/scan-claims/:id/joins/:joinId',
    {
      schema: {
        tags,
        description: 'The holder lets an organisation in, or declines.',
        params: Type.Object({ id: Id, joinId: Id }),
        body: JoinDecision,
        response: { 200: ClaimView },
      },
    },
    async (request) => {
      const { id, joinId } = request.params
      await scans.decide(request.actor, id, joinId, request.body.accept)
      return scans.getClaim(request.actor, id)
    },
  )
}
