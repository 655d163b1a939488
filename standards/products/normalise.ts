/**
 * Names made comparable: vendors by key with their aliases (data: aliases.ts), product cells parted from their
 * versions, text folded. What a known product may be called is names.ts.
 */
export { fold, wordsOf } from './fold.ts'
export { namesOf } from './names.ts'
export { relateVendors, vendorKeys } from './vendors.ts'
export { partVersion, partVersionCell } from './version-text.ts'
