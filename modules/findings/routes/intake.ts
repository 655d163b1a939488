import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Actor } from '../../../platform/access/actor.ts'
import { fault } from '../../../platform/errors/index.ts'
import type { App } from '../../../platform/http/index.ts'
import { detectForm, readReport } from '../../../standards/report/read.ts'
import { IntakeReceipt, type IntakeResult, type ReportForm } from '../schema.ts'
import type { Findings } from '../service/index.ts'
import type { IntakeItem } from '../service/intake.ts'
import { linesOf } from './lines.ts'

const FORM_OF: Record<string, ReportForm> = {
  'application/sarif+json': 'sarif',
  'application/csaf+json': 'csaf',
  'text/markdown': 'markdown',
  'text/plain': 'markdown',
}
/** One transaction takes this many items; a document with more is committed in several. */
const BATCH = 500
/** … and no more than this in all, so that long lines of many senders do not fill the memory. */
const BATCH_CHARACTERS = 4 * 1_048_576

/** Intake over HTTP: one document of any form, or an NDJSON stream of any length. */
export function intakeRoutes(app: App, findings: Findings, publicUrl: () => string): void {
  // Reports are read by the codecs, which name positions: the framework must not parse them first.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    for (const type of ['application/json', ...Object.keys(FORM_OF)]) {
      scope.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    }
    scope.addContentTypeParser('application/x-ndjson', (_request, payload, done) => done(null, payload))

    scope.post(
      '/v1/findings',
      {
        config: { open: true },
        schema: {
          tags: ['findings'],
          description:
            'One report: native JSON (one finding or an array), SARIF 2.1.0, CSAF 2.0 or free-form Markdown, told apart by content type. Without an account the reply holds a private status link.',
          consumes: ['application/json', ...Object.keys(FORM_OF)],
          response: { 200: IntakeReceipt, 201: IntakeReceipt },
        },
      },
      async (request, reply) => {
        const body = request.body as Buffer | undefined
        if (!body || body.length === 0)
          throw fault('report-unreadable', 'The request has no body; send the report as the body.')
        const items = read(formOf(request, body), body)
        const { results, receipt, said } = await acceptAll(findings, request.actor, items)
        const accepted = count(results, 'accepted')
        return reply.status(accepted > 0 ? 201 : 200).send({
          sent: results.length,
          accepted,
          duplicates: count(results, 'duplicate'),
          rejected: count(results, 'rejected'),
          results,
          ...(receipt ? { statusLink: `${publicUrl()}/status/${receipt}` } : {}),
          ...maintainers(said),
        })
      },
    )

    scope.post(
      '/v1/findings/stream',
      {
        schema: {
          tags: ['findings'],
          description:
            'NDJSON of any length: one native finding a line, or {"form": "…", "report": …}. Answers NDJSON: a result per line and a closing summary. Sent again under the same Idempotency-Key it resumes after the last committed line.',
          consumes: ['application/x-ndjson'],
          headers: Type.Object({
            'idempotency-key': Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
          }),
          response: { 200: Type.String({ description: 'application/x-ndjson' }) },
        },
        bodyLimit: Number.MAX_SAFE_INTEGER,
      },
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        const stream = streamResults(
          findings,
          request.actor,
          request.body as NodeJS.ReadableStream,
          typeof key === 'string' ? key : undefined,
        )
        const { Readable } = await import('node:stream')
        return reply.type('application/x-ndjson').send(Readable.from(stream))
      },
    )
  })
}

