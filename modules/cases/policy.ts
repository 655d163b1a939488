import { type Actor, hasRole, hasScope } from '../../platform/access/actor.ts'

/** Who may do what with cases, as sentences. What is not said here is not allowed. */

/** Whoever is signed in reads cases; row-level security decides which. */
export const mayReadCases = (actor: Actor): boolean =>
  actor.kind === 'account' && hasScope(actor, 'cases:read')

/** Coordinators open cases; the house does where it is told to. */
export const mayOpenCases = (actor: Actor): boolean => actor.kind === 'system' || mayCoordinate(actor)

/** Coordinators set embargoes, add parties and lead a case. */
export const mayCoordinate = (actor: Actor): boolean =>
  hasRole(actor, 'coordinator') && hasScope(actor, 'cases:write')

/** A coordinator reads a party into compartments it is cleared for itself. */
export const mayReadIn = (actor: Actor, compartments: readonly string[]): boolean =>
  mayCoordinate(actor) && compartments.every((name) => actor.compartments.includes(name))

/** A maintainer acts on a case in which its organisation is a maintainer. */
export const mayMaintain = (actor: Actor, maintainers: readonly (string | null)[]): boolean =>
  hasRole(actor, 'maintainer') &&
  hasScope(actor, 'cases:write') &&
  actor.organisationId !== undefined &&
  maintainers.includes(actor.organisationId)

/** A party speaks for itself: states, answers, proposes, writes. */
export const maySpeak = (actor: Actor): boolean => actor.kind === 'account' && hasScope(actor, 'cases:write')

/** Coordinators know every party and every answer; others what row-level security shows them. */
export const mayReadAllParties = (actor: Actor): boolean => hasRole(actor, 'coordinator')

/** A party's status is set by a coordinator, or by the party itself. */
export const maySetStatus = (actor: Actor, organisationId: string | null): boolean =>
  mayCoordinate(actor) ||
  (actor.kind === 'account' &&
    hasScope(actor, 'cases:write') &&
    organisationId !== null &&
    organisationId === actor.organisationId)
