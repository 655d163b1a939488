import type { ErrorEntry } from '../../platform/errors/index.ts'

export const OVERSIGHT_ERRORS = {
  'discoverer-unknown': { status: 404, title: 'Nobody of this name reports here' },
} as const satisfies Record<string, ErrorEntry>
