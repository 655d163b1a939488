import type { ErrorEntry } from '../../platform/errors/index.ts'

export const SCANS_ERRORS = {
  'target-unreadable': { status: 400, title: 'This names no target' },
  'target-opted-out': { status: 409, title: 'The maintainers do not want this target searched' },
  'claim-overlaps': { status: 409, title: 'Somebody holds this target, or a part of it' },
  'claim-window-invalid': { status: 400, title: 'This window cannot be claimed' },
  'claim-not-found': { status: 404, title: 'There is no such scan claim, or none you may see' },
  'claim-lease-ended': { status: 409, title: 'The lease of this claim has ended' },
  'claim-ended': { status: 409, title: 'This claim was ended' },
  'claim-not-joinable': { status: 409, title: 'This claim cannot be joined' },
  'claim-join-not-found': { status: 404, title: 'Nobody asked for this join, or you may not see it' },
  'claim-join-decided': { status: 409, title: 'This join was decided already' },
  'target-not-listed': { status: 404, title: 'This target is not on the list' },
  'target-maintainer-unknown': { status: 400, title: 'No organisation has this name' },
  'target-statement-not-found': { status: 404, title: 'There is no such statement' },
} as const satisfies Record<string, ErrorEntry>
