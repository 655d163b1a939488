import type { ErrorEntry } from '../errors/index.ts'

export const DELIVERY_ERRORS = {
  'delivery-not-found': { status: 404, title: 'There is no such delivery, or none you may see' },
  'delivery-not-dead': { status: 409, title: 'This delivery has not been given up' },
} as const satisfies Record<string, ErrorEntry>
