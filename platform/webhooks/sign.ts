import { createHmac, randomBytes } from 'node:crypto'

/** Prefix of symmetric secrets (Standard Webhooks, "Signature scheme"). */
const PREFIX = 'whsec_'

/** A new secret: 32 random bytes; the standard asks for 24 to 64. */
export const newSecret = (): string => PREFIX + randomBytes(32).toString('base64')

/**
 * Headers of one try (Standard Webhooks 1.0, "Webhook Headers" and "Signature scheme": HMAC-SHA256 over
 * `id.timestamp.body`). The id is the same at every try, the timestamp is the try's own.
 * @param body exactly the bytes that are sent
 */
export function webhookHeaders(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = Math.floor(at.getTime() / 1000)
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  }
}
