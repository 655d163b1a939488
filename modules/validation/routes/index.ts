import Type from 'typebox'
import { type App, Id } from '../../../platform/http/index.ts'
import { whatIsMissing } from '../../../standards/judging/requirements.ts'
import { type Recipe, ThreatModel } from '../../../standards/judging/types.ts'
import { explainMarkdown } from '../../../standards/report/markdown.ts'
import { detectForm, readReport } from '../../../standards/report/read.ts'
import {
  AttestationBody,
  AttestationView,
  ReproductionPage,
  ReproductionQuery,
  ReproductionView,
  StatementView,
  TrialBody,
  TrialReply,
} from '../schema.ts'
import type { Validation } from '../service/index.ts'
import { runnerRoutes } from './runner.ts'

const UNKNOWN_FORM =
  'This is in none of the forms a report can have: a finding in JSON has a title or a recipe, SARIF has runs, CSAF has document.csaf_version; anything else is read as Markdown.'

/** What can be run of a pasted report: any form intake takes; of several findings the first with a recipe. */
function understand(report: string): { recipe: Recipe | undefined; missing: string[] } {
  const form = detectForm(report)
  if (form === undefined) return { recipe: undefined, missing: [UNKNOWN_FORM] }
  if (form === 'markdown') {
    const { document, missing } = explainMarkdown(report)
    return { recipe: document.recipe, missing }
  }
  const { items, documentError } = readReport(form, report)
  const recipe = items.find((item) => item.document?.recipe)?.document?.recipe
  const fault = documentError ?? items.find((item) => item.error)?.error
  return {
    recipe,
    missing: [fault?.message ?? 'This report brings no recipe: add one, or paste the proof in the form.'],
  }
}

const IdParams = Type.Object({ id: Id })

/** Reproductions, trials, attestations, threat models, and what runners use. */
export function validationRoutes(app: App, validation: Validation): void {
  const tags = ['reproductions']
  app.get(
    '/v1/reproductions',
    { schema: { tags, querystring: ReproductionQuery, response: { 200: ReproductionPage } } },
    (request) => validation.listReproductions(request.actor, request.query),
  )
  app.get(
    '/v1/reproductions/:id',
    { schema: { tags, params: IdParams, response: { 200: ReproductionView } } },
    (request) => validation.getReproduction(request.actor, request.params.id),
  )
  app.get(
    '/v1/reproductions/:id/statement',
    { schema: { tags, params: IdParams, response: { 200: StatementView } } },
    (request) => validation.statement(request.actor, request.params.id) as Promise<never>,
  )
  app.get(
    '/v1/reproductions/:id/bundle',
    {
      schema: {
        tags,
        params: IdParams,
        description: 'Everything `tocsin reproduce` needs, without a server',
        response: { 200: Type.Unknown() },
      },
    },
    (request) => validation.bundle(request.actor, request.params.id),
  )
  app.post(
    '/v1/findings/:id/reproductions',
    { schema: { tags, params: IdParams, response: { 202: Type.Object({ reproductionId: Id }) } } },
    async (request, reply) =>
      reply.status(202).send({ reproductionId: await validation.runAgain(request.actor, request.params.id) }),
  )
  app.post(
    '/v1/findings/:id/attestations',
    { schema: { tags, params: IdParams, body: AttestationBody, response: { 201: AttestationView } } },
    async (request, reply) =>
      reply
        .status(201)
        .send(
          await validation.attest(
            request.actor,
            request.params.id,
            request.body.reason,
            request.body.statement,
          ),
        ),
  )
  app.put(
    '/v1/threat-models',
    { schema: { tags, body: ThreatModel, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await validation.stateThreatModel(request.actor, request.body)
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/v1/trials',
    {
      // Open to visitors, who pay with patience: each trial costs sandbox time.
      config: { open: true, rateLimit: { max: 30, timeWindow: 60_000 } },
      schema: { tags, body: TrialBody, response: { 202: TrialReply } },
    },
    async (request, reply) => {
      const body = request.body
      const explained = 'report' in body ? understand(body.report) : undefined
      const recipe = 'recipe' in body ? body.recipe : explained?.recipe
      const missing = recipe ? whatIsMissing(recipe) : (explained?.missing ?? [])
      if (!recipe || missing.length > 0) {
        return reply
          .status(202)
          .send({ reproductionId: null, token: null, understood: recipe ?? null, missing })
      }
      const { id, token } = await validation.tryOut(request.actor, recipe)
      return reply.status(202).send({ reproductionId: id, token, understood: recipe, missing: [] })
    },
  )
  app.get(
    '/v1/trials/:id',
    {
      config: { open: true },
      schema: {
        tags,
        params: IdParams,
        querystring: Type.Object({ token: Type.String({ maxLength: 100 }) }),
        response: { 200: ReproductionView },
      },
    },
    (request) => validation.getTrial(request.params.id, request.query.token),
  )
  runnerRoutes(app, validation)
}
