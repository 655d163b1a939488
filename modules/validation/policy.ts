import { type Actor, hasRole, hasScope } from '../../platform/access/actor.ts'

/** Who may do what with reproductions, as sentences. What is not said here is not allowed. */

/** Whoever reads a finding reads its reproductions; row-level security decides which. */
export const mayReadReproductions = (actor: Actor): boolean =>
  actor.kind === 'account' && hasScope(actor, 'findings:read')

/** Coordinators and evaluators run a finding's proof again; a discoverer its own. */
export const mayRunAgain = (actor: Actor): boolean =>
  hasRole(actor, 'coordinator', 'evaluator', 'discoverer') && hasScope(actor, 'reproductions:run')

/** A coordinator, as a named person, vouches for what cannot be run. */
export const mayAttest = (actor: Actor): boolean =>
  hasRole(actor, 'coordinator') && actor.accountId !== undefined && hasScope(actor, 'findings:write')

/** Coordinators state a project's threat model for it. */
export const mayStateThreatModels = (actor: Actor): boolean =>
  hasRole(actor, 'coordinator') && hasScope(actor, 'findings:write')

/** A runner acts with a key that has this scope and nothing else. */
export const isRunner = (actor: Actor): boolean => actor.scopes?.includes('runner') ?? false
