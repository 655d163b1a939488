/** The only door of this module. */
export { FEEDS_ERRORS } from './errors.ts'
export { FEEDS_QUEUES, feedsJobs } from './jobs.ts'
export { feedsRoutes } from './routes.ts'
export { SOURCES, sourcesWith } from './rules/index.ts'
export * from './schema.ts'
export { createFeeds, type Feeds } from './service/index.ts'
export type { ReferenceFile } from './service/local.ts'
export { fetchFrom } from './service/transport/get.ts'
