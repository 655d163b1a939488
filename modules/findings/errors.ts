import type { ErrorEntry } from '../../platform/errors/index.ts'

export const FINDINGS_ERRORS = {
  'report-unreadable': { status: 400, title: 'The report cannot be read in this form' },
  'report-form-unknown': { status: 415, title: 'The form of this report is not known' },
  'finding-not-found': { status: 404, title: 'There is no such finding, or none you may see' },
  'root-cause-not-found': { status: 404, title: 'There is no such root cause, or none you may see' },
  'root-cause-merged': { status: 409, title: 'This root cause was merged into another' },
  'not-a-member': { status: 409, title: 'This finding is not a member of that root cause' },
  'merge-with-itself': { status: 400, title: 'A root cause cannot be merged into itself' },
  'receipt-not-found': { status: 404, title: 'No report belongs to this link' },
  'above-your-ceiling': { status: 403, title: 'The TLP label is above your ceiling' },
} as const satisfies Record<string, ErrorEntry>
