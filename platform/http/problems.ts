import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type ErrorEntry, Fault, type InputError } from '../errors/index.ts'
import type { Problem } from './schema.ts'

/**
 * The one translation from the house's errors to RFC 9457 problem details. What is not a Fault with a
 * known code becomes a bare 500: its message may hold anything.
 */
export function toProblem(error: unknown, vocabulary: Record<string, ErrorEntry>): Problem {
  if (error instanceof Fault) {
    const entry = vocabulary[error.code]
    if (entry) return problem(error.code, entry, error.message, error.errors)
  }
  // Anything can be thrown, undefined too.
  const known = fromFramework(Object(error) as FastifyError)
  const entry = known && vocabulary[known.code]
  if (known && entry) return problem(known.code, entry, known.detail, known.errors)
  return problem('internal-error', { status: 500, title: 'Something broke on our side' })
}

function problem(code: string, entry: ErrorEntry, detail?: string, errors: InputError[] = []): Problem {
  return {
    type: `urn:tocsin:error:${code}`,
    title: entry.title,
    status: entry.status,
    code,
    ...(detail ? { detail } : {}),
    ...(errors.length > 0 ? { errors } : {}),
  }
}

function fromFramework(
  error: FastifyError,
): { code: string; detail?: string; errors?: InputError[] } | undefined {
  if (error.validation) {
    return {
      code: 'invalid-input',
      detail: `The ${error.validationContext ?? 'request'} does not fit its schema.`,
      errors: error.validation.map((issue) => ({
        path: issue.instancePath || '/',
        message: [issue.message, hint(issue.params)].filter(Boolean).join(': '),
      })),
    }
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { code: 'too-large', detail: error.message }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return { code: 'unsupported-media-type', detail: error.message }
  if (error.statusCode === 400) return { code: 'invalid-input', detail: error.message }
  if (error.statusCode === 429) return { code: 'too-many-requests', detail: error.message }
  return undefined
}

function hint(params: Record<string, unknown> | undefined): string | undefined {
  if (!params) return undefined
  if (typeof params.additionalProperty === 'string') return params.additionalProperty
  if (Array.isArray(params.allowedValues)) return params.allowedValues.join(', ')
  return undefined
}

export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  vocabulary: Record<string, ErrorEntry>,
): FastifyReply {
  const body = toProblem(error, vocabulary)
  if (body.status >= 500) request.log.error({ err: error }, 'request failed')
  return reply.status(body.status).type('application/problem+json').send(body)
}
