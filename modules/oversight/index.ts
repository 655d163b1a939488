/** The only door of this module. */
export { oversightRoutes } from './routes.ts'
export * from './schema.ts'
export { type CaseCounts, createOversight, type Oversight, type Scenario } from './service.ts'
