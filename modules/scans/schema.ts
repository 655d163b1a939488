/** What this module's API takes and gives. */
export * from './schema/claims.ts'
export * from './schema/knowledge.ts'
export * from './schema/projects.ts'
export * from './schema/refusals.ts'
export * from './schema/targets.ts'
