import { type Actor, hasRole, hasScope } from '../../platform/access/actor.ts'

/** Who may do what with advisories, as sentences. What is not said here is not allowed. */

/** Coordinators draft, edit and publish; row-level security decides of which cases. */
export const mayWriteAdvisories = (actor: Actor): boolean =>
  hasRole(actor, 'coordinator') && hasScope(actor, 'advisories:write')
