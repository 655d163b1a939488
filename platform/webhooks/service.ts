import { type Actor, system } from '../access/actor.ts'
import { newId } from '../clock/index.ts'
import { newKey, seal } from '../crypto/index.ts'
import type { Tx } from '../db/index.ts'
import * as deliveries from '../deliveries/store.ts'
import { fault } from '../errors/index.ts'
import { record } from '../journal/index.ts'
import { whyNot } from '../outbound/request.ts'
import { MOST_DEAD_LETTERS, openWebhook, type SealedWebhook, type WebhookDeps } from './channel.ts'
import * as policy from './policy.ts'
import type { NewWebhook, Webhook } from './schema.ts'
import { newSecret } from './sign.ts'
import * as store from './store.ts'

export interface Webhooks {
  /** Endpoints of the actor's organisation. */
  list(actor: Actor): Promise<Webhook[]>
  /** @throws Fault `webhook-address-refused`, `webhook-limit` */
  add(actor: Actor, url: string): Promise<NewWebhook>
  /** Enables it, with a clean slate, or disables it. @throws Fault `webhook-not-found` */
  setEnabled(actor: Actor, id: string, enabled: boolean): Promise<Webhook>
  /** Removes it, with what waited for it. @throws Fault `webhook-not-found` */
  remove(actor: Actor, id: string): Promise<void>
  /** Endpoints that want to hear, each with the account whose eyes decide of what. In a transaction of the house. */
  listening(tx: Tx): Promise<{ id: string; organisationId: string; accountId: string }[]>
}

const MOST = 10

export function createWebhooks({ db, keyring, clock, loopback }: WebhookDeps): Webhooks {
  function view(row: store.WebhookRow): Webhook {
    const disabledBecause =
      row.dead_letters >= MOST_DEAD_LETTERS
        ? `${row.dead_letters} calls in a row could not be delivered. See /v1/deliveries?state=dead, mend the endpoint, then enable it again.`
        : 'It answered 410 (gone), or somebody of your organisation disabled it.'
    return {
      id: row.id,
      url: openWebhook(keyring, row).url,
      createdAt: row.created_at.toISOString(),
      disabledAt: row.disabled_at?.toISOString() ?? null,
      disabledBecause: row.disabled_at ? disabledBecause : null,
      deadLetters: row.dead_letters,
    }
  }

  async function own(actor: Actor, id: string): Promise<store.WebhookRow> {
    requireKeeper(actor)
    const row = await db.as(actor, (tx) => store.find(tx, id))
    if (!row) throw fault('webhook-not-found', `no webhook ${id}, or none of yours`)
    return row
  }

  return {
    async list(actor) {
      if (!policy.maySeeWebhooks(actor))
        throw fault('not-allowed', 'Reading webhooks takes a signed-in account and the scope cases:read.')
      return (await db.as(actor, store.list)).map(view)
    },
    async add(actor, url) {
      const { organisationId, accountId } = requireKeeper(actor)
      const wrong = URL.canParse(url) ? whyNot(new URL(url), loopback) : 'This is no address.'
      if (wrong) throw fault('webhook-address-refused', wrong, [{ path: '/url', message: wrong }])
      const sealed: SealedWebhook = { url: new URL(url).href, secret: newSecret() }
      const id = newId(clock.now().getTime())
      const row = await db.as(system, async (tx) => {
        const known = (await store.list(tx)).filter((one) => one.organisation_id === organisationId)
        if (known.length >= MOST)
          throw fault('webhook-limit', `${MOST} webhooks are the most an organisation has: remove one first.`)
        const key = newKey()
        await store.insert(tx, {
          id,
          organisationId,
          accountId,
          at: clock.now(),
          wrapped: keyring.wrap(key),
          sealed: seal(key, Buffer.from(JSON.stringify(sealed))),
        })
        await journal(tx, 'webhook added', id, actor)
        return store.find(tx, id)
      })
      return { ...view(row!), secret: sealed.secret }
    },
    async setEnabled(actor, id, enabled) {
      await own(actor, id)
      const row = await db.as(system, async (tx) => {
        await (enabled ? store.enable(tx, id) : store.disable(tx, id, clock.now()))
        await journal(tx, enabled ? 'webhook enabled' : 'webhook disabled', id, actor)
        return store.find(tx, id)
      })
      if (!row) throw fault('webhook-not-found', `webhook ${id} was removed meanwhile`)
      return view(row)
    },
    async remove(actor, id) {
      await own(actor, id)
      await db.as(system, async (tx) => {
        await deliveries.abandon(tx, id)
        await store.remove(tx, id)
        await journal(tx, 'webhook removed', id, actor)
      })
    },
    async listening(tx) {
      return (await store.listening(tx)).map((row) => ({
        id: row.id,
        organisationId: row.organisation_id,
        accountId: row.account_id,
      }))
    },
  }
}

function requireKeeper(actor: Actor): { organisationId: string; accountId: string } {
  const { organisationId, accountId } = actor
  if (!policy.mayKeepWebhooks(actor) || !organisationId || !accountId)
    throw fault('not-allowed', 'Keeping webhooks takes a signed-in account and the scope cases:write.')
  return { organisationId, accountId }
}

const journal = (tx: Tx, act: string, subjectId: string, actor: Actor): Promise<void> =>
  record(tx, { act, subjectKind: 'webhook', subjectId, detail: { by: actor.accountId } })
