import type { AdvisoryView } from '../../modules/advisories/schema.ts'
import type { Cases, OutwardDeps } from '../../modules/cases/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Config } from '../../platform/config/index.ts'
import type { Keyring } from '../../platform/crypto/index.ts'
import { createCveServices } from '../../platform/cve-services/client.ts'
import type { Database, Tx } from '../../platform/db/index.ts'
import { createDeliveries, type Deliveries } from '../../platform/deliveries/service.ts'
import type { OnError } from '../../platform/jobs/index.ts'
import { startMailServer } from '../../platform/mail/receive.ts'
import { mailChannel } from '../../platform/mail/send.ts'
import { ask } from '../../platform/outbound/request.ts'
import { webhookChannel } from '../../platform/webhooks/channel.ts'
import { createWebhooks, type Webhooks } from '../../platform/webhooks/service.ts'
import type { AdvisoryModel } from '../../standards/advisory/model.ts'

export interface Outward {
  deliveries: Deliveries
  webhooks: Webhooks
  forCases: OutwardDeps
  /** What waits for somebody to look at it; for the watch floor, in a transaction of the house. */
  waiting(tx: Tx, cases: Pick<Cases, 'heldMails'>): Promise<{ reason: string; count: number; href: string }[]>
}

/** Ways out of the house: e-mail where a mail server is named, webhooks always. */
export function outwardOf(
  config: Config,
  { db, keyring, clock }: { db: Database; keyring: Keyring; clock: Clock },
  publishedAdvisory: OutwardDeps['publishedAdvisory'],
): Outward {
  const { smtpUrl, mailFrom, mailDomain, publisherName } = config
  const hooks = { db, keyring, clock, ask, loopback: config.webhookLoopback }
  const webhooks = createWebhooks(hooks)
  const { cveApi, cveOrg, cveUser, cveKey } = config
  const cveAccount =
    cveApi && cveOrg && cveUser && cveKey
      ? { api: cveApi, organisation: cveOrg, user: cveUser, key: cveKey }
      : undefined
  const mail =
    smtpUrl && mailFrom ? mailChannel({ url: smtpUrl, from: mailFrom, name: publisherName }) : undefined
  const deliveries = createDeliveries({
    db,
    keyring,
    clock,
    random: Math.random,
    channels: { webhook: webhookChannel(hooks), ...(mail ? { 'e-mail': mail } : {}) },
  })
  return {
    deliveries,
    webhooks,
    forCases: {
      deliveries,
      webhooks,
      mail: mail ? { domain: mailDomain } : undefined,
      cve: cveAccount ? createCveServices(cveAccount, ask) : undefined,
      publishedAdvisory,
      houseName: publisherName,
      from: mailFrom ?? null,
      exportNotice: config.exportNotice,
    },
    async waiting(tx, cases) {
      const waiting = [
        {
          reason: 'letters that could not be delivered: mend the address and send them again, or drop them',
          count: await deliveries.countDead(tx),
          href: '/deliveries',
        },
        {
          reason: 'e-mails held back: read them, then post or drop them',
          count: await cases.heldMails(tx),
          href: '/deliveries',
        },
      ]
      return waiting.filter(({ count }) => count > 0)
    },
  }
}

/** Starts the server that takes answers in, where one is configured. */
export async function startMailIn(
  { mailListen, mailDomain }: Config,
  cases: Pick<Cases, 'knowsReplyToken' | 'takeMail'>,
  onError: OnError,
): Promise<{ port: number; close(): Promise<void> } | undefined> {
  if (!mailListen || !mailDomain) return undefined
  const colon = mailListen.lastIndexOf(':')
  return startMailServer({
    host: mailListen.slice(0, colon).replace(/^\[|\]$/g, ''),
    port: Number(mailListen.slice(colon + 1)),
    domain: mailDomain,
    knows: cases.knowsReplyToken,
    take: cases.takeMail,
    onError: (error) => onError(error),
  })
}

/** A published advisory as codecs take it: from what its reader is shown, so that no draft gets out this way. */
export function publishedModel(
  { number, content, state, publishedAt, revision }: AdvisoryView,
  publisher: AdvisoryModel['publisher'],
  publicUrl: string,
): AdvisoryModel | undefined {
  if (state !== 'published' || publishedAt === null) return undefined
  return {
    number,
    tlp: 'clear',
    publisher,
    published: publishedAt,
    updated: publishedAt,
    revisions: [{ number: revision, date: publishedAt, summary: '' }],
    content,
    url: `${publicUrl}/advisories/${number}`,
  }
}
