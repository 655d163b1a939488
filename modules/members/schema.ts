/** What this module's API takes and gives. */
export * from './schema/exposures.ts'
export * from './schema/inventories.ts'
export * from './schema/members.ts'
export * from './schema/uptake.ts'
