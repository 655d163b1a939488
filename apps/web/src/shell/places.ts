import type { Role } from '../api/types.ts'

/** A place the masthead leads to. */
export type Place = (typeof WORKSHOP)[number] | (typeof OWN)[number] | (typeof OTHERS)[keyof typeof OTHERS]

const ADVISORIES = { to: '/advisories', label: 'Advisories' } as const
const WORKSHOP = [
  { to: '/', label: 'Watch floor' },
  { to: '/findings', label: 'Findings' },
  { to: '/root-causes', label: 'Root causes' },
  { to: '/reproductions', label: 'Reproductions' },
  { to: '/cases', label: 'Cases' },
  ADVISORIES,
] as const
/** For those who receive. */
const OWN = [
  { to: '/home', label: 'Your home' },
  { to: '/exposures', label: 'What is affected' },
  { to: '/inventories', label: 'What you run' },
] as const
const OTHERS = {
  /** For those who see how far repairs came. */
  patchChains: { to: '/patch-chains', label: 'Patch chains' },
  members: { to: '/members', label: 'Members' },
  /** For those who claim targets, keep the list of them, or speak for one. */
  claims: { to: '/claims', label: 'Claims' },
  /** For those who are asked to mend things. */
  desk: { to: '/desk', label: 'Your desk' },
} as const

/** What fits into one line beside the way to report; with more than that the last ones share a menu. */
const IN_ONE_LINE = 8

/**
 * Where somebody may want to go, and which of it waits behind "More".
 * @param byLink who acts by a party's link, whoever else is signed in
 */
export function placesFor(
  roles: readonly Role[],
  byLink: boolean,
): { shown: readonly Place[]; more: readonly Place[] } {
  const places = allFor(roles, byLink)
  if (places.length <= IN_ONE_LINE) return { shown: places, more: [] }
  return { shown: places.slice(0, IN_ONE_LINE - 1), more: places.slice(IN_ONE_LINE - 1) }
}

function allFor(roles: readonly Role[], byLink: boolean): Place[] {
  const has = (...wanted: Role[]) => wanted.some((role) => roles.includes(role))
  const { patchChains, members, claims, desk } = OTHERS
  if (byLink) return [ADVISORIES, desk]
  const isMember = has('member')
  const seesCounts = has('coordinator', 'overseer')
  // Who only receives is spared the workshop.
  if (isMember && !has('coordinator', 'discoverer', 'maintainer', 'overseer', 'evaluator'))
    return [...OWN, ADVISORIES, patchChains]
  return [
    ...(isMember ? OWN.slice(0, 1) : []),
    ...WORKSHOP,
    ...(isMember || seesCounts ? [patchChains] : []),
    ...(seesCounts ? [members] : []),
    ...(has('discoverer', 'maintainer', 'coordinator') ? [claims] : []),
    ...(has('maintainer') ? [desk] : []),
  ]
}
