import { NETWORK } from './common-network.ts'
import { OFFICE } from './common-office.ts'
import { OPERATIONS } from './common-operations.ts'
import type { CommonProduct } from './common-types.ts'

export { type CommonProduct, ICONS, type IconName } from './common-types.ts'

/**
 * What a small hospital, bank, town or utility mostly runs, grouped, for choosing by picture. Vendor and product
 * are the names that KEV, NVD or CISA's advisories use, in CPE's spelling.
 */
export const COMMON_PRODUCTS: readonly CommonProduct[] = [...NETWORK, ...OFFICE, ...OPERATIONS]
