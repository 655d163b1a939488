import { type Actor, system } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { readMail } from '../../../platform/mail/parse.ts'
import type { Correspondence, HeldMail, HeldMails } from '../schema/index.ts'
import * as outward from '../store/outward.ts'
import type * as parts from '../store/parts.ts'
import { type CasesDeps, openJson, sealJson } from './deps.ts'
import { createDoor } from './door.ts'
import type { MailIn, SealedHeld } from './mail-in.ts'
import { note } from './timeline.ts'

export interface Correspondences {
  /** Mails that wait for a coordinator, in all cases; in a transaction of the house. */
  heldMails(tx: Tx): Promise<number>
  /** Mails that wait, of every case this coordinator sees, oldest first. */
  listHeldMails(actor: Actor): Promise<HeldMails>
  /** How the parties of a case are written to, and what waits for a coordinator. */
  getCorrespondence(actor: Actor, id: string): Promise<Correspondence>
  /** Where a party is written to, and whether texts go along. @throws Fault `party-not-found` */
  setMail(
    actor: Actor,
    id: string,
    partyId: string,
    given: { email?: string | null; text?: boolean },
  ): Promise<void>
  /** Posts a held mail as its party's message, or drops it. @throws Fault `held-mail-not-found`, `held-mail-automatic` */
  settleHeldMail(actor: Actor, id: string, heldId: string, act: 'release' | 'drop'): Promise<void>
}

export function createCorrespondences(
  deps: CasesDeps,
  { postMail }: Pick<MailIn, 'postMail'>,
): Correspondences {
  const { db, keyring, clock, blobs } = deps
  const { visible, locked, requireCoordinator } = createDoor(deps)
  return {
    heldMails: (tx) => outward.countAllHeld(tx),
    async listHeldMails(actor) {
      requireCoordinator(actor, 'Reading held mail')
      return db.as(actor, async (tx) => {
        const items = (await outward.allHeld(tx, MOST_HELD)).map((row) => {
          const key = keyring.unwrap(row.wrapped)
          return {
            ...heldView(row, key),
            caseId: row.case_id,
            caseNumber: row.number,
            partyName: openJson<string>(key, row.name_sealed),
          }
        })
        return { items, next: null }
      })
    },
    async getCorrespondence(actor, id) {
      requireCoordinator(actor, 'Reading how parties are written to')
      const parties = await visible(actor, id)
      return db.as(actor, async (tx) => {
        const { wrapped } = (await outward.wrappedKey(tx, id)) ?? {}
        if (!wrapped) throw fault('case-not-found', `no case ${id}, or none you may see`)
        const key = keyring.unwrap(wrapped)
        const known = new Map((await outward.correspondentsOf(tx, id)).map((row) => [row.party_id, row]))
        return {
          sends: deps.outward.mail !== undefined,
          receives: deps.outward.mail?.domain !== undefined,
          parties: parties.map((party) => {
            const row = known.get(party.id)
            const link = row?.link_sealed
              ? openJson<{ expiresAt: string }>(key, row.link_sealed).expiresAt
              : null
            return {
              partyId: party.id,
              email: emailOf(party, key),
              text: row?.mail_text ?? false,
              firstWrittenAt: row?.first_written_at?.toISOString() ?? null,
              linkExpiresAt: link,
            }
          }),
          held: (await outward.heldOf(tx, id)).map((row) => heldView(row, key)),
        }
      })
    },

    async setMail(actor, id, partyId, { email, text }) {
      requireCoordinator(actor, 'Saying how a party is written to')
      const party = (await visible(actor, id)).find((one) => one.id === partyId)
      if (!party) throw fault('party-not-found', `no party ${partyId} in this case, or none you may see`)
      await db.as(system, async (tx) => {
        const { key } = await locked(tx, id)
        if (email !== undefined) {
          await outward.setContact(tx, partyId, email === null ? null : sealJson(key, { email }))
          // What waits, dead letters too, goes to the new address.
          if (email !== null) await deps.outward.deliveries.readdress(tx, partyId, key, email)
          const entry = { by: actor.name, what: 'set the address of a party', detail: '' }
          await note(deps, tx, id, key, entry, 'coordinators')
        }
        if (text !== undefined) {
          await outward.setMailText(tx, id, partyId, text)
          const what = text ? 'lets texts go to a party by e-mail' : 'keeps texts out of e-mail to a party'
          await note(deps, tx, id, key, { by: actor.name, what, detail: '' }, 'coordinators')
        }
        await emit(tx, 'case.party', id, { role: party.role, partyId })
        await record(tx, {
          act: 'party mail set',
          subjectKind: 'case',
          subjectId: id,
          detail: {
            by: actor.accountId,
            partyId,
            address: email !== undefined,
            ...(text === undefined ? {} : { text }),
          },
        })
      })
    },

    async settleHeldMail(actor, id, heldId, act) {
      requireCoordinator(actor, 'Releasing or dropping held mail')
      await visible(actor, id)
      await db.as(system, async (tx) => {
        await locked(tx, id)
        const row = await outward.lockHeld(tx, id, heldId)
        if (!row?.address) throw fault('held-mail-not-found', `no held mail ${heldId} in this case`)
        if (act === 'release') {
          if (row.reason === 'automatic')
            throw fault(
              'held-mail-automatic',
              'A machine wrote this: posting it could set two machines talking to each other. Read it here, then drop it.',
            )
          const { envelopeFrom, raw } = split(await blobs.get(tx, { kind: 'case', id }, row.address))
          const at = await outward.findReplyAddress(tx, row.token_key)
          await postMail(tx, at!, row.external_key, await readMail(raw, envelopeFrom))
        }
        await outward.settleHeld(tx, row, act === 'release' ? 'released' : 'dropped', clock.now())
        await record(tx, {
          act: act === 'release' ? 'held mail released' : 'held mail dropped',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, heldId },
        })
      })
    },
  }
}

/** Mails that wait, shown at once. */
const MOST_HELD = 200

const heldView = (row: outward.HeldRow, key: Uint8Array): HeldMail => ({
  id: row.id,
  partyId: row.party_id,
  reason: row.reason,
  at: row.at.toISOString(),
  ...openJson<SealedHeld>(key, row.sealed!),
})

const emailOf = (party: parts.PartyRow, key: Uint8Array): string | null =>
  party.contact_sealed ? (openJson<{ email?: string }>(key, party.contact_sealed).email ?? null) : null

/** Takes apart what was kept: the mail's own id, its reverse path, the mail. */
function split(bytes: Buffer): { envelopeFrom: string; raw: Buffer } {
  const first = bytes.indexOf('\n')
  const second = bytes.indexOf('\n', first + 1)
  return { envelopeFrom: bytes.subarray(first + 1, second).toString('utf8'), raw: bytes.subarray(second + 1) }
}
