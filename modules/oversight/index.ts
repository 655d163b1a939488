/** The only door of this module. */
export { OVERSIGHT_ERRORS } from './errors.ts'
export { createOutcomesReading, type OutcomesReading } from './outcomes.ts'
export { oversightRoutes } from './routes.ts'
export * from './schema.ts'
export { type CaseCounts, createOversight, type Oversight, type Scenario } from './service.ts'
