import { type Actor, hasRole, hasScope } from '../../platform/access/actor.ts'

/** Who may do what with findings, as sentences. What is not said here is not allowed. */

/** Anybody may report, with or without an account; a key needs the scope. */
export const mayReport = (actor: Actor): boolean => hasScope(actor, 'findings:write')

/** Whoever is signed in reads findings; row-level security decides which. */
export const mayReadFindings = (actor: Actor): boolean =>
  actor.kind === 'account' && hasScope(actor, 'findings:read')

/** Coordinators change groupings. */
export const mayRegroup = (actor: Actor): boolean =>
  hasRole(actor, 'coordinator') && hasScope(actor, 'findings:write')

/** Coordinators and overseers read the discoverers' track records; a discoverer reads its own. */
export const mayReadTrackRecords = (actor: Actor): boolean =>
  hasRole(actor, 'coordinator', 'overseer', 'discoverer') && hasScope(actor, 'findings:read')
