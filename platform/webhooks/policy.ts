import { type Actor, hasScope } from '../access/actor.ts'

/** Who may do what with webhooks, as sentences. */

/** Whoever is signed in sees its organisation's endpoints. */
export const maySeeWebhooks = (actor: Actor): boolean =>
  actor.kind === 'account' && hasScope(actor, 'cases:read')

/** Whoever acts for an organisation adds and removes its endpoints, a party by its link too. */
export const mayKeepWebhooks = (actor: Actor): boolean =>
  actor.kind === 'account' && hasScope(actor, 'cases:write')
