import { system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { type Mail, replyAddress } from '../../../platform/mail/message.ts'
import { type AnswerGoesTo, noticeText } from '../rules/notices.ts'
import * as outward from '../store/outward.ts'
import type { CasesDeps } from './deps.ts'
import { createDoor } from './door.ts'
import { type CaseEvent, hookCalls } from './hooks.ts'
import { letterIds } from './letter-ids.ts'
import { type Letter, lettersFor } from './letters.ts'

export interface Notices {
  /**
   * Tells parties and endpoints of an event: one delivery each, however often this is called for it. What is
   * written is in the queue when this resolves; it is sent from there.
   */
  notify(event: CaseEvent): Promise<void>
  /** Whether there is anybody to tell of anything; in a transaction of the house. */
  anybodyToTell(tx: Tx): Promise<boolean>
}

export function createNotices(deps: CasesDeps): Notices {
  const { db, keyring, clock } = deps
  const { deliveries, mail, houseName } = deps.outward
  const { locked } = createDoor(deps)

  /** The token of a party's answers to a conversation: known to nobody who has not got a mail of it. */
  const tokenFor = (partyId: string, threadId: string | null) =>
    keyring.blindHex('reply address', `${partyId}/${threadId ?? 'coordinators'}`)

  async function mailFor(tx: Tx, caseId: string, letter: Letter, id: string): Promise<Mail> {
    const { partyId, threadId, forAll } = letter
    const domain = mail?.domain
    const token = tokenFor(partyId, threadId)
    if (domain)
      await outward.saveReplyAddress(tx, keyring.blind('reply token', token), {
        case_id: caseId,
        party_id: partyId,
        thread_id: threadId,
      })
    const answerGoesTo: AnswerGoesTo | undefined =
      domain === undefined
        ? undefined
        : forAll
          ? 'everybody'
          : threadId === null
            ? 'coordinators'
            : 'conversation'
    return {
      ...noticeText({ ...letter, house: houseName, answerGoesTo }),
      ...letterIds(deps, id, `${partyId}/${threadId ?? caseId}`),
      replyTo: domain ? replyAddress(token, domain) : null,
    }
  }

  return {
    anybodyToTell: async (tx) => mail !== undefined || (await deps.outward.webhooks.listening(tx)).length > 0,
    async notify(event) {
      const calls = await hookCalls(deps, event)
      const letters = mail ? await lettersFor(deps, event) : []
      if (calls.length === 0 && letters.length === 0) return
      const owner = { kind: 'case', id: event.caseId }
      await db.as(system, async (tx) => {
        const { key } = await locked(tx, event.caseId)
        for (const { webhookId, organisationId, payload } of calls)
          await deliveries.put(tx, {
            kind: 'webhook',
            source: `event/${event.id}`,
            recipientId: webhookId,
            organisationId,
            owner,
            key,
            payload,
          })
        for (const letter of letters) {
          const id = newId(clock.now().getTime())
          const added = await deliveries.put(tx, {
            id,
            kind: 'e-mail',
            source: `event/${event.id}`,
            recipientId: letter.partyId,
            owner,
            key,
            address: letter.email,
            payload: await mailFor(tx, event.caseId, letter, id),
          })
          // Told again after a crash, it was not written to again.
          if (added) await outward.markWritten(tx, event.caseId, letter.partyId, clock.now())
        }
      })
    },
  }
}
