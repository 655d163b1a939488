import Type from 'typebox'
import { type App, Id } from '../../../platform/http/index.ts'
import { PatchChain, PatchChainPage, PatchChainQuery, SectorMap, StageBody, StageCounts } from '../schema.ts'
import type { Chains } from '../service/chains.ts'
import type { Sectors } from '../service/sectors.ts'

const IdParams = Type.Object({ id: Id })
const tags = ['patch chains']

/** How far repairs came, and how members stand, none of them named. */
export function chainRoutes(app: App, chains: Chains, sectors: Sectors): void {
  app.get(
    '/v1/patch-chains',
    { schema: { tags, querystring: PatchChainQuery, response: { 200: PatchChainPage } } },
    (request) => chains.listChains(request.actor, request.query),
  )
  app.get(
    '/v1/patch-chain-counts',
    {
      schema: {
        tags,
        description: 'How many repairs reached each stage, and the median days between stages.',
        response: { 200: StageCounts },
      },
    },
    (request) => chains.stageCounts(request.actor),
  )
  app.get(
    '/v1/patch-chains/:id',
    { schema: { tags, params: IdParams, response: { 200: PatchChain } } },
    (request) => chains.getChain(request.actor, request.params.id),
  )
  app.post(
    '/v1/patch-chains/:id/stages',
    { schema: { tags, params: IdParams, body: StageBody, response: { 201: PatchChain } } },
    async (request, reply) =>
      reply.status(201).send(await chains.addStage(request.actor, request.params.id, request.body)),
  )
  app.post(
    '/v1/patch-chains/:id/bypass',
    {
      schema: {
        tags,
        description: 'A later finding got past the repair: what members reported as mended is open again.',
        params: IdParams,
        body: Type.Object(
          { words: Type.String({ minLength: 1, maxLength: 2000 }) },
          { additionalProperties: false },
        ),
        response: { 200: PatchChain },
      },
    },
    (request) => chains.bypass(request.actor, request.params.id, request.body.words),
  )
  app.get(
    '/v1/sector-exposure',
    {
      schema: {
        tags: ['members'],
        description: 'Exposure by sector and urgency; cells of few members are hidden.',
        response: { 200: SectorMap },
      },
    },
    (request) => sectors.sectorMap(request.actor),
  )
}
