import Type from 'typebox'
import { type App, Id } from '../../../platform/http/index.ts'
import { Nullable } from '../../../platform/http/schema.ts'
import {
  AnswerBody,
  Coordination,
  CreditBody,
  Dossiers,
  Invitation,
  InviteBody,
  PolicyBody,
  ProposalBody,
  QueuePlace,
  ReleasePlanBody,
  SendNowBody,
  SignalBody,
  StatementBody,
  StepBody,
} from '../schema/index.ts'
import type { Cases } from '../service/index.ts'

const IdParams = Type.Object({ id: Id })
const PartyParams = Type.Object({ id: Id, partyId: Id })
const tags = ['cases']
const response = { 200: Coordination }

/** What parties state, propose and plan. Every act answers with the whole as this viewer sees it then. */
export function coordinationRoutes(app: App, cases: Cases): void {
  const url = (rest: string) => `/v1/cases/:id/${rest}` as const

  app.get(url('coordination'), { schema: { tags, params: IdParams, response } }, (request) =>
    cases.getCoordination(request.actor, request.params.id),
  )
  app.put(
    url('policy'),
    { schema: { tags, params: IdParams, body: PolicyBody, response } },
    async (request) => {
      await cases.setPolicy(request.actor, request.params.id, request.body)
      return cases.getCoordination(request.actor, request.params.id)
    },
  )
  app.put(
    url('parties/:partyId/statements'),
    { schema: { tags, params: PartyParams, body: StatementBody, response } },
    async (request) => {
      await cases.state(request.actor, request.params.id, request.params.partyId, request.body)
      return cases.getCoordination(request.actor, request.params.id)
    },
  )
  app.put(
    url('parties/:partyId/introduction'),
    { schema: { tags, params: PartyParams, response } },
    async (request) => {
      await cases.introduce(request.actor, request.params.id, request.params.partyId)
      return cases.getCoordination(request.actor, request.params.id)
    },
  )
  app.put(
    url('parties/:partyId/credit'),
    { schema: { tags, params: PartyParams, body: CreditBody, response } },
    async (request) => {
      await cases.setCredit(request.actor, request.params.id, request.params.partyId, request.body)
      return cases.getCoordination(request.actor, request.params.id)
    },
  )
  app.post(
    url('parties/:partyId/link'),
    {
      schema: {
        tags,
        params: PartyParams,
        body: InviteBody,
        description: 'A link with which a party acts without an account; an earlier one stops working',
        response: { 201: Invitation },
      },
    },
    async (request, reply) => {
      const { id, partyId } = request.params
      const { url: link, expiresAt } = await cases.invite(request.actor, id, partyId, request.body.days ?? 30)
      return reply.status(201).send({ url: link, expiresAt: expiresAt.toISOString() })
    },
  )
  app.post(
    url('embargo/proposals'),
    { schema: { tags, params: IdParams, body: ProposalBody, response: { 201: Coordination } } },
    async (request, reply) => {
      await cases.propose(request.actor, request.params.id, request.body)
      return reply.status(201).send(await cases.getCoordination(request.actor, request.params.id))
    },
  )
  app.post(
    url('embargo/proposals/:proposalId/answer'),
    { schema: { tags, params: Type.Object({ id: Id, proposalId: Id }), body: AnswerBody, response } },
    async (request) => {
      await cases.answer(request.actor, request.params.id, request.params.proposalId, request.body)
      return cases.getCoordination(request.actor, request.params.id)
    },
  )
  app.get(
    url('dossiers'),
    {
      schema: {
        tags,
        params: IdParams,
        description: 'One dossier a root cause, as its maintainers get it',
        response: { 200: Dossiers },
      },
    },
    async (request) => ({ items: await cases.listDossiers(request.actor, request.params.id) }),
  )
  app.post(
    url('parties/:partyId/dossiers'),
    {
      schema: {
        tags,
        params: PartyParams,
        body: SendNowBody,
        description: 'Sends what waits for a party now, past its budget',
        response: { 200: Dossiers },
      },
    },
    async (request) => {
      const { id, partyId } = request.params
      await cases.sendNow(request.actor, id, partyId, request.body.note)
      return { items: await cases.listDossiers(request.actor, id) }
    },
  )
  app.get(
    '/v1/root-causes/:id/queue',
    {
      schema: {
        tags,
        params: IdParams,
        description: "Where a root cause stands in its maintainers' queue; null when nothing of it waits",
        response: { 200: Nullable(QueuePlace) },
      },
    },
    (request) => cases.queuePlace(request.actor, request.params.id),
  )
  app.get(
    '/v1/findings/:id/queue',
    {
      schema: {
        tags,
        params: IdParams,
        description: "Where a finding's root cause stands in its maintainers' queue; null when nothing waits",
        response: { 200: Nullable(QueuePlace) },
      },
    },
    (request) => cases.queuePlaceOfFinding(request.actor, request.params.id),
  )
  app.post(
    url('signals'),
    { schema: { tags, params: IdParams, body: SignalBody, response: { 201: Coordination } } },
    async (request, reply) => {
      await cases.signal(request.actor, request.params.id, request.body)
      return reply.status(201).send(await cases.getCoordination(request.actor, request.params.id))
    },
  )
  app.put(
    url('release-plan'),
    { schema: { tags, params: IdParams, body: ReleasePlanBody, response } },
    async (request) => {
      await cases.planRelease(request.actor, request.params.id, request.body.steps)
      return cases.getCoordination(request.actor, request.params.id)
    },
  )
  app.post(
    url('release-plan/:stepId'),
    { schema: { tags, params: Type.Object({ id: Id, stepId: Id }), body: StepBody, response } },
    async (request) => {
      await cases.markStep(request.actor, request.params.id, request.params.stepId, request.body.is)
      return cases.getCoordination(request.actor, request.params.id)
    },
  )
}
