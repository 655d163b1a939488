import type { ErrorEntry } from '../../platform/errors/index.ts'

export const CASES_ERRORS = {
  'case-not-found': { status: 404, title: 'There is no such case, or none you may see' },
  'root-cause-in-case': { status: 409, title: 'This root cause is already handled in a case' },
  'case-state-unreachable': { status: 409, title: 'The case cannot become that from what it is' },
  'case-note-missing': { status: 400, title: 'This step needs a note' },
  'case-not-publishable': { status: 409, title: 'The case may not be published yet' },
  'case-publish-by-advisory': { status: 409, title: 'A case is published by publishing its advisory' },
  'embargo-time-invalid': { status: 400, title: 'This time or zone does not exist' },
  'embargo-not-agreed': { status: 409, title: 'Not every party agreed to an earlier end' },
  'party-exists': { status: 409, title: 'This organisation already has that role in the case' },
  'party-not-found': { status: 404, title: 'There is no such party in this case' },
  'organisation-unknown': { status: 400, title: 'No organisation has this id' },
  'certificate-not-found': { status: 404, title: 'There is no such patch certificate, or none you may see' },
} as const satisfies Record<string, ErrorEntry>
