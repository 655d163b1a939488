import { system } from '../platform/access/actor.ts'
import { newId } from '../platform/clock/index.ts'
import { sql } from '../platform/db/index.ts'
import type { Person, TestHouse } from './house.ts'

/**
 * What goes out of an embargoed case and comes back, without servers for it: rows as the mail server and the
 * delivery loop would leave them.
 */
export async function leaveOutward(
  test: TestHouse,
  at: {
    caseId: string
    rootCauseId: string
    maintainerPartyId: string
    coordinator: Person
  },
): Promise<{ deliveryId: string; webhookId: string; heldId: string; identifierId: string }> {
  const { caseId, maintainerPartyId: partyId } = at
  const { house } = test
  // Of an organisation that no visitor belongs to: colleagues may keep each other's endpoints.
  const member = await test.person('pump', { organisation: 'Pumping Station', roles: ['member'] })
  const webhook = await house.webhooks.add(member.actor, 'https://hooks.example.org/mailwordium')
  const identifierId = newId()
  const [heldId, tokenKey] = [newId(), house.keyring.blind('reply token', 'left')]
  const deliveryId = newId()
  const key = (await house.db.as(system, (tx) => house.blobs.ownerKey(tx, { kind: 'case', id: caseId })))!
  await house.db.as(system, async (tx) => {
    await house.deliveries.put(tx, {
      id: deliveryId,
      kind: 'webhook',
      source: 'left',
      recipientId: webhook.id,
      organisationId: member.actor.organisationId!,
      owner: { kind: 'case', id: caseId },
      key,
      address: 'mailwordium@example.org',
      payload: { text: 'messagewordium' },
    })
    await tx.run(sql`insert into case_reply_addresses (token_key, case_id, party_id)
      values (${tokenKey}, ${caseId}, ${partyId})`)
    const sealed = house.keyring.wrap(Buffer.from('mailwordium'))
    await tx.run(sql`insert into case_held_mails (id, case_id, party_id, token_key, external_key, reason, at, sealed)
      values (${heldId}, ${caseId}, ${partyId}, ${tokenKey}, '\\x00', 'another sender', now(), ${sealed})`)
    await tx.run(sql`insert into case_identifiers (id, case_id, root_cause_id, state, asked_at)
      values (${identifierId}, ${caseId}, ${at.rootCauseId}, 'reserved', now())`)
    await tx.run(sql`insert into case_exports (id, case_id, party_id, account_id, at, recipients)
      values (${newId()}, ${caseId}, ${partyId}, ${at.coordinator.actor.accountId}, now(), 1)`)
  })
  return { deliveryId, webhookId: webhook.id, heldId, identifierId }
}
