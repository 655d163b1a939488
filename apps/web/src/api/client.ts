import createClient, { type Middleware } from 'openapi-fetch'
import { linkKey } from './link-key.ts'
import { isApiError, problemFrom, unreachable } from './problem.ts'
import type { paths } from './types.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
let csrfToken = ''

/** Remembers the token of the current session; every state-changing request carries it. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token
}

function csrfHeaders(): Record<string, string> {
  return csrfToken === '' ? {} : { 'x-csrf-token': csrfToken }
}

const sendCsrfToken: Middleware = {
  onRequest({ request }) {
    if (SAFE.has(request.method)) return undefined
    for (const [name, value] of Object.entries(csrfHeaders())) request.headers.set(name, value)
    return request
  },
}

/** A tab opened by a link speaks with its key, whoever else is signed in here. */
const sendLinkKey: Middleware = {
  onRequest({ request }) {
    const key = linkKey()
    if (key === undefined) return undefined
    request.headers.set('authorization', `Bearer ${key}`)
    return request
  },
}

export const api = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? '' : location.origin,
  credentials: 'same-origin',
  // Looked up at call time so that a test may replace it.
  fetch: (request) => globalThis.fetch(request),
})
api.use(sendCsrfToken)
api.use(sendLinkKey)

type Answer<T> = { data?: T; error?: unknown; response: Response }

/**
 * Unwraps an answer of `api`.
 * @throws {ApiError} with the server's problem details, or `unreachable` when no answer came
 */
export async function read<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer.catch((fault: unknown) => {
    throw isApiError(fault) ? fault : unreachable()
  })
  if (!response.ok) throw problemFrom(response.status, error)
  // A 204 has no body; callers of such requests ignore the value.
  return data as T
}

/**
 * Sends a body whose shape the contract leaves open: a report in whatever form it came, or what passes
 * between the two ends of WebAuthn.
 * @throws {ApiError} as `read` does
 */
export async function send(path: string, mediaType: string, body: string): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': mediaType, accept: 'application/json', ...csrfHeaders() },
    body,
  }).catch(() => {
    throw unreachable()
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw problemFrom(response.status, answer)
  return answer
}

/** What an object's type becomes without its undefined values. */
type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> }

/** The parameters that are set: an address says nothing about the others. */
export function given<T extends object>(query: T): Given<T> {
  // Only entries with a value are kept, which is what the type says.
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Given<T>
}
