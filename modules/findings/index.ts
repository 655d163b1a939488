/** The only door of this module. */
export { FINDINGS_ERRORS } from './errors.ts'
export { FINDINGS_QUEUES, findingsJobs } from './jobs.ts'
export { findingsRoutes } from './routes/index.ts'
export * from './schema.ts'
export { NotGroupedYet } from './service/evidence.ts'
export { createFindings, type Findings } from './service/index.ts'
