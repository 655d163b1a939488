import type { Problem } from './types.ts'

/** An error with the server's problem details, or with one of our own when no answer came. */
export type ApiError = Error & { problem: Problem }

export function apiError(problem: Problem): ApiError {
  return Object.assign(new Error(problem.detail ?? problem.title), { problem })
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && 'problem' in error
}

/** What the screen says when the request never got an answer. */
export function unreachable(): ApiError {
  return apiError({
    type: 'about:blank',
    title: 'No answer from the server',
    status: 0,
    code: 'unreachable',
    detail: 'No answer from the server. Check that it is running and that this computer can reach it.',
  })
}

function looksLikeProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body
}

/** Reads an error body; a proxy's HTML page or an empty body becomes a plain problem with the status. */
export function problemFrom(status: number, body: unknown): ApiError {
  if (looksLikeProblem(body)) return apiError(body)
  return apiError({
    type: 'about:blank',
    title: `The server answered ${status}`,
    status,
    code: 'unexpected-answer',
    detail: `The server answered ${status} without saying why. Try again; if it goes on, tell whoever runs this house.`,
  })
}

/** Faults a person can mend by trying again later, as opposed to by changing what they asked for. */
export function worthRetrying(error: unknown): boolean {
  if (!isApiError(error)) return false
  const { status } = error.problem
  return status === 0 || status === 429 || status >= 502
}
