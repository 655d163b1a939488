import { createHash, randomBytes } from 'node:crypto'
import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { renderRss } from '../../../standards/rss/render.ts'
import { dayIn } from '../../../standards/scoring/bod2604-clock.ts'
import * as policy from '../policy.ts'
import { clockOf, minuteOf, tellNow } from '../rules/alerts.ts'
import { alertLetter, type Told } from '../rules/letter.ts'
import type { AlertSettings, AlertSettingsBody, AlertView } from '../schema.ts'
import * as store from '../store/alerts.ts'
import { type MembersDeps, memberOf, openJson, sealJson } from './deps.ts'

export interface Alerts {
  /** @throws Fault `not-allowed`, `member-not-joined` */
  alertSettings(actor: Actor): Promise<AlertSettings>
  /** @throws Fault `not-allowed`, `member-not-joined` */
  setAlertSettings(actor: Actor, body: AlertSettingsBody): Promise<AlertSettings>
  /** Makes an address of an RSS feed; the one before ends. Shown once. */
  makeRss(actor: Actor): Promise<{ href: string }>
  endRss(actor: Actor): Promise<void>
  listAlerts(
    actor: Actor,
    query: { cursor?: string; limit?: number },
  ): Promise<{ items: AlertView[]; next: string | null }>
  /** The feed behind a token: public matters alone. @throws Fault `not-found` */
  rss(token: string): Promise<string>
  /** Writes alerts down, in a transaction of the house; told later, as each member wishes. */
  noteAlerts(
    tx: Tx,
    alerts: readonly {
      organisationId: string
      exposureId: string
      cause: AlertView['cause']
      band: AlertView['band']
    }[],
  ): Promise<void>
  /** Tells every member what is due by its settings. @returns how many members were told */
  tellDue(): Promise<number>
}

/** What the sealed part of an exposure holds, as far as alerts speak of it. */
interface Face {
  vulnerability: string
  component: { name: string; version?: string }
}

