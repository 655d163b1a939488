import { type Actor, hasScope } from '../access/actor.ts'

/** Who may do what with deliveries, as sentences. Row-level security decides which of them. */

/** Whoever is signed in sees what is sent about cases it coordinates, or to its own endpoints. */
export const maySeeDeliveries = (actor: Actor): boolean =>
  actor.kind === 'account' && hasScope(actor, 'cases:read')

/** Whoever sees a dead letter may have it sent again, or give it up. */
export const mayDecide = (actor: Actor): boolean => actor.kind === 'account' && hasScope(actor, 'cases:write')
