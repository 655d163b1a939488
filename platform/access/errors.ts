import type { ErrorEntry } from '../errors/index.ts'

export const ACCESS_ERRORS = {
  'sign-in-failed': { status: 401, title: 'Name and secret do not match' },
  'demonstration-unavailable': {
    status: 403,
    title: 'One-click sign-in is only for demonstrations on this machine',
  },
  'passkey-refused': { status: 401, title: 'This passkey was not accepted' },
  'passkeys-unavailable': { status: 409, title: 'Passkeys do not work at this address' },
  'oidc-unavailable': { status: 404, title: 'No sign-in provider is configured' },
  'oidc-failed': { status: 401, title: 'The sign-in provider did not confirm who you are' },
  'oidc-account-unknown': { status: 403, title: 'No account here is linked to this identity' },
  'scope-unknown': { status: 400, title: 'This key cannot have that scope' },
} as const satisfies Record<string, ErrorEntry>
