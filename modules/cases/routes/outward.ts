import Type from 'typebox'
import { type App, Id } from '../../../platform/http/index.ts'
import {
  CaseExport,
  CaseIdentifiers,
  Correspondence,
  ExportBody,
  ExportTraces,
  GithubHandover,
  HandoverKind,
  HeldMailBody,
  HeldMails,
  IdentifierBody,
  PartyMailBody,
  RejectBody,
  TraceBody,
  VinceHandover,
} from '../schema/index.ts'
import type { Cases } from '../service/index.ts'

const IdParams = Type.Object({ id: Id })
const tags = ['cases']
const response = { 200: Correspondence }

/** How parties are written to, and what came back. For coordinators. */
export function outwardRoutes(app: App, cases: Cases): void {
  app.get('/v1/held-mails', { schema: { tags, response: { 200: HeldMails } } }, (request) =>
    cases.listHeldMails(request.actor),
  )
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
  copyRoutes(app, cases)
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

/** Hand-over bundles and sealed exports. */
function copyRoutes(app: App, cases: Cases): void {
  app.get(
    '/v1/cases/:id/handover/:kind',
    {
      schema: {
        tags,
        params: Type.Object({ id: Id, kind: HandoverKind }),
        description:
          'The case as a report for VINCE-NT, or as the body of a private vulnerability report on GitHub; journalled',
        response: { 200: Type.Union([VinceHandover, GithubHandover]) },
      },
    },
    (request) => cases.handOver(request.actor, request.params.id, request.params.kind),
  )
  app.post(
    '/v1/cases/:id/parties/:partyId/export',
    {
      schema: {
        tags,
        params: Type.Object({ id: Id, partyId: Id }),
        body: ExportBody,
        description:
          'The case as this party may see it, worded for it and encrypted to its age keys; journalled',
        response: { 200: CaseExport },
      },
    },
    (request) =>
      cases.exportCase(request.actor, request.params.id, request.params.partyId, request.body.ageKeys),
  )
  app.post(
    '/v1/cases/:id/exports/identify',
    { schema: { tags, params: IdParams, body: TraceBody, response: { 200: ExportTraces } } },
    (request) => cases.traceExport(request.actor, request.params.id, request.body.text),
  )
}
