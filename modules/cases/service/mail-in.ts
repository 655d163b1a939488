import { system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import { sha256 } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { type ReadMail, readMail } from '../../../platform/mail/parse.ts'
import type { Incoming } from '../../../platform/mail/receive.ts'
import { fateOf } from '../rules/fate.ts'
import * as outward from '../store/outward.ts'
import * as parts from '../store/parts.ts'
import * as threads from '../store/threads.ts'
import { type CasesDeps, openJson, sealJson } from './deps.ts'
import { createDoor } from './door.ts'
import type { Threads } from './threads.ts'

/** What a coordinator is shown of a mail that waits, sealed under the case's key. */
export interface SealedHeld {
  from: string | null
  subject: string
  text: string
}

export interface MailIn {
  /** Whether answers go to an address with this token. */
  knowsReplyToken(token: string): Promise<boolean>
  /**
   * Takes an answer in: a message of the party's, or held for a coordinator. When it resolves it is kept.
   * @throws MailUnreadable
   */
  takeMail(mail: Incoming): Promise<void>
  /** Posts a mail as its party's message, in a transaction of the house. */
  postMail(tx: Tx, at: outward.ReplyAddressRow, externalKey: Buffer, mail: ReadMail): Promise<void>
}

/** Waiting mails of one party; more of them tell a coordinator nothing new. */
const MOST_HELD = 50
const HOUR_MS = 3_600_000
const SHOWN = 4000

export function createMailIn(deps: CasesDeps, { receive }: Pick<Threads, 'receive'>): MailIn {
  const { db, keyring, clock, blobs } = deps
  const { locked } = createDoor(deps)
  const keyOf = (token: string) => keyring.blind('reply token', token)

  /** A party's own conversation with the coordinators begins with its first answer. */
  async function ownThread(tx: Tx, caseId: string, party: parts.PartyRow, key: Buffer): Promise<string> {
    const at = clock.now()
    const id = newId(at.getTime())
    await threads.insertThread(tx, {
      id,
      caseId,
      forAll: false,
      sealed: sealJson(key, { title: 'By e-mail' }),
      at,
    })
    await threads.addThreadParties(tx, id, [party.id])
    return id
  }

  const postMail: MailIn['postMail'] = async (tx, address, externalKey, mail) => {
    const { key } = await locked(tx, address.case_id)
    const party = (await parts.everyPartyOf(tx, address.case_id)).find(({ id }) => id === address.party_id)
    if (!party) throw new Error('a reply address outlived its party')
    const threadId = address.thread_id ?? (await ownThread(tx, address.case_id, party, key))
    const trimmed = mail.text !== mail.whole
    await receive(tx, address.case_id, threadId, party, {
      text: bodyOf(mail),
      // Taking a quotation off is a guess: the whole text stays with the message.
      attachments: trimmed
        ? [...mail.attachments, { name: 'whole message.txt', bytes: Buffer.from(mail.whole) }]
        : mail.attachments,
      externalKey,
    })
    if (address.thread_id === null) await outward.bindOwnThread(tx, party.id, threadId)
  }

  async function takeOne(token: string, { envelopeFrom, raw }: Incoming, mail: ReadMail): Promise<void> {
    await db.as(system, async (tx) => {
      const address = await outward.findReplyAddress(tx, keyOf(token))
      if (!address) return
      // Answers of one case take turns: two at once of one conversation begin one conversation.
      const { key } = await locked(tx, address.case_id)
      const party = (await parts.everyPartyOf(tx, address.case_id)).find(({ id }) => id === address.party_id)
      if (!party) return
      const name = mail.messageId ?? sha256(raw).toString('hex')
      const externalKey = keyring.blind('mail', `${party.id}/${name}`)
      if ((await outward.hasMessage(tx, externalKey)) || (await outward.isHeld(tx, externalKey))) return
      const now = clock.now()
      const fate = fateOf(mail, {
        email: party.contact_sealed
          ? (openJson<{ email?: string }>(key, party.contact_sealed).email ?? null)
          : null,
        ownDomain: deps.outward.mail?.domain ?? '',
        posted: await outward.mailsSince(tx, party.id, new Date(now.getTime() - HOUR_MS)),
      })
      // Read again under the lock: its conversation may have begun meanwhile.
      const current = await outward.findReplyAddress(tx, keyOf(token))
      if (fate === 'post') return postMail(tx, current ?? address, externalKey, mail)
      if ((await outward.countHeld(tx, party.id)) >= MOST_HELD) return
      const id = newId(now.getTime())
      // With its id in front it is this mail's blob alone, and goes with it.
      const whole = Buffer.concat([Buffer.from(`${id}\n${envelopeFrom}\n`), raw])
      await outward.hold(tx, {
        id,
        caseId: address.case_id,
        partyId: party.id,
        tokenKey: keyOf(token),
        externalKey,
        reason: fate,
        at: now,
        sealed: sealJson(key, {
          from: mail.from,
          subject: mail.subject,
          text: mail.text.slice(0, SHOWN),
        } satisfies SealedHeld),
        address: await blobs.put(tx, { kind: 'case', id: address.case_id }, whole),
      })
      await emit(tx, 'case.mail-held', address.case_id, { heldId: id })
    })
  }

  return {
    knowsReplyToken: async (token) =>
      (await db.as(system, (tx) => outward.findReplyAddress(tx, keyOf(token)))) !== undefined,
    async takeMail(incoming) {
      const mail = await readMail(incoming.raw, incoming.envelopeFrom)
      for (const token of incoming.tokens) await takeOne(token, incoming, mail)
    },
    postMail,
  }
}

function bodyOf({ text, leftOut }: ReadMail): string {
  const left =
    leftOut === 0
      ? ''
      : `[${leftOut} ${leftOut === 1 ? 'attachment was' : 'attachments were'} too large or too many and left out]`
  return [text === '' ? '[no text]' : text, left].filter((part) => part !== '').join('\n\n')
}
