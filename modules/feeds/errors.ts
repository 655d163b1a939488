import type { ErrorEntry } from '../../platform/errors/index.ts'

export const FEEDS_ERRORS = {
  'feed-unknown': { status: 404, title: 'There is no feed of this name' },
  'feed-busy': { status: 409, title: 'An import of this feed is under way' },
  'feed-file-missing': { status: 400, title: 'The request brings no file' },
  'feed-not-fetched': { status: 409, title: 'This feed is not fetched from anywhere' },
  'vulnerability-not-found': { status: 404, title: 'No feed taken in here knows this vulnerability' },
} as const satisfies Record<string, ErrorEntry>
