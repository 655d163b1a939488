import type { Actor } from '../../../platform/access/actor.ts'
import { system } from '../../../platform/access/actor.ts'
import { idsOf, toldOutside } from '../rules/hooks.ts'
import * as store from '../store/cases.ts'
import * as coordination from '../store/coordination.ts'
import * as lastResort from '../store/last-resort.ts'
import * as parts from '../store/parts.ts'
import * as threads from '../store/threads.ts'
import type { CasesDeps } from './deps.ts'

/** Something that happened in a case, out of the outbox. */
export interface CaseEvent {
  id: string
  kind: string
  caseId: string
  data: Record<string, unknown>
  /** Instant, RFC 3339. */
  at: string
}

export interface HookCall {
  webhookId: string
  organisationId: string
  payload: { type: string; timestamp: string; data: Record<string, string> }
}

/**
 * Calls to make for an event: to each endpoint whose maker may see everything the call names, now. So an endpoint
 * never hears of a case, a conversation or a party that its maker could not read about.
 */
export async function hookCalls(deps: CasesDeps, event: CaseEvent): Promise<HookCall[]> {
  if (!toldOutside(event)) return []
  const listening = await deps.db.as(system, (tx) => deps.outward.webhooks.listening(tx))
  const data = { caseId: event.caseId, ...idsOf(event) }
  const calls: HookCall[] = []
  for (const { id, organisationId, accountId } of listening) {
    const actor = await deps.access.actorById(accountId)
    if (actor && (await maySeeAll(deps, actor, event.caseId, data)))
      calls.push({
        webhookId: id,
        organisationId,
        payload: { type: event.kind, timestamp: event.at, data },
      })
  }
  return calls
}

function maySeeAll(
  { db }: CasesDeps,
  actor: Actor,
  caseId: string,
  data: Record<string, string>,
): Promise<boolean> {
  return db.as(actor, async (tx) => {
    if (!(await store.findCase(tx, caseId))) return false
    if (data.threadId && !(await threads.findThread(tx, caseId, data.threadId))) return false
    if (data.escalationId && !(await lastResort.findEscalation(tx, caseId, data.escalationId))) return false
    if (data.partyId && !(await parts.everyPartyOf(tx, caseId)).some(({ id }) => id === data.partyId))
      return false
    if (data.stepId && !(await coordination.stepsOf(tx, caseId)).some(({ id }) => id === data.stepId))
      return false
    return true
  })
}
