import { type Actor, hasRole, hasScope } from '../../platform/access/actor.ts'

/** Who may do what with members, their inventories and what they are exposed to. What is not said here is not allowed. */

/** Whoever signs in for an organisation with the role member reads what is its own; row-level security decides what that is. */
export const mayReadOwn = (actor: Actor): boolean =>
  hasRole(actor, 'member') && actor.organisationId !== undefined && hasScope(actor, 'members:read')

/** And changes what is its own: sites, assets, inventories, answers, reports, alerts. */
export const mayWriteOwn = (actor: Actor): boolean =>
  hasRole(actor, 'member') && actor.organisationId !== undefined && hasScope(actor, 'members:write')

/** Whoever matches inventories by itself takes the bundle; what is not public in it row by row for whom it is meant. */
export const mayTakeBundles = (actor: Actor): boolean =>
  hasRole(actor, 'member', 'coordinator') &&
  actor.organisationId !== undefined &&
  hasScope(actor, 'members:read')

/** Coordinators know who the members are, and nothing of what they run. */
export const mayReadMembers = (actor: Actor): boolean =>
  hasRole(actor, 'coordinator') && hasScope(actor, 'members:read')

/** Coordinators admit members, set their ceiling and note agreements. */
export const mayAdmitMembers = (actor: Actor): boolean =>
  hasRole(actor, 'coordinator') && hasScope(actor, 'members:write')

/** Counts over all members, none of them named: for coordinators and overseers. */
export const mayReadCounts = (actor: Actor): boolean =>
  hasRole(actor, 'coordinator', 'overseer') && hasScope(actor, 'members:read')

/** Coordinators and maintainers say how far a repair came; row-level security decides of which they know. */
export const mayReportStages = (actor: Actor): boolean =>
  hasRole(actor, 'coordinator', 'maintainer') && hasScope(actor, 'cases:write')

/** Whoever works with cases or receives reads how far repairs came; row-level security decides of which. */
export const mayReadChains = (actor: Actor): boolean =>
  actor.kind === 'account' && (hasScope(actor, 'members:read') || hasScope(actor, 'cases:read'))
