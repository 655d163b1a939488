import { type Actor, system } from '../access/actor.ts'
import { type Clock, isId, newId } from '../clock/index.ts'
import { type Keyring, open, seal } from '../crypto/index.ts'
import type { Database, Tx } from '../db/index.ts'
import { fault } from '../errors/index.ts'
import { emit } from '../events/index.ts'
import { record } from '../journal/index.ts'
import * as policy from './policy.ts'
import { nextTry, type Outcome } from './rules.ts'
import type { Delivery } from './schema.ts'
import * as store from './store.ts'

/** One try at one delivery, with everything opened. */
export interface Letter {
  /** The same at every try: receivers know by it what they have already. */
  id: string
  recipientId: string
  /** Null where the channel knows it. */
  address: string | null
  payload: unknown
}

/** A way out of the house. */
export interface Channel {
  send(letter: Letter): Promise<Outcome>
  /** Told in the transaction that writes down how it ended; not told of tries that go on. */
  settled?(tx: Tx, recipientId: string, end: 'sent' | 'dead'): Promise<void>
  /** What may be shown of where it goes, in the reader's transaction. */
  shown?(tx: Tx, recipientId: string): Promise<string | null>
}

export interface NewDelivery {
  kind: store.Kind
  /** What it tells of: one source and one recipient are one delivery. */
  source: string
  recipientId: string
  organisationId?: string
  /** Whose key seals it: gone with the key. */
  owner: { kind: string; id: string }
  key: Uint8Array
  address?: string
  payload: unknown
  /** Its id, where the payload names it. */
  id?: string
}

export interface Deliveries {
  /** Writes a delivery, in the caller's transaction. @returns false when it is there already */
  put(tx: Tx, delivery: NewDelivery): Promise<boolean>
  /** Sends everything that is due. @returns how many were tried; 0 while an earlier call is at it */
  sendDue(): Promise<number>
  /** Newest first, as far as the reader may see them. */
  list(
    actor: Actor,
    query: { state?: store.State; cursor?: string; limit?: number },
  ): Promise<{ items: Delivery[]; next: string | null }>
  /** @throws Fault `delivery-not-found`, `delivery-not-dead` */
  retry(actor: Actor, id: string): Promise<void>
  /** Gives a dead letter up for good. @throws Fault `delivery-not-found`, `delivery-not-dead` */
  drop(actor: Actor, id: string): Promise<void>
  /** What waits for a recipient goes to another address from now on. */
  readdress(tx: Tx, recipientId: string, key: Uint8Array, address: string): Promise<void>
  /** Forgets what waits for a recipient that is gone. */
  abandon(tx: Tx, recipientId: string): Promise<void>
  /** How the latest e-mails to each recipient ended, newest first; those of the last weeks are known. */
  endsOf(tx: Tx, recipientIds: readonly string[]): Promise<Map<string, DeliveryEnd[]>>
  /** Dead letters; for the watch floor. */
  countDead(tx: Tx): Promise<number>
  /** Forgets what arrived long ago. */
  sweep(): Promise<number>
}

/** How one e-mail ended. */
export interface DeliveryEnd {
  ended: 'sent' | 'failed'
  at: Date
  /** The other side's last word; null where it arrived. */
  words: string | null
}

export interface DeliveriesDeps {
  db: Database
  keyring: Keyring
  clock: Clock
  /** From 0 to 1. */
  random(): number
  channels: Partial<Record<store.Kind, Channel>>
}

/** Tries at once: a server that hangs holds up few others. */
const AT_ONCE = 16
/** Longer than any channel tries. */
const LEASE_MS = 10 * 60_000
const KEPT_DAYS = 30
/** E-mails to one recipient that say whether it can be reached. */
const MOST_ENDS = 20

