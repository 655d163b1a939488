import { type Actor, hasRole, hasScope } from '../../platform/access/actor.ts'

/** Who may do what with scan claims and projects, as sentences. What is not said here is not allowed. */

/** Discoverers claim targets, ask whether they are free, and ask to join. */
export const mayClaim = (actor: Actor): boolean =>
  hasRole(actor, 'discoverer') && hasScope(actor, 'scans:write')

/** Whoever is signed in reads claims, and whoever may claim reads its own; row-level security decides which. */
export const mayReadClaims = (actor: Actor): boolean =>
  actor.kind === 'account' && (hasScope(actor, 'scans:read') || hasScope(actor, 'scans:write'))

/** Discoverers and coordinators read what was covered, and what should be. */
export const mayReadCoverage = (actor: Actor): boolean =>
  hasRole(actor, 'discoverer', 'coordinator') && hasScope(actor, 'scans:read')

/** Coordinators learn of every search, whatever its outcome. */
export const mayReadEverySearch = (actor: Actor): boolean =>
  hasRole(actor, 'coordinator') && hasScope(actor, 'scans:read')

/** Coordinators keep the list of wanted targets, name maintainers and join names. */
export const mayCoordinate = (actor: Actor): boolean =>
  hasRole(actor, 'coordinator') && hasScope(actor, 'scans:write')

/** Whoever is signed in reads the rules of projects: they are the maintainers' public words. */
export const mayReadRules = (actor: Actor): boolean =>
  actor.kind === 'account' && hasScope(actor, 'scans:read')

/** A maintainer speaks for a project of which a coordinator named its organisation the maintainer. */
export const maySpeakFor = (actor: Actor, maintainers: readonly string[]): boolean =>
  mayCoordinate(actor) ||
  (hasRole(actor, 'maintainer') &&
    hasScope(actor, 'scans:write') &&
    actor.organisationId !== undefined &&
    maintainers.includes(actor.organisationId))
