/** The only door of this module. */
export { MEMBERS_ERRORS } from './errors.ts'
export { MEMBERS_QUEUES, membersJobs } from './jobs.ts'
export { membersRoutes } from './routes/index.ts'
export * from './schema.ts'
export type { AffectedSource, MembersDeps, Name, Said } from './service/deps.ts'
export { createMembers, type Members } from './service/index.ts'
export type { RepairFacts, RepairSource, StageFact } from './service/repairs.ts'
