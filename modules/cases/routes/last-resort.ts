import Type from 'typebox'
import { type App, Id } from '../../../platform/http/index.ts'
import {
  CaseView,
  DecideEscalationBody,
  Escalations,
  EscalationWordsBody,
  LastResortBody,
  LastResortMaintainer,
  LastResortMaintainers,
  OpenEscalations,
  ReadingBody,
  RemovalBody,
} from '../schema/index.ts'
import type { Cases } from '../service/index.ts'

const IdParams = Type.Object({ id: Id })
const EscalationParams = Type.Object({ id: Id, escalationId: Id })
const PartyParams = Type.Object({ id: Id, partyId: Id })
const tags = ['cases']
const response = { 200: Escalations }

/** Orphaned software: who is willing to mend it, and cases where that is proposed, decided and taken back. */
export function lastResortRoutes(app: App, cases: Cases): void {
  const url = (rest: string) => `/v1/cases/:id/escalations${rest}` as const

  app.get(
    '/v1/last-resort-maintainers',
    { schema: { tags, response: { 200: LastResortMaintainers } } },
    async (request) => ({ items: await cases.listLastResort(request.actor), next: null }),
  )
  app.post(
    '/v1/last-resort-maintainers',
    {
      schema: {
        tags,
        description: 'Writes down who is willing to mend what nobody mends; of one name the last word holds',
        body: LastResortBody,
        response: { 201: LastResortMaintainer },
      },
    },
    async (request, reply) =>
      reply.status(201).send(await cases.registerLastResort(request.actor, request.body)),
  )
  app.delete(
    '/v1/last-resort-maintainers/:id',
    { schema: { tags, params: IdParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await cases.withdrawLastResort(request.actor, request.params.id)
      return reply.status(204).send(null)
    },
  )
  app.get(
    '/v1/escalations',
    {
      schema: {
        tags,
        description: 'Cases whose software nobody mends, waiting for a decision',
        response: { 200: OpenEscalations },
      },
    },
    (request) => cases.openEscalations(request.actor),
  )
  app.get(url(''), { schema: { tags, params: IdParams, response } }, (request) =>
    cases.listEscalations(request.actor, request.params.id),
  )
  app.post(
    url(''),
    { schema: { tags, params: IdParams, body: EscalationWordsBody, response: { 201: Escalations } } },
    async (request, reply) => {
      const { id } = request.params
      await cases.proposeEscalation(request.actor, id, request.body.words ?? '')
      return reply.status(201).send(await cases.listEscalations(request.actor, id))
    },
  )
  app.post(
    url('/:escalationId/decision'),
    { schema: { tags, params: EscalationParams, body: DecideEscalationBody, response } },
    async (request) => {
      const { id, escalationId } = request.params
      await cases.decideEscalation(request.actor, id, escalationId, request.body)
      return cases.listEscalations(request.actor, id)
    },
  )
  app.post(
    url('/:escalationId/take-back'),
    {
      schema: {
        tags,
        params: EscalationParams,
        body: EscalationWordsBody,
        description: 'The maintainer is back: whoever stood in leaves the case',
        response,
      },
    },
    async (request) => {
      const { id, escalationId } = request.params
      await cases.takeBack(request.actor, id, escalationId, request.body.words ?? '')
      return cases.listEscalations(request.actor, id)
    },
  )
  rosterRoutes(app, cases)
}

/** Who may read the case: into its compartments, and no more. */
function rosterRoutes(app: App, cases: Cases): void {
  app.put(
    '/v1/cases/:id/parties/:partyId/reading',
    {
      schema: {
        tags,
        params: PartyParams,
        body: ReadingBody,
        description:
          'Opens this case to a party in spite of its compartments, and nothing else of them; an empty list closes it',
        response: { 200: CaseView },
      },
    },
    async (request) => {
      const { id, partyId } = request.params
      await cases.readIn(request.actor, id, partyId, request.body.compartments)
      return cases.getCase(request.actor, id)
    },
  )
  app.post(
    '/v1/cases/:id/parties/:partyId/removal',
    {
      schema: {
        tags,
        params: PartyParams,
        body: RemovalBody,
        description: 'Ends a party’s part in a case: it reads nothing more of it; what it said stays',
        response: { 200: CaseView },
      },
    },
    async (request) => {
      const { id, partyId } = request.params
      await cases.removeParty(request.actor, id, partyId, request.body.note)
      return cases.getCase(request.actor, id)
    },
  )
}
