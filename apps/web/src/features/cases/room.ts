import { useQuery } from '@tanstack/react-query'
import type { CaseView, Coordination, Party } from '../../api/types.ts'
import { useHasRole } from '../session/queries.ts'
import { caseQuery, coordinationQuery } from './queries.ts'

/** A case as one person has it before them. */
export type Room = {
  /** Its parties are those who are in it now. */
  view: CaseView
  /** Those who were: what they said stays under their name. */
  former: readonly Party[]
  talks: Coordination
  /** Leads the case. Anybody else speaks for `own`, or only reads. */
  coordinator: boolean
  own: Party | undefined
}

/** Roles that are asked for a fix: their silence and their word move the clock. */
export const isAsked = ({ role }: Pick<Party, 'role'>): boolean => role === 'maintainer' || role === 'vendor'

/** Whose word an end of the embargo needs: those who found it and those who are to mend it, once told. */
export const mustAgree = (party: Pick<Party, 'role' | 'toldAt'>): boolean =>
  (party.role === 'discoverer' || isAsked(party)) && party.toldAt !== null

/** Name of a party; of one this viewer need not know, only that it is another. */
export const nameOf = (room: Pick<Room, 'view' | 'former'>, partyId: string): string =>
  [...room.view.parties, ...room.former].find(({ id }) => id === partyId)?.name ?? 'another party'

export const openProposal = ({ talks }: Pick<Room, 'talks'>) =>
  talks.proposals.find(({ state }) => state === 'open')

export function makeRoom(view: CaseView, talks: Coordination, coordinator: boolean): Room {
  const parties = view.parties.filter(({ removedAt }) => removedAt === null)
  return {
    view: { ...view, parties },
    former: view.parties.filter(({ removedAt }) => removedAt !== null),
    talks,
    coordinator,
    own: parties.find(({ id }) => id === talks.ownPartyId),
  }
}

/** The case and what its parties agree on, as one query. */
export function useRoom(id: string) {
  const view = useQuery(caseQuery(id))
  const talks = useQuery(coordinationQuery(id))
  const coordinator = useHasRole('coordinator')
  return {
    data: view.data && talks.data ? makeRoom(view.data, talks.data, coordinator) : undefined,
    error: view.error ?? talks.error,
    isPending: view.isPending || talks.isPending,
    refetch: () => Promise.all([view.refetch(), talks.refetch()]),
  }
}
