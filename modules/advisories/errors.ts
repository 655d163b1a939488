import type { ErrorEntry } from '../../platform/errors/index.ts'

export const ADVISORIES_ERRORS = {
  'advisory-not-found': { status: 404, title: 'There is no such advisory, or none you may see' },
  'advisory-not-ready': { status: 409, title: 'The advisory may not be published yet' },
  'advisory-changed': { status: 409, title: 'Somebody changed the draft meanwhile' },
  'advisory-without-draft': { status: 409, title: 'There is nothing new to publish' },
} as const satisfies Record<string, ErrorEntry>
