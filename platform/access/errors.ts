import type { ErrorEntry } from '../errors/index.ts'

export const ACCESS_ERRORS = {
  'sign-in-failed': { status: 401, title: 'Name and secret do not match' },
  'demonstration-unavailable': {
    status: 403,
    title: 'One-click sign-in is only for demonstrations on this machine',
  },
  'scope-unknown': { status: 400, title: 'This key cannot have that scope' },
} as const satisfies Record<string, ErrorEntry>