const MOST_WAITING = 2000
const DAY_MS = 86_400_000
/** Who never said anything is told what is urgent at once, and the rest daily: silence must not be the default. */
const DEFAULTS: AlertSettingsBody = {
  mode: 'immediate',
  atLeast: 'out-of-cycle',
  quiet: { from: '22:00', to: '06:30' },
  breakQuiet: true,
  digestAt: '08:00',
  emails: [],
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export function createAlerts(deps: MembersDeps): Alerts {
  const { db, keyring, clock, telling } = deps

  const requireReader = (actor: Actor) => {
    if (!policy.mayReadOwn(actor))
      throw fault('not-allowed', 'Alerts are shown to members, with the scope members:read.')
  }
  const requireWriter = (actor: Actor) => {
    if (!policy.mayWriteOwn(actor))
      throw fault('not-allowed', 'Alert settings are made by members, with the scope members:write.')
  }

  async function settingsOf(actor: Actor): Promise<AlertSettings> {
    const organisationId = actor.organisationId!
    const { row, key } = await db.as(actor, async (tx) => ({
      ...(await memberOf(deps, tx, organisationId)),
      row: await store.findSettings(tx, organisationId),
    }))
    const endpoints = await db.as(system, telling.webhooks.listening)
    const own: AlertSettingsBody = row
      ? {
          mode: row.mode,
          atLeast: row.at_least,
          quiet:
            row.quiet_from === null || row.quiet_to === null
              ? null
              : { from: clockOf(row.quiet_from), to: clockOf(row.quiet_to) },
          breakQuiet: row.break_quiet,
          digestAt: clockOf(row.digest_at),
          emails: openJson<{ emails: string[] }>(key, row.sealed).emails,
        }
      : DEFAULTS
    return {
      ...own,
      rss: row?.rss ?? false,
      mail: telling.mail,
      webhooks: endpoints.filter((one) => one.organisationId === organisationId).length,
    }
  }

  async function save(tx: Tx, organisationId: string, body: AlertSettingsBody): Promise<void> {
    const { key } = await memberOf(deps, tx, organisationId)
    await store.saveSettings(tx, {
      organisation_id: organisationId,
      mode: body.mode,
      at_least: body.atLeast,
      quiet_from: body.quiet ? minuteOf(body.quiet.from) : null,
      quiet_to: body.quiet ? minuteOf(body.quiet.to) : null,
      break_quiet: body.breakQuiet,
      digest_at: minuteOf(body.digestAt),
      sealed: sealJson(key, { emails: body.emails }),
      at: clock.now(),
    })
  }

  const faceOf = (key: Uint8Array, row: store.AlertRow): Face & { words: string } => {
    const face = openJson<Face>(key, row.sealed)
    const { name, version } = face.component
    return { ...face, words: version === undefined ? name : `${name} ${version}` }
  }

  /** The same letter to the same address is one delivery, however often it is tried. */
  const recipientId = (organisationId: string, email: string): string => {
    const hex = keyring.blindHex('alert recipient', `${organisationId}/${email}`)
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
  }

  async function tellMember(organisationId: string): Promise<boolean> {
    // Looked up before the transaction: one transaction at a time is open here.
    const endpoints = (await db.as(system, telling.webhooks.listening)).filter(
      (one) => one.organisationId === organisationId,
    )
    const makers = new Map<string, Actor | undefined>()
    for (const { accountId } of endpoints) makers.set(accountId, await telling.actorById(accountId))
    const waiting = await db.as(system, (tx) => store.waitingAlerts(tx, organisationId, MOST_WAITING))
    const visible = new Map<string, Set<string>>()
    for (const { id, accountId } of endpoints) {
      const maker = makers.get(accountId)
      const ids = waiting.map(({ exposure_id }) => exposure_id)
      if (maker) visible.set(id, await db.as(maker, (tx) => store.visibleExposures(tx, ids)))
    }
    return db.as(system, async (tx) => {
      if (!(await store.findSettings(tx, organisationId))) await save(tx, organisationId, DEFAULTS)
      const settings = await store.lockSettings(tx, organisationId)
      // Another server is at it.
      if (!settings) return false
      const now = clock.now()
      const { key } = await memberOf(deps, tx, organisationId)
      const { emails } = openJson<{ emails: string[] }>(key, settings.sealed)
      const rules = {
        mode: settings.mode,
        atLeast: settings.at_least,
        quiet:
          settings.quiet_from === null || settings.quiet_to === null
            ? undefined
            : { from: settings.quiet_from, to: settings.quiet_to },
        breakQuiet: settings.break_quiet,
        digestAt: settings.digest_at,
        lastDigestAt: settings.last_digest_at ?? undefined,
      }
      const { ids, digest } = tellNow(rules, settings.zone, now, waiting)
      const told = waiting.filter(({ id }) => ids.includes(id))
      if (told.length === 0) return false
      const source = `alert/${told[0]!.id}/${told.at(-1)!.id}`
      const owner = { kind: 'member', id: organisationId }
      const letter = alertLetter(
        told.map((row): Told => {
          const { vulnerability, words } = faceOf(key, row)
          return {
            vulnerability,
            component: words,
            band: row.band,
            cause: row.cause,
            // The day that ends with that instant.
            dueOn: row.due_at ? dayIn(new Date(row.due_at.getTime() - 1), settings.zone) : undefined,
            nameable: row.case_id === null && row.tlp === 0,
          }
        }),
        { house: deps.houseName, digest, link: `${deps.publicUrl()}/home` },
      )
      const host = new URL(deps.publicUrl()).hostname
      for (const email of telling.mail ? emails : []) {
        const id = newId(now.getTime())
        await telling.deliveries.put(tx, {
          id,
          kind: 'e-mail',
          source,
          recipientId: recipientId(organisationId, email),
          organisationId,
          owner,
          key,
          address: email,
          payload: { ...letter, messageId: `${id}@${host}`, references: [], replyTo: null },
        })
      }
      for (const endpoint of endpoints) {
        const seen = told.filter(({ exposure_id }) => visible.get(endpoint.id)?.has(exposure_id))
        if (seen.length === 0) continue
        await telling.deliveries.put(tx, {
          kind: 'webhook',
          source,
          recipientId: endpoint.id,
          organisationId,
          owner,
          key,
          payload: {
            type: digest ? 'exposure.digest' : 'exposure.alert',
            timestamp: now.toISOString(),
            // Ids alone: who overhears it learns nothing, who may read asks the API.
            data: {
              exposures: seen.map(({ exposure_id, cause, band }) => ({ id: exposure_id, cause, band })),
            },
          },
        })
      }
      await store.markTold(tx, ids, now)
      if (digest) await store.setLastDigest(tx, organisationId, now)
      return true
    })
  }

  return {
    async alertSettings(actor) {
      requireReader(actor)
      return settingsOf(actor)
    },
    async setAlertSettings(actor, body) {
      requireWriter(actor)
      await db.as(system, async (tx) => {
        await save(tx, actor.organisationId!, body)
        const detail = { by: actor.accountId, mode: body.mode }
        await record(tx, {
          act: 'alert settings made',
          subjectKind: 'member',
          subjectId: actor.organisationId!,
          detail,
        })
      })
      return settingsOf(actor)
    },
    async makeRss(actor) {
      requireWriter(actor)
      const token = randomBytes(24).toString('base64url')
      await db.as(system, async (tx) => {
        const organisationId = actor.organisationId!
        if (!(await store.findSettings(tx, organisationId))) await save(tx, organisationId, DEFAULTS)
        await store.setRssHash(tx, organisationId, hashOf(token))
        const detail = { by: actor.accountId }
        await record(tx, { act: 'alert feed made', subjectKind: 'member', subjectId: organisationId, detail })
      })
      return { href: `${deps.publicUrl()}/v1/alerts.rss?token=${token}` }
    },
    async endRss(actor) {
      requireWriter(actor)
      await db.as(system, async (tx) => {
        await store.setRssHash(tx, actor.organisationId!, null)
        const detail = { by: actor.accountId }
        await record(tx, {
          act: 'alert feed ended',
          subjectKind: 'member',
          subjectId: actor.organisationId!,
          detail,
        })
      })
    },
    async listAlerts(actor, { cursor, limit = 50 }) {
      requireReader(actor)
      if (cursor !== undefined && !/^\d{1,18}$/.test(cursor))
        throw fault('invalid-input', 'The cursor is not one this house gave; start again without it.')
      return db.as(actor, async (tx) => {
        const { key } = await memberOf(deps, tx, actor.organisationId)
        const rows = await store.listAlerts(tx, cursor, limit + 1)
        const page = rows.slice(0, limit)
        return {
          items: page.map((row) => {
            const { vulnerability, words } = faceOf(key, row)
            return {
              id: row.id,
              exposureId: row.exposure_id,
              cause: row.cause,
              band: row.band,
              vulnerability,
              component: words,
              at: row.at.toISOString(),
              toldAt: row.told_at?.toISOString() ?? null,
            }
          }),
          next: rows.length > limit ? page.at(-1)!.position : null,
        }
      })
    },
    async rss(token) {
      return db.as(system, async (tx) => {
        const member = await store.memberOfRss(tx, hashOf(token))
        if (!member) throw fault('not-found', 'no feed is at this address, or not any more')
        const { key } = await memberOf(deps, tx, member.organisation_id)
        const rows = await store.publicAlerts(tx, member.organisation_id, 100)
        const link = `${deps.publicUrl()}/home`
        return renderRss(
          {
            title: `${deps.houseName}: alerts`,
            link,
            text: 'What of yours is affected. Sign in for what is not public.',
          },
          rows.map((row) => {
            const { vulnerability, words } = faceOf(key, row)
            return {
              id: row.id,
              title: `${vulnerability}: ${words}`,
              text: `Urgency: ${row.band}. ${row.cause === 'reopened' ? 'Open again.' : ''}`.trim(),
              link: `${deps.publicUrl()}/exposures/${row.exposure_id}`,
              at: row.at.toISOString(),
            }
          }),
        )
      })
    },
    async noteAlerts(tx, alerts) {
      const at = clock.now()
      await store.insertAlerts(
        tx,
        alerts.map((alert) => ({ id: newId(at.getTime()), at, ...alert })),
      )
    },
    async tellDue() {
      const waiting = await db.as(system, async (tx) => {
        const now = clock.now()
        const due = await store.dueSoon(tx, now, new Date(now.getTime() + DAY_MS), MOST_WAITING)
        await store.insertAlerts(
          tx,
          due.map(({ id, organisation_id, band }) => ({
            id: newId(now.getTime()),
            organisationId: organisation_id,
            exposureId: id,
            cause: 'due',
            band,
            at: now,
          })),
        )
        await store.dropSettled(tx)
        return store.membersWaiting(tx)
      })
      let told = 0
      for (const { organisation_id } of waiting) if (await tellMember(organisation_id)) told += 1
      return told
    },
  }
}
