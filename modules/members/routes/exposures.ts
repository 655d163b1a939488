import Type from 'typebox'
import { Tlp } from '../../../platform/access/schema.ts'
import { fault } from '../../../platform/errors/index.ts'
import { type App, Id } from '../../../platform/http/index.ts'
import {
  ActionList,
  ExposureCounts,
  ExposurePage,
  ExposureQuery,
  ExposureView,
  NoteBody,
  StatementsReceipt,
} from '../schema.ts'
import type { Members } from '../service/index.ts'

const tags = ['exposures']
const IdParams = Type.Object({ id: Id })
const DOCUMENTS = ['application/json', 'application/vnd.cyclonedx+json', 'application/vex+json']

/** What a member is exposed to, why, and what to do about it. */
export function exposureRoutes(app: App, members: Members): void {
  app.get(
    '/v1/exposures',
    {
      schema: {
        tags,
        description: 'Most urgent first; open and unsure ones unless a state is asked for.',
        querystring: ExposureQuery,
        response: { 200: ExposurePage },
      },
    },
    (request) => members.listExposures(request.actor, request.query),
  )
  app.get(
    '/v1/exposures/:id',
    { schema: { tags, params: IdParams, response: { 200: ExposureView } } },
    (request) => members.getExposure(request.actor, request.params.id),
  )
  app.put(
    '/v1/exposures/:id/note',
    {
      schema: {
        tags,
        description: 'Whether the vulnerable part is reached, in your words; null takes the note back.',
        params: IdParams,
        body: NoteBody,
        response: { 200: ExposureView },
      },
    },
    async (request) => {
      await members.setNote(request.actor, request.params.id, request.body.note)
      return members.getExposure(request.actor, request.params.id)
    },
  )
  app.get('/v1/exposure-counts', { schema: { tags, response: { 200: ExposureCounts } } }, (request) =>
    members.exposureCounts(request.actor),
  )
  app.get(
    '/v1/actions',
    {
      schema: {
        tags,
        description: 'What to do, most urgent first, in plain words: each ends several exposures at once.',
        querystring: Type.Object({
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 10 })),
        }),
        response: { 200: ActionList },
      },
    },
    (request) => members.listActions(request.actor, request.query),
  )
  app.get(
    '/v1/exposure-bundle',
    {
      // Making one walks every record; it is kept for an hour.
      config: { rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: {
        tags,
        description:
          'The signed advisory bundle (gzip) with which "tocsin exposure --offline" matches an inventory without sending it anywhere. Public material; with tlp above clear also what your organisation may know before publication.',
        produces: ['application/gzip'],
        querystring: Type.Object({ tlp: Type.Optional(Tlp) }),
        response: { 200: Type.String() },
      },
    },
    async (request, reply) => {
      const { name, stream } = await members.exposureBundle(request.actor, request.query.tlp ?? 'clear')
      return reply
        .type('application/gzip')
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('cache-control', 'private, no-store')
        .send(stream as never)
    },
  )
  app.get(
    '/v1/exposure-bundle/key',
    {
      config: { open: true },
      schema: {
        tags,
        description: 'Public key bundles of this house are signed with (Ed25519, SPKI in PEM).',
        response: { 200: Type.Object({ keyid: Type.String(), publicKey: Type.String() }) },
      },
    },
    () => members.bundleKey(),
  )
  // Read by codecs, which say where a document is wrong: the framework must not parse it first.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    for (const type of DOCUMENTS)
      scope.addContentTypeParser(
        type,
        { parseAs: 'buffer', bodyLimit: 32 * 1024 * 1024 },
        (_request, body, done) => done(null, body),
      )
    scope.post(
      '/v1/vex',
      {
        schema: {
          tags,
          description:
            'Statements about vulnerabilities in what you run (OpenVEX, CSAF VEX, CycloneDX VEX): "not affected" and "fixed" suppress, until a newer statement says otherwise.',
          consumes: DOCUMENTS,
          response: { 200: StatementsReceipt },
        },
      },
      (request) => {
        if (!Buffer.isBuffer(request.body))
          throw fault('statement-unreadable', 'The request has no body; send the document as the body.')
        return members.bringStatements(request.actor, request.body)
      },
    )
  })
}
