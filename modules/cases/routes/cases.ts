import Type from 'typebox'
import { type App, Id } from '../../../platform/http/index.ts'
import {
  AssessmentBody,
  CasePage,
  CaseQuery,
  CaseView,
  EmbargoBody,
  MoveCaseBody,
  OpenCaseBody,
  PartyBody,
  PartyStatusBody,
  WhatIf,
} from '../schema/index.ts'
import type { Cases } from '../service/index.ts'

const IdParams = Type.Object({ id: Id })
const tags = ['cases']

/** Cases: reading, opening, moving, embargo, parties. Every act answers with the case as it is then. */
export function caseRoutes(app: App, cases: Cases): void {
  app.get('/v1/cases', { schema: { tags, querystring: CaseQuery, response: { 200: CasePage } } }, (request) =>
    cases.listCases(request.actor, request.query),
  )
  app.get('/v1/cases/:id', { schema: { tags, params: IdParams, response: { 200: CaseView } } }, (request) =>
    cases.getCase(request.actor, request.params.id),
  )
  app.get(
    '/v1/cases/:id/what-if',
    {
      schema: {
        tags,
        params: IdParams,
        description: 'Which answers would change the priority, one at a time',
        response: { 200: WhatIf },
      },
    },
    (request) => cases.whatIf(request.actor, request.params.id),
  )
  app.post(
    '/v1/cases',
    { schema: { tags, body: OpenCaseBody, response: { 201: CaseView } } },
    async (request, reply) => {
      const id = await cases.openCase(request.actor, request.body.rootCauseIds)
      return reply.status(201).send(await cases.getCase(request.actor, id))
    },
  )
  app.post(
    '/v1/cases/:id/state',
    { schema: { tags, params: IdParams, body: MoveCaseBody, response: { 200: CaseView } } },
    async (request) => {
      await cases.move(request.actor, request.params.id, request.body.to, request.body.note)
      return cases.getCase(request.actor, request.params.id)
    },
  )
  app.post(
    '/v1/cases/:id/embargo',
    { schema: { tags, params: IdParams, body: EmbargoBody, response: { 200: CaseView } } },
    async (request) => {
      await cases.setEmbargo(request.actor, request.params.id, request.body)
      return cases.getCase(request.actor, request.params.id)
    },
  )
  app.put(
    '/v1/cases/:id/assessment',
    { schema: { tags, params: IdParams, body: AssessmentBody, response: { 200: CaseView } } },
    async (request) => {
      await cases.assess(request.actor, request.params.id, request.body.vector)
      return cases.getCase(request.actor, request.params.id)
    },
  )
  app.post(
    '/v1/cases/:id/parties',
    { schema: { tags, params: IdParams, body: PartyBody, response: { 201: CaseView } } },
    async (request, reply) => {
      await cases.addParty(request.actor, request.params.id, request.body)
      return reply.status(201).send(await cases.getCase(request.actor, request.params.id))
    },
  )
  app.put(
    '/v1/cases/:id/parties/:partyId',
    {
      schema: {
        tags,
        params: Type.Object({ id: Id, partyId: Id }),
        body: PartyStatusBody,
        response: { 200: CaseView },
      },
    },
    async (request) => {
      await cases.setPartyStatus(
        request.actor,
        request.params.id,
        request.params.partyId,
        request.body.status,
      )
      return cases.getCase(request.actor, request.params.id)
    },
  )
  app.get(
    '/v1/cases/:id/certificates/:certificateId/statement',
    {
      schema: {
        tags,
        params: Type.Object({ id: Id, certificateId: Id }),
        description: 'Patch certificate as a signed in-toto statement (DSSE envelope)',
        response: { 200: Type.Unknown() },
      },
    },
    (request) => cases.certificateStatement(request.actor, request.params.id, request.params.certificateId),
  )
}
