/** The only door of this module. */
export { CASES_ERRORS } from './errors.ts'
export { CASES_QUEUES, casesJobs } from './jobs.ts'
export { casesRoutes } from './routes.ts'
export { NO_REFERENCE, type ReferenceData } from './rules/index.ts'
export * from './schema.ts'
export type { CasesDeps, Member } from './service/deps.ts'
export type { CaseCounts, CaseDossier } from './service/house.ts'
export { type Cases, createCases } from './service/index.ts'
