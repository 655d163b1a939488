/** The only door of this module. */
export { ADVISORIES_ERRORS } from './errors.ts'
export { advisoriesRoutes } from './routes.ts'
export * from './schema.ts'
export type { AdvisoriesDeps } from './service/deps.ts'
export type { HouseSays } from './service/foresee.ts'
export { type Advisories, createAdvisories } from './service/index.ts'
