import type { ErrorEntry } from '../../platform/errors/index.ts'

export const MEMBERS_ERRORS = {
  'member-not-found': { status: 404, title: 'There is no such member, or none you may see' },
  'member-not-joined': { status: 409, title: 'This organisation is not a member yet' },
  'site-not-found': { status: 404, title: 'There is no such site of yours' },
  'site-in-use': { status: 409, title: 'Assets stand at this site' },
  'asset-not-found': { status: 404, title: 'There is no such asset of yours' },
  'asset-in-use': { status: 409, title: 'This asset has an inventory' },
  'inventory-not-found': { status: 404, title: 'There is no such inventory of yours' },
  'inventory-unreadable': { status: 400, title: 'This cannot be read as an inventory' },
  'inventory-busy': { status: 409, title: 'This inventory is being imported' },
  'question-not-found': { status: 404, title: 'There is no such question of yours' },
  'product-unknown': { status: 400, title: 'No source names this product' },
  'exposure-not-found': { status: 404, title: 'There is no such exposure, or none you may see' },
  'statement-unreadable': { status: 400, title: 'This cannot be read as VEX' },
  'uptake-unreadable': { status: 400, title: 'This cannot be read as reports of what was done' },
  'chain-not-found': { status: 404, title: 'There is no such patch chain, or none you may see' },
  'stage-impossible': { status: 409, title: 'A repair cannot be at this stage' },
  'bundle-unavailable': { status: 409, title: 'No bundle can be made' },
} as const satisfies Record<string, ErrorEntry>