function formOf(request: FastifyRequest, body: Buffer): ReportForm {
  const type = (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
  // JSON of no other form is read as native, so that its items are told what they lack, one by one.
  const form = FORM_OF[type] ?? detectForm(body, type) ?? (type === 'application/json' ? 'native' : undefined)
  if (!form)
    throw fault(
      'report-form-unknown',
      'Send native JSON, SARIF 2.1.0, CSAF 2.0 or Markdown, with its content type.',
    )
  return form
}

function read(form: ReportForm, body: Buffer): IntakeItem[] {
  const reading = readReport(form, body)
  if (reading.documentError) {
    throw fault('report-unreadable', reading.documentError.message, [
      { path: reading.documentError.path, message: reading.documentError.message },
    ])
  }
  return reading.items.map((item) => ({ ...item, form }))
}

const count = (results: IntakeResult[], status: IntakeResult['status']) =>
  results.filter((result) => result.status === status).length

async function acceptAll(findings: Findings, actor: Actor, items: IntakeItem[]) {
  const results: IntakeResult[] = []
  const said: Said = new Map()
  let receipt: string | undefined
  for (let at = 0; at < items.length; at += BATCH) {
    const outcome = await findings.accept(actor, items.slice(at, at + BATCH))
    results.push(...outcome.results)
    receipt ??= outcome.receipt
    hear(said, outcome.maintainersSay)
  }
  return { results, receipt, said }
}

/** What maintainers say, once a package. */
type Said = Map<string, NonNullable<IntakeReceipt['maintainersSay']>[number]>
/** A stream may name packages without end; past this many its closing line names no more. */
const MOST_SAID = 1000

function hear(said: Said, words: NonNullable<IntakeReceipt['maintainersSay']>): void {
  for (const one of words) if (said.size < MOST_SAID) said.set(one.package, one)
}
const maintainers = (said: Said): Pick<IntakeReceipt, 'maintainersSay'> =>
  said.size > 0 ? { maintainersSay: [...said.values()] } : {}

/**
 * Reads, commits and answers batch by batch: memory stays bounded, and what was answered is committed.
 * A line that holds several findings (a SARIF document, say) answers one result for each.
 */
async function* streamResults(
  findings: Findings,
  actor: Actor,
  body: NodeJS.ReadableStream,
  key: string | undefined,
): AsyncGenerator<string> {
  const keyHash = key === undefined ? undefined : createHash('sha256').update(key).digest()
  const before = keyHash
    ? await findings.progress(actor, keyHash)
    : { lines: 0, accepted: 0, duplicates: 0, rejected: 0 }
  const total = {
    sent: before.accepted + before.duplicates + before.rejected,
    accepted: before.accepted,
    duplicates: before.duplicates,
    rejected: before.rejected,
  }
  if (before.lines > 0) yield `${JSON.stringify({ resumedAfterLine: before.lines })}\n`
  let line = 0
  const said: Said = new Map()
  let pending: IntakeItem[] = []
  let from = before.lines
  let lines = 0
  let characters = 0
  async function flush(): Promise<string> {
    const { results, maintainersSay } = await findings.accept(
      actor,
      pending,
      keyHash ? { keyHash, from, lines } : undefined,
    )
    hear(said, maintainersSay)
    pending = []
    from += lines
    lines = 0
    characters = 0
    total.sent += results.length
    total.accepted += count(results, 'accepted')
    total.duplicates += count(results, 'duplicate')
    total.rejected += count(results, 'rejected')
    return results.map((result) => `${JSON.stringify(result)}\n`).join('')
  }
  for await (const text of linesOf(body)) {
    line += 1
    if (line <= before.lines) continue
    lines += 1
    characters += text?.length ?? 0
    if (text === undefined)
      pending.push(
        rejected(line, 'report-too-large', 'this line is longer than 1 MiB; send it as a single report'),
      )
    else if (text.trim() !== '') pending.push(...readLine(line, text))
    if (pending.length >= BATCH || characters >= BATCH_CHARACTERS) yield await flush()
  }
  if (lines > 0) yield await flush()
  yield `${JSON.stringify({ ...total, ...maintainers(said) })}\n`
}

const rejected = (
  position: number,
  code: 'report-too-large' | 'report-not-json',
  message: string,
): IntakeItem => ({
  position,
  form: 'native',
  warnings: [],
  error: { code, path: '/', message },
})

function readLine(position: number, text: string): IntakeItem[] {
  const wrapped = /^\s*\{\s*"form"\s*:\s*"(native|sarif|csaf|markdown)"/.exec(text)
  let form: ReportForm = 'native'
  let input: string = text
  if (wrapped) {
    try {
      const outer = JSON.parse(text) as { report: unknown }
      form = wrapped[1] as ReportForm
      input = typeof outer.report === 'string' ? outer.report : JSON.stringify(outer.report)
    } catch (error) {
      return [rejected(position, 'report-not-json', `not JSON: ${(error as Error).message}`)]
    }
  }
  const reading = readReport(form, input)
  if (reading.documentError) return [{ position, form, warnings: [], error: reading.documentError }]
  return reading.items.map((item) => ({ ...item, position, form }))
}
