import { type Actor, hasRole, hasScope } from '../../platform/access/actor.ts'

/** Who may do what here, as sentences. What is not said here is not allowed; the watch floor is open to anybody. */

/** Coordinators and overseers read what became of anybody's reports, a discoverer of its own. */
export const mayReadOutcomes = (actor: Actor, discoverer: string): boolean =>
  hasScope(actor, 'findings:read') &&
  (hasRole(actor, 'coordinator', 'overseer') ||
    (hasRole(actor, 'discoverer') && actor.organisation === discoverer))
