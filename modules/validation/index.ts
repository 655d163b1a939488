/** The only door of this module. */
export { VALIDATION_ERRORS } from './errors.ts'
export { VALIDATION_QUEUES, validationJobs } from './jobs.ts'
export { validationRoutes } from './routes/index.ts'
export * from './schema.ts'
export { RUN_QUEUES } from './service/deps.ts'
export { createValidation, type Validation } from './service/index.ts'
