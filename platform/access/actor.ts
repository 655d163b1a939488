import type { Role, Scope, Tlp } from './schema.ts'

/**
 * Who acts, as every policy and every row-level rule sees it. `system` is the house itself: grouping,
 * judging, relaying; it never serves a request directly.
 */
export interface Actor {
  kind: 'account' | 'anonymous' | 'system'
  accountId: string | undefined
  organisationId: string | undefined
  name: string
  organisation: string
  roles: readonly Role[]
  administrator: boolean
  tlp: Tlp
  compartments: readonly string[]
  /** Undefined: signed in with a session, every scope the roles give. */
  scopes: readonly Scope[] | undefined
}

export const ANONYMOUS_ORGANISATION = '00000000-0000-7000-8000-000000000000'

export const anonymous: Actor = {
  kind: 'anonymous',
  accountId: undefined,
  organisationId: undefined,
  name: 'anonymous',
  organisation: 'anonymous',
  roles: [],
  administrator: false,
  tlp: 'clear',
  compartments: [],
  scopes: undefined,
}

export const system: Actor = {
  ...anonymous,
  kind: 'system',
  name: 'house',
  organisation: 'house',
  tlp: 'red',
}

export const hasRole = (actor: Actor, ...roles: Role[]): boolean =>
  roles.some((role) => actor.roles.includes(role))

/** A key carries only its scopes; a session carries what its roles give. */
export const hasScope = (actor: Actor, scope: Scope): boolean =>
  actor.scopes === undefined || actor.scopes.includes(scope)
