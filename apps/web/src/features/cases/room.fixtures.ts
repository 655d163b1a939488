import type { CaseView, Coordination, EmbargoProposal, Party } from '../../api/types.ts'
import { makeRoom, type Room } from './room.ts'

/** What pure functions of the case room are tried with: a case two are asked in, one of them silent. */
export const party = (id: string, part: Partial<Party> = {}): Party => ({
  id,
  name: `Party ${id}`,
  role: 'vendor',
  organisationId: `org-${id}`,
  status: 'silent',
  addedAt: '2027-03-01T10:00:00Z',
  introduced: false,
  toldAt: '2027-03-02T10:00:00Z',
  answeredAt: null,
  credit: null,
  email: null,
  lastResort: false,
  readIn: null,
  keptOut: false,
  removedAt: null,
  ...part,
})

export const proposal = (part: Partial<EmbargoProposal> = {}): EmbargoProposal => ({
  id: 'p1',
  endsAt: '2027-05-04T14:00:00Z',
  local: '2027-05-04T10:00',
  zone: 'America/New_York',
  cause: 'first',
  state: 'open',
  by: 'another party',
  words: '',
  at: '2027-03-03T10:00:00Z',
  settledAt: null,
  answers: [],
  waitingFor: [],
  ...part,
})

export function room(
  given: { parties?: Party[]; own?: string; view?: Partial<CaseView>; talks?: Partial<Coordination> } = {},
): Room {
  const view = {
    state: 'open',
    embargo: null,
    advisoryId: null,
    parties: given.parties ?? [],
    ...given.view,
    // Only what these functions read; the rest of a case does not matter to them.
  } as CaseView
  const talks: Coordination = {
    policy: null,
    policyName: null,
    zone: 'Etc/UTC',
    milestones: [],
    statements: [],
    proposals: [],
    signals: [],
    releasePlan: [],
    ownPartyId: given.own ?? null,
    ...given.talks,
  }
  return makeRoom(view, talks, given.own === undefined)
}
