import type { ErrorEntry } from '../errors/index.ts'

export const WEBHOOK_ERRORS = {
  'webhook-not-found': { status: 404, title: 'There is no such webhook, or none of yours' },
  'webhook-address-refused': { status: 400, title: 'Nothing is sent to such an address' },
  'webhook-limit': { status: 409, title: 'This organisation has as many webhooks as it may' },
} as const satisfies Record<string, ErrorEntry>
