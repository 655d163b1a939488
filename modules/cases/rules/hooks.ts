/** Event kinds webhooks hear of. */
export const HEARD = [
  'case.opened',
  'case.moved',
  'case.party',
  'case.dossier',
  'case.message',
  'case.statement',
  'case.policy',
  'case.proposal',
  'case.embargo',
  'case.signal',
  'case.plan',
  'case.escalation',
] as const

/** Whether parties or endpoints may be told of an event. */
export const toldOutside = (event: { kind: string }): boolean =>
  (HEARD as readonly string[]).includes(event.kind)

/** What is said of an event beside its kind: ids, so that who overhears it learns nothing else. */
const IDS = [
  'threadId',
  'messageId',
  'proposalId',
  'partyId',
  'rootCauseId',
  'stepId',
  'escalationId',
] as const

/** Ids in an event; of a message not whose it is: the reader may not know of its author. */
export function idsOf(event: { kind: string; data: Record<string, unknown> }): Record<string, string> {
  const ids: Record<string, string> = {}
  for (const name of IDS) {
    const value = event.data[name]
    if (typeof value === 'string' && !(name === 'partyId' && event.kind === 'case.message')) ids[name] = value
  }
  return ids
}
