import Type from 'typebox'
import { fault } from '../../../platform/errors/index.ts'
import { type App, Id } from '../../../platform/http/index.ts'
import { UptakeBody, UptakeReceipt } from '../schema.ts'
import type { Uptake } from '../service/uptake.ts'

const tags = ['uptake']
const TABLES = ['text/csv', 'text/plain', 'text/tab-separated-values']

/** What members say they did: one by one, as a table, or as a scanner saw it. */
export function uptakeRoutes(app: App, uptake: Uptake): void {
  app.post(
    '/v1/uptake',
    {
      schema: {
        tags,
        description:
          'Reports of what was done, each about one exposure or about a vulnerability wherever it stands.',
        body: UptakeBody,
        response: { 200: UptakeReceipt },
      },
    },
    (request) => {
      const [first, second] = request.body.reports
      return uptake.report(
        request.actor,
        request.body.reports,
        second === undefined && first?.exposureId !== undefined ? 'click' : 'api',
      )
    },
  )
  // Tables and scanner results are read by codecs, which name lines: the framework must not parse them first.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    for (const type of [...TABLES, 'application/json', 'application/sarif+json'])
      scope.addContentTypeParser(
        type,
        { parseAs: 'buffer', bodyLimit: 64 * 1024 * 1024 },
        (_request, body, done) => done(null, body),
      )
    scope.post(
      '/v1/uptake/table',
      {
        schema: {
          tags,
          description:
            'A table with a heading line: vulnerability, status, and where wanted asset, date, note. Lines that cannot be read are named in the receipt.',
          consumes: TABLES,
          response: { 200: UptakeReceipt },
        },
      },
      (request) => uptake.reportTable(request.actor, bodyOf(request.body).toString('utf8')),
    )
    scope.post(
      '/v1/uptake/scan',
      {
        schema: {
          tags,
          description:
            'The result of a scanner for one asset (SARIF, CycloneDX with vulnerabilities, Trivy, Grype). What it found is there, whatever was reported; what it did not find counts as deployed only with complete=true.',
          consumes: ['application/json', 'application/sarif+json'],
          querystring: Type.Object({
            assetId: Id,
            complete: Type.Optional(Type.Boolean({ default: false })),
          }),
          response: { 200: UptakeReceipt },
        },
      },
      (request) => {
        const { assetId, complete = false } = request.query as { assetId: string; complete?: boolean }
        return uptake.reportScan(request.actor, { assetId, complete }, bodyOf(request.body))
      },
    )
  })
}

/** @throws Fault `uptake-unreadable` */
function bodyOf(body: unknown): Buffer {
  if (!Buffer.isBuffer(body) || body.length === 0)
    throw fault('uptake-unreadable', 'The request has no body; send the table or the result as the body.')
  return body
}
