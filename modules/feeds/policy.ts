import { type Actor, hasRole, hasScope } from '../../platform/access/actor.ts'

/** Who may do what with reference feeds, as sentences. What is not said here is not allowed. */

/** Public vulnerability data are read by anybody, signed in or not: no check stands before them. */

/** Whoever is signed in sees which feeds a house takes in, and how fresh they are; a key with a scope that reads. */
export const mayReadFeeds = (actor: Actor): boolean =>
  actor.kind === 'account' && (hasScope(actor, 'findings:read') || hasScope(actor, 'feeds:write'))

/** Coordinators choose what is fetched, start imports and bring files. */
export const mayRunFeeds = (actor: Actor): boolean =>
  hasRole(actor, 'coordinator') && hasScope(actor, 'feeds:write')
