import type { ErrorEntry } from '../../platform/errors/index.ts'

export const VALIDATION_ERRORS = {
  'reproduction-not-found': { status: 404, title: 'There is no such reproduction, or none you may see' },
  'trial-not-found': { status: 404, title: 'No trial belongs to this address and token' },
  'no-recipe': { status: 409, title: 'This finding has nothing that can be run' },
  'build-not-found': { status: 404, title: 'No build has this digest' },
  'not-a-runner': { status: 403, title: 'Only a runner key may do this' },
  'statement-unavailable': { status: 409, title: 'This reproduction has no evidence statement yet' },
} as const satisfies Record<string, ErrorEntry>