export function createDeliveries({ db, keyring, clock, random, channels }: DeliveriesDeps): Deliveries {
  let busy = false

  async function attempt(row: store.ClaimedRow): Promise<void> {
    const key = keyring.unwrap(row.wrapped)
    const channel = channels[row.kind]
    const outcome: Outcome = channel
      ? await channel
          .send({
            id: row.id,
            recipientId: row.recipient_id,
            address: row.address_sealed ? open(key, row.address_sealed).toString('utf8') : null,
            payload: JSON.parse(open(key, row.sealed).toString('utf8')),
          })
          // Whatever a library throws may quote what it was given: the words are sealed like the rest.
          .catch((error: Error) => ({ ok: false, words: `It could not be sent: ${error.message}` }))
      : { ok: false, words: `Nothing is set up here for sending by ${row.kind}.` }
    const at = clock.now()
    await db.as(system, async (tx) => {
      if (outcome.ok) {
        await store.markSent(tx, row.id, at)
        await channel?.settled?.(tx, row.recipient_id, 'sent')
        return
      }
      const nextAt = nextTry(row.attempts, outcome, at, random())
      const errorSealed = seal(key, Buffer.from(outcome.words.slice(0, 500)))
      const changed = await store.markFailed(tx, row.id, row.attempts, { nextAt, errorSealed, at })
      if (changed === 0 || nextAt) return
      await emit(tx, 'delivery.given-up', row.id, {})
      await record(tx, { act: 'delivery given up', subjectKind: 'delivery', subjectId: row.id })
      await channel?.settled?.(tx, row.recipient_id, 'dead')
    })
  }

  /** Decides what becomes of a dead letter; seen as the actor, changed by the house. */
  async function settle(
    actor: Actor,
    id: string,
    change: (tx: Tx, id: string, at: Date) => Promise<number>,
    { act, needs, only }: { act: string; needs: string; only: string },
  ): Promise<void> {
    if (!policy.mayDecide(actor)) throw fault('not-allowed', needs)
    const row = await db.as(actor, (tx) => store.find(tx, id))
    if (!row) throw fault('delivery-not-found', `no delivery ${id}, or none you may see`)
    await db.as(system, async (tx) => {
      if ((await change(tx, id, clock.now())) === 0)
        throw fault('delivery-not-dead', `This delivery is ${row.state}: ${only}.`)
      await emit(tx, 'delivery.decided', id, {})
      await record(tx, {
        act,
        subjectKind: 'delivery',
        subjectId: id,
        detail: { by: actor.accountId },
      })
    })
  }

  async function shown(tx: Tx, row: store.ShownRow): Promise<Delivery> {
    const key = row.wrapped ? keyring.unwrap(row.wrapped) : undefined
    const words = (sealed: Buffer | null) => (key && sealed ? open(key, sealed).toString('utf8') : null)
    return {
      id: row.id,
      kind: row.kind,
      state: row.state,
      about: { kind: row.owner_kind, id: row.owner_id },
      recipientId: row.recipient_id,
      organisationId: row.organisation_id,
      to: words(row.address_sealed) ?? (await channels[row.kind]?.shown?.(tx, row.recipient_id)) ?? null,
      attempts: row.attempts,
      createdAt: row.created_at.toISOString(),
      nextAt: row.state === 'pending' ? row.next_at.toISOString() : null,
      settledAt: row.settled_at?.toISOString() ?? null,
      lastError: words(row.error_sealed),
    }
  }

  return {
    async put(tx, { owner, key, address, payload, kind, source, recipientId, organisationId, id }) {
      const at = clock.now()
      const added = await store.insert(tx, {
        id: id ?? newId(at.getTime()),
        kind,
        source,
        recipientId,
        organisationId: organisationId ?? null,
        owner,
        addressSealed: address === undefined ? null : seal(key, Buffer.from(address)),
        sealed: seal(key, Buffer.from(JSON.stringify(payload))),
        at,
      })
      return added > 0
    },
    async sendDue() {
      if (busy) return 0
      busy = true
      try {
        for (let tried = 0; ; ) {
          const now = clock.now()
          const due = await db.as(system, (tx) =>
            store.claim(tx, now, new Date(now.getTime() + LEASE_MS), AT_ONCE),
          )
          await Promise.all(due.map(attempt))
          tried += due.length
          if (due.length < AT_ONCE) return tried
        }
      } finally {
        busy = false
      }
    },
    async list(actor, { state, cursor, limit = 50 }) {
      if (!policy.maySeeDeliveries(actor))
        throw fault('not-allowed', 'Reading deliveries takes a signed-in account and the scope cases:read.')
      return db.as(actor, async (tx) => {
        const rows = await store.list(tx, { state, before: idCursor(cursor), limit: limit + 1 })
        const items: Delivery[] = []
        for (const row of rows.slice(0, limit)) items.push(await shown(tx, row))
        return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
      })
    },
    retry: (actor, id) =>
      settle(actor, id, store.revive, {
        act: 'delivery retried',
        needs: 'Sending again takes a signed-in account and the scope cases:write.',
        only: 'only a dead letter is sent again',
      }),
    drop: (actor, id) =>
      settle(actor, id, store.drop, {
        act: 'delivery dropped',
        needs: 'Dropping a dead letter takes a signed-in account and the scope cases:write.',
        only: 'only a dead letter is dropped',
      }),
    async readdress(tx, recipientId, key, address) {
      await store.readdress(tx, recipientId, seal(key, Buffer.from(address)))
    },
    async abandon(tx, recipientId) {
      await store.abandon(tx, recipientId)
    },
    async endsOf(tx, recipientIds) {
      const ends = new Map<string, DeliveryEnd[]>()
      for (const row of await store.endsOf(tx, recipientIds, MOST_ENDS)) {
        const words =
          row.wrapped && row.error_sealed
            ? open(keyring.unwrap(row.wrapped), row.error_sealed).toString('utf8')
            : null
        const known = ends.get(row.recipient_id) ?? []
        ends.set(row.recipient_id, [...known, { ended: row.ended, at: row.settled_at, words }])
      }
      return ends
    },
    countDead: (tx) => store.countDead(tx),
    sweep: () =>
      db.as(system, (tx) => store.sweep(tx, new Date(clock.now().getTime() - KEPT_DAYS * 86_400_000))),
  }
}

/** The id of the last row of the page before. @throws Fault `invalid-input` */
function idCursor(cursor: string | undefined): string | undefined {
  if (cursor && !isId(cursor))
    throw fault('invalid-input', 'The cursor is not one this house gave; start again without it.')
  return cursor
}
