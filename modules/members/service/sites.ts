import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { isZone } from '../rules/profile.ts'
import type { SiteBody, SiteView } from '../schema.ts'
import * as store from '../store/assets.ts'
import { type MembersDeps, memberOf, openJson, sealJson } from './deps.ts'
import { idCursor, type PageInput, requireReader, requireWriter } from './own.ts'

export interface Sites {
  /** @throws Fault `not-allowed`, `member-not-joined` */
  listSites(actor: Actor, query: PageInput): Promise<{ items: SiteView[]; next: string | null }>
  /** @throws Fault `not-allowed`, `member-not-joined`, `invalid-input` */
  addSite(actor: Actor, body: SiteBody): Promise<SiteView>
  /** @throws Fault `site-not-found` */
  setSite(actor: Actor, id: string, body: SiteBody): Promise<SiteView>
  /** @throws Fault `site-not-found`, `site-in-use` */
  removeSite(actor: Actor, id: string): Promise<void>
}

export function createSites(deps: MembersDeps): Sites {
  const { db, clock } = deps

  const view = (key: Buffer, row: store.SiteRow): SiteView => {
    const { name, place = null, zone = null } = openJson<SiteBody>(key, row.sealed)
    return { id: row.id, name, place, zone, assets: row.assets }
  }
  /** One change to the actor's own, with its journal entry. */
  const change = <T>(
    actor: Actor,
    act: string,
    work: (tx: Tx, key: Buffer, organisationId: string) => Promise<{ id: string; result: T }>,
  ): Promise<T> =>
    db.as(system, async (tx) => {
      const { key, row } = await memberOf(deps, tx, actor.organisationId)
      const { id, result } = await work(tx, key, row.organisation_id)
      const detail = { by: actor.accountId }
      await record(tx, { act, subjectKind: 'site', subjectId: id, detail })
      return result
    })
  const found = async (tx: Tx, organisationId: string, id: string): Promise<store.SiteRow> => {
    const row = await store.findSite(tx, organisationId, id)
    if (!row) throw fault('site-not-found', `no site ${id} of yours`)
    return row
  }

  return {
    async listSites(actor, { cursor, limit = 50 }) {
      requireReader(actor)
      const after = idCursor(cursor)
      return db.as(actor, async (tx) => {
        const { key } = await memberOf(deps, tx, actor.organisationId)
        const rows = await store.listSites(tx, after, limit + 1)
        const page = rows.slice(0, limit)
        return {
          items: page.map((row) => view(key, row)),
          next: rows.length > limit ? page.at(-1)!.id : null,
        }
      })
    },
    async addSite(actor, body) {
      requireWriter(actor)
      requireZone(body)
      const at = clock.now()
      const id = newId(at.getTime())
      return change(actor, 'site added', async (tx, key, organisationId) => {
        const sealed = sealJson(key, body)
        await store.insertSite(tx, { id, organisationId, sealed, at })
        return { id, result: view(key, { id, sealed, assets: 0 }) }
      })
    },
    async setSite(actor, id, body) {
      requireWriter(actor)
      requireZone(body)
      return change(actor, 'site changed', async (tx, key, organisationId) => {
        const row = await found(tx, organisationId, id)
        const sealed = sealJson(key, body)
        await store.updateSite(tx, id, sealed)
        return { id, result: view(key, { ...row, sealed }) }
      })
    },
    async removeSite(actor, id) {
      requireWriter(actor)
      await change(actor, 'site removed', async (tx, _key, organisationId) => {
        const { assets } = await found(tx, organisationId, id)
        if (assets > 0)
          throw fault(
            'site-in-use',
            `${assets === 1 ? 'An asset stands' : `${assets} assets stand`} at this site: move or remove ${assets === 1 ? 'it' : 'them'} first.`,
          )
        await store.deleteSite(tx, id)
        return { id, result: undefined }
      })
    },
  }
}

function requireZone({ zone }: SiteBody): void {
  if (zone !== undefined && !isZone(zone))
    throw fault('invalid-input', 'The request does not fit its schema.', [
      { path: '/zone', message: `"${zone}" is no IANA time zone: write for instance America/New_York.` },
    ])
}
