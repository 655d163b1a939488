import { system } from '../access/actor.ts'
import type { Clock } from '../clock/index.ts'
import { type Keyring, open } from '../crypto/index.ts'
import type { Database } from '../db/index.ts'
import type { Outcome } from '../deliveries/rules.ts'
import type { Channel } from '../deliveries/service.ts'
import { record } from '../journal/index.ts'
import { type Ask, OutboundProblem } from '../outbound/request.ts'
import { webhookHeaders } from './sign.ts'
import * as store from './store.ts'

/** What is kept of an endpoint, sealed under its key. */
export interface SealedWebhook {
  url: string
  secret: string
}

export interface WebhookDeps {
  db: Database
  keyring: Keyring
  clock: Clock
  ask: Ask
  /** The operator lets endpoints be on this machine, by plain http too. */
  loopback: boolean
}

const TIMEOUT_MS = 20_000
/** Answers are looked at for their status alone. */
const ANSWER_BYTES = 64 * 1024
/** So many dead letters in a row disable an endpoint. */
export const MOST_DEAD_LETTERS = 5

export const openWebhook = (keyring: Keyring, row: store.WebhookRow): SealedWebhook =>
  JSON.parse(open(keyring.unwrap(row.wrapped), row.sealed).toString('utf8')) as SealedWebhook

/** Calls endpoints: Standard Webhooks, one POST a try; only 2xx is an arrival, 410 says to stop. */
export function webhookChannel({ db, keyring, clock, ask, loopback }: WebhookDeps): Channel {
  return {
    async send({ id, recipientId, payload }) {
      const row = await db.as(system, (tx) => store.find(tx, recipientId))
      if (!row) return { ok: false, words: 'The endpoint was removed.', final: true }
      if (row.disabled_at)
        return { ok: false, words: 'The endpoint is disabled: enable it, then send again.', final: true }
      const { url, secret } = openWebhook(keyring, row)
      const body = JSON.stringify(payload)
      const headers = { 'content-type': 'application/json', ...webhookHeaders(secret, id, clock.now(), body) }
      try {
        const answer = await ask(new URL(url), {
          method: 'POST',
          headers,
          body,
          maxBytes: ANSWER_BYTES,
          timeoutMs: TIMEOUT_MS,
          loopback,
        })
        if (answer.status === 410) await db.as(system, (tx) => store.disable(tx, recipientId, clock.now()))
        return outcomeOf(answer.status, answer.headers['retry-after'])
      } catch (error) {
        if (error instanceof OutboundProblem) return { ok: false, words: error.message }
        throw error
      }
    },
    async settled(tx, recipientId, end) {
      if (end === 'sent') return void (await store.arrived(tx, recipientId))
      if (await store.died(tx, recipientId, MOST_DEAD_LETTERS, clock.now()))
        await record(tx, { act: 'webhook disabled', subjectKind: 'webhook', subjectId: recipientId })
    },
    // Paths and queries of endpoints hold secrets of their own: the host is enough to know it by.
    async shown(tx, recipientId) {
      const row = await store.find(tx, recipientId)
      return row ? new URL(openWebhook(keyring, row).url).host : null
    },
  }
}

function outcomeOf(status: number, retryAfter: string | undefined): Outcome {
  if (status >= 200 && status < 300) return { ok: true }
  if (status === 410)
    return { ok: false, words: 'The endpoint answered 410: it wants no more. It was disabled.', final: true }
  const asked = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined
  return {
    ok: false,
    words: `The endpoint answered ${status}; only 2xx counts as arrived.`,
    ...(asked === undefined ? {} : { retryAfterSeconds: asked }),
  }
}
