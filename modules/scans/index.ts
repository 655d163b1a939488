/** The only door of this module. */
export { SCANS_ERRORS } from './errors.ts'
export { scansRoutes } from './routes/index.ts'
export * from './schema.ts'
export { createScans, type Scans } from './service/index.ts'
