import { type Actor, anonymous } from '../platform/access/actor.ts'
import { COMPARTMENT } from './embargo.ts'
import type { Person, TestHouse } from './house.ts'
import { admit } from './members.ts'

/** Somebody who must not see the embargoed flaw, and which wall is in the way. */
export interface Visitor {
  wall: string
  actor: Actor
  /** Undefined: not signed in. */
  person: Person | undefined
}

/** One visitor a wall; each is let through every wall but one. */
export async function makeVisitors(house: TestHouse): Promise<Visitor[]> {
  const every = { tlp: 'red' as const, compartments: [COMPARTMENT] }
  const people: [string, Person][] = [
    [
      'a stranger organisation',
      await house.person('stranger', {
        ...every,
        organisation: 'Stranger Ltd',
        roles: ['discoverer', 'maintainer', 'member', 'evaluator'],
        administrator: true,
      }),
    ],
    [
      'a colleague below the TLP',
      await house.person('colleague-green', { ...every, organisation: 'Argus Lab', tlp: 'green' }),
    ],
    [
      'a colleague outside the compartment',
      await house.person('colleague-outside', { ...every, organisation: 'Argus Lab', compartments: [] }),
    ],
    [
      'a coordinator below the TLP',
      await house.person('duty-green', {
        ...every,
        organisation: 'Clearinghouse',
        roles: ['coordinator'],
        tlp: 'green',
      }),
    ],
    [
      'a coordinator outside the compartment',
      await house.person('duty-outside', {
        ...every,
        organisation: 'Clearinghouse',
        roles: ['coordinator'],
        compartments: ['power'],
      }),
    ],
    ['an overseer', await house.person('board', { ...every, organisation: 'Board', roles: ['overseer'] })],
  ]
  // Another member is let through the wall of membership, with its own ceiling.
  await admit(house, 'Stranger Ltd')
  return [
    { wall: 'nobody signed in', actor: anonymous, person: undefined },
    ...people.map(([wall, person]) => ({ wall, actor: person.actor, person })),
  ]
}
