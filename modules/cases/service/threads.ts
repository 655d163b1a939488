import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import type { MessageBody, ThreadBody } from '../schema/index.ts'
import * as parts from '../store/parts.ts'
import * as store from '../store/threads.ts'
import { type CasesDeps, sealJson } from './deps.ts'
import { createDoor, nameOf, speaker } from './door.ts'

/** What is kept of a message, sealed under the case's key. */
export interface SealedMessage {
  by: string
  text: string
}

export interface Threads {
  /** Begins a conversation with a first message. @returns its id; @throws Fault `party-not-found` */
  openThread(actor: Actor, id: string, body: ThreadBody): Promise<string>
  /** @returns the message's id; @throws Fault `thread-not-found`, `attachment-too-large` */
  post(actor: Actor, id: string, threadId: string, body: MessageBody): Promise<string>
  /**
   * What came by e-mail for a party's own conversation with the coordinators. In a transaction of the house.
   * @param externalKey keyed hash of its Message-ID
   * @returns false when it was there already
   */
  receive(
    tx: Tx,
    caseId: string,
    threadId: string,
    party: parts.PartyRow,
    mail: { text: string; attachments: readonly File[]; externalKey: Buffer },
  ): Promise<boolean>
}

interface File {
  name: string
  bytes: Buffer
}

const MAX_FILE = 4 * 1024 * 1024
/** Header of an age file (age-encryption.org/v1), binary or armoured. */
const AGE = ['age-encryption.org/v1', '-----BEGIN AGE ENCRYPTED FILE-----']
export const isAge = (bytes: Buffer): boolean =>
  AGE.some((head) => bytes.subarray(0, head.length).toString('latin1') === head)

export function createThreads(deps: CasesDeps): Threads {
  const { db, blobs, clock } = deps
  const { visible, locked } = createDoor(deps)

  async function write(
    tx: Tx,
    caseId: string,
    threadId: string,
    key: Buffer,
    message: {
      party: parts.PartyRow | null
      by: string
      via: store.MessageRow['via']
      externalKey: Buffer | null
      text: string
      files: readonly File[]
    },
  ): Promise<string | undefined> {
    const at = clock.now()
    const id = newId(at.getTime())
    const added = await store.insertMessage(tx, {
      id,
      caseId,
      threadId,
      partyId: message.party?.id ?? null,
      via: message.via,
      externalKey: message.externalKey,
      sealed: sealJson(key, { by: message.by, text: message.text } satisfies SealedMessage),
      at,
    })
    if (added === 0) return undefined
    for (const { name, bytes } of message.files)
      await store.insertAttachment(tx, {
        id: newId(at.getTime()),
        caseId,
        threadId,
        messageId: id,
        address: await blobs.put(tx, { kind: 'case', id: caseId }, bytes),
        bytes: bytes.length,
        age: isAge(bytes),
        sealed: sealJson(key, { name }),
      })
    if (message.party) await parts.markAnswered(tx, message.party.id, at)
    await emit(tx, 'case.message', caseId, { threadId, messageId: id, partyId: message.party?.id ?? null })
    return id
  }

  return {
    async openThread(actor, id, body) {
      const parties = await visible(actor, id)
      const own = speaker(actor, parties)
      const forAll = body.forAll ?? false
      if (forAll && own)
        throw fault('not-allowed', 'A conversation with every party is begun by a coordinator.')
      const wanted = new Set(body.partyIds ?? [])
      // A party names whom it may know of; coordinators read along in any case.
      for (const partyId of wanted)
        if (!parties.some((party) => party.id === partyId))
          throw fault('party-not-found', `no party ${partyId} in this case, or none you may see`, [
            { path: '/partyIds', message: 'One of these is not in the case, or you may not know of it.' },
          ])
      if (own) wanted.add(own.id)
      return db.as(system, async (tx) => {
        const { key } = await locked(tx, id)
        const at = clock.now()
        const threadId = newId(at.getTime())
        const sealed = sealJson(key, { title: body.title.trim() })
        await store.insertThread(tx, { id: threadId, caseId: id, forAll, sealed, at })
        if (!forAll) await store.addThreadParties(tx, threadId, [...wanted])
        await write(tx, id, threadId, key, {
          party: own,
          by: own ? nameOf(own, key) : actor.name,
          via: 'screen',
          externalKey: null,
          text: body.text,
          files: [],
        })
        await record(tx, {
          act: 'thread opened',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, threadId, parties: forAll ? 'all' : wanted.size },
        })
        return threadId
      })
    },

    async post(actor, id, threadId, body) {
      const own = speaker(actor, await visible(actor, id))
      const thread = await db.as(actor, (tx) => store.findThread(tx, id, threadId))
      if (!thread)
        throw fault('thread-not-found', `no conversation ${threadId} in this case, or none of yours`)
      const files = (body.attachments ?? []).map(({ name, content }, at) => {
        const bytes = Buffer.from(content, 'base64')
        if (bytes.length > MAX_FILE)
          throw fault(
            'attachment-too-large',
            `${name} has ${bytes.length} bytes; ${MAX_FILE} are the most.`,
            [{ path: `/attachments/${at}`, message: 'Too large.' }],
          )
        return { name, bytes }
      })
      return db.as(system, async (tx) => {
        const { key } = await locked(tx, id)
        const written = await write(tx, id, threadId, key, {
          party: own,
          by: own ? nameOf(own, key) : actor.name,
          via: 'screen',
          externalKey: null,
          text: body.text,
          files,
        })
        if (!written) throw new Error('a message without an external key is never there already')
        return written
      })
    },

    async receive(tx, caseId, threadId, party, mail) {
      const { key } = await locked(tx, caseId)
      const written = await write(tx, caseId, threadId, key, {
        party,
        by: nameOf(party, key),
        via: 'e-mail',
        externalKey: mail.externalKey,
        text: mail.text,
        files: mail.attachments.filter(({ bytes }) => bytes.length <= MAX_FILE),
      })
      return written !== undefined
    },
  }
}
