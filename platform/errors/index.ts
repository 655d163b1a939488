/** One entry of a module's error vocabulary: the HTTP status it is shown with, and its title. */
export interface ErrorEntry {
  status: number
  title: string
}

/** Where an input is wrong, as a JSON Pointer, and how to mend it. */
export interface InputError {
  path: string
  message: string
}

/**
 * The only error this house throws on purpose. `code` is public and documented in docs/errors.md;
 * everything else that is thrown becomes a bare 500 and leaks nothing (platform/http/problems.ts).
 */
export class Fault<Code extends string = string> extends Error {
  override name = 'Fault'
  readonly code: Code
  readonly errors: InputError[]

  constructor(code: Code, detail: string, errors: InputError[] = []) {
    super(detail)
    this.code = code
    this.errors = errors
  }
}

/** Errors that belong to no module. */
export const PLATFORM_ERRORS = {
  'invalid-input': { status: 400, title: 'The request does not fit its schema' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'not-allowed': { status: 403, title: 'You may not do this' },
  'csrf-token-missing': { status: 403, title: 'The request carries no valid CSRF token' },
  'not-found': { status: 404, title: 'There is nothing here, or nothing you may see' },
  conflict: { status: 409, title: 'Somebody else changed this meanwhile' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'This content type is not taken here' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'internal-error': { status: 500, title: 'Something broke on our side' },
  'configuration-invalid': { status: 500, title: 'The configuration does not fit' },
  'data-directory-locked': { status: 500, title: 'Another process uses this data directory' },
  'database-unavailable': { status: 503, title: 'The database does not answer' },
} as const satisfies Record<string, ErrorEntry>

export const fault = <Code extends string>(code: Code, detail: string, errors?: InputError[]): Fault<Code> =>
  new Fault(code, detail, errors)
