import Type, { type Static } from 'typebox'
import { DateTime, Id, Nullable } from '../http/schema.ts'

/** An organisation's endpoint. It hears of what the account that made it may see. */
export const Webhook = Type.Object({
  id: Id,
  url: Type.String(),
  createdAt: DateTime,
  /** Set when too many calls in a row could not be delivered; nothing is sent until it is enabled again. */
  disabledAt: Nullable(DateTime),
  disabledBecause: Nullable(Type.String()),
  /** Calls given up since the last one that arrived. */
  deadLetters: Type.Integer(),
})
export type Webhook = Static<typeof Webhook>
export const Webhooks = Type.Object({ items: Type.Array(Webhook), next: Type.Null() })
export const NewWebhook = Type.Object({
  ...Webhook.properties,
  /** Shown once. Verify every call with it (Standard Webhooks, symmetric signature v1). */
  secret: Type.String(),
})
export type NewWebhook = Static<typeof NewWebhook>
export const WebhookBody = Type.Object(
  { url: Type.String({ minLength: 1, maxLength: 2000, description: 'https' }) },
  { additionalProperties: false },
)
export const EnableBody = Type.Object({ enabled: Type.Boolean() }, { additionalProperties: false })

/** What is sent: ids only; the rest is read through the API, as whoever one is. */
export interface WebhookPayload {
  type: string
  /** Instant of what happened, RFC 3339. */
  timestamp: string
  data: Record<string, string>
}
