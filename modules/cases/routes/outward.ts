import Type from 'typebox'
import { type App, Id } from '../../../platform/http/index.ts'
import {
  CaseIdentifiers,
  Correspondence,
  HeldMailBody,
  IdentifierBody,
  PartyMailBody,
  RejectBody,
} from '../schema/index.ts'
import type { Cases } from '../service/index.ts'

const IdParams = Type.Object({ id: Id })
const tags = ['cases']
const response = { 200: Correspondence }

/** How parties are written to, and what came back. For coordinators. */
export function outwardRoutes(app: App, cases: Cases): void {
  app.get('/v1/cases/:id/mail', { schema: { tags, params: IdParams, response } }, (request) =>
    cases.getCorrespondence(request.actor, request.params.id),
  )
  app.put(
    '/v1/cases/:id/parties/:partyId/mail',
    { schema: { tags, params: Type.Object({ id: Id, partyId: Id }), body: PartyMailBody, response } },
    async (request) => {
      const { id, partyId } = request.params
      await cases.setMail(request.actor, id, partyId, request.body)
      return cases.getCorrespondence(request.actor, id)
    },
  )
  app.post(
    '/v1/cases/:id/mail/:heldId',
    { schema: { tags, params: Type.Object({ id: Id, heldId: Id }), body: HeldMailBody, response } },
    async (request) => {
      const { id, heldId } = request.params
      await cases.settleHeldMail(request.actor, id, heldId, request.body.act)
      return cases.getCorrespondence(request.actor, id)
    },
  )
  identifierRoutes(app, cases)
}

/** Identifiers reserved at CVE Services. */
function identifierRoutes(app: App, cases: Cases): void {
  const answer = { 200: CaseIdentifiers }
  const one = Type.Object({ id: Id, identifierId: Id })
  const list = async (actor: Parameters<Cases['listIdentifiers']>[0], id: string) => ({
    items: await cases.listIdentifiers(actor, id),
  })
  app.get('/v1/cases/:id/identifiers', { schema: { tags, params: IdParams, response: answer } }, (request) =>
    list(request.actor, request.params.id),
  )
  app.post(
    '/v1/cases/:id/identifiers',
    {
      schema: {
        tags,
        params: IdParams,
        body: IdentifierBody,
        description: 'Reserves a CVE identifier at CVE Services; asked again it answers with the same one',
        response: answer,
      },
    },
    async (request) => {
      await cases.requestIdentifier(request.actor, request.params.id, request.body.rootCauseId)
      return list(request.actor, request.params.id)
    },
  )
  app.post(
    '/v1/cases/:id/identifiers/:identifierId/publish',
    {
      schema: {
        tags,
        params: one,
        description: 'Sends the published advisory to CVE Services as the CNA container of this identifier',
        response: answer,
      },
    },
    async (request) => {
      await cases.publishIdentifier(request.actor, request.params.id, request.params.identifierId)
      return list(request.actor, request.params.id)
    },
  )
  app.post(
    '/v1/cases/:id/identifiers/:identifierId/reject',
    { schema: { tags, params: one, body: RejectBody, response: answer } },
    async (request) => {
      const { id, identifierId } = request.params
      await cases.rejectIdentifier(request.actor, id, identifierId, request.body.reason)
      return list(request.actor, id)
    },
  )
}
