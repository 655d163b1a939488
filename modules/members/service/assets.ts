import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Keyring } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { missingTags } from '../rules/profile.ts'
import type { AssetBody, AssetView } from '../schema.ts'
import * as store from '../store/assets.ts'
import { dropGhosts } from '../store/imports.ts'
import { lockMember } from '../store/members.ts'
import { type MembersDeps, memberOf, openJson, sealJson } from './deps.ts'
import { idCursor, type PageInput, requireReader, requireWriter } from './own.ts'

export interface Assets {
  /** @throws Fault `not-allowed`, `member-not-joined` */
  listAssets(actor: Actor, query: PageInput): Promise<{ items: AssetView[]; next: string | null }>
  /** @throws Fault `not-allowed`, `member-not-joined`, `site-not-found` */
  addAsset(actor: Actor, body: AssetBody): Promise<AssetView>
  /** Tags decide how urgent what is found there is: it is rated again. @throws Fault `asset-not-found`, `site-not-found` */
  setAsset(actor: Actor, id: string, body: AssetBody): Promise<AssetView>
  /** @throws Fault `asset-not-found`, `asset-in-use` */
  removeAsset(actor: Actor, id: string): Promise<void>
}

type SealedAsset = Pick<AssetBody, 'name' | 'organisation' | 'environment' | 'assetType'>

export function createAssets(deps: MembersDeps): Assets {
  const { db, keyring, clock } = deps

  /** As the house: writes and reads it back. */
  async function write(
    tx: Tx,
    key: Buffer,
    organisationId: string,
    id: string,
    body: AssetBody,
    put: (tx: Tx, row: store.NewAsset) => Promise<number>,
  ): Promise<AssetView> {
    if (body.siteId !== undefined && !(await store.findSite(tx, organisationId, body.siteId)))
      throw fault('site-not-found', `no site ${body.siteId} of yours`)
    await put(tx, newAsset(keyring, key, organisationId, id, body, clock.now()))
    return assetView(key, (await store.findAsset(tx, organisationId, id))!)
  }
  const journal = (tx: Tx, actor: Actor, act: string, id: string) =>
    record(tx, { act, subjectKind: 'asset', subjectId: id, detail: { by: actor.accountId } })
  const found = async (tx: Tx, organisationId: string, id: string): Promise<store.AssetRow> => {
    const row = await store.findAsset(tx, organisationId, id)
    if (!row) throw fault('asset-not-found', `no asset ${id} of yours`)
    return row
  }

  return {
    async listAssets(actor, { cursor, limit = 50 }) {
      requireReader(actor)
      const after = idCursor(cursor)
      return db.as(actor, async (tx) => {
        const { key } = await memberOf(deps, tx, actor.organisationId)
        const rows = await store.listAssets(tx, after, limit + 1)
        const page = rows.slice(0, limit)
        return {
          items: page.map((row) => assetView(key, row)),
          next: rows.length > limit ? page.at(-1)!.id : null,
        }
      })
    },
    async addAsset(actor, body) {
      requireWriter(actor)
      const id = newId(clock.now().getTime())
      return db.as(system, async (tx) => {
        const { key, row } = await memberOf(deps, tx, actor.organisationId)
        const made = await write(tx, key, row.organisation_id, id, body, store.insertAsset)
        await journal(tx, actor, 'asset added', id)
        return made
      })
    },
    async setAsset(actor, id, body) {
      requireWriter(actor)
      return db.as(system, async (tx) => {
        const { key, row } = await memberOf(deps, tx, actor.organisationId)
        const { organisation_id: organisationId } = row
        await found(tx, organisationId, id)
        const made = await write(tx, key, organisationId, id, body, store.updateAsset)
        await deps.enqueue(tx, 'members.rate', [{ data: { organisationId }, key: organisationId }])
        await journal(tx, actor, 'asset changed', id)
        return made
      })
    },
    async removeAsset(actor, id) {
      requireWriter(actor)
      await db.as(system, async (tx) => {
        const { row } = await memberOf(deps, tx, actor.organisationId)
        // An import that begins meanwhile looks for its asset under the same lock.
        await lockMember(tx, row.organisation_id)
        await found(tx, row.organisation_id, id)
        await dropGhosts(tx, id)
        if ((await store.inventoriesOf(tx, id)) > 0)
          throw fault('asset-in-use', 'This asset has an inventory: delete it first.')
        await store.deleteAsset(tx, id)
        await journal(tx, actor, 'asset removed', id)
      })
    },
  }
}

/** Names are compared without regard to capitals and spaces at their ends. */
export const assetNameKey = (keyring: Keyring, organisationId: string, name: string): Buffer =>
  keyring.blind('asset name', `${organisationId}\0${name.trim().toLowerCase()}`)

/** A new row of an asset, or its new content. */
export function newAsset(
  keyring: Keyring,
  key: Buffer,
  organisationId: string,
  id: string,
  body: AssetBody,
  at: Date,
): store.NewAsset {
  const { name, organisation, environment, assetType } = body
  return {
    id,
    organisationId,
    siteId: body.siteId ?? null,
    quantity: body.quantity ?? 1,
    exposure: body.exposure ?? null,
    nameKey: assetNameKey(keyring, organisationId, name),
    sealed: sealJson(key, { name, organisation, environment, assetType } satisfies Loose<SealedAsset>),
    at,
  }
}

type Loose<T> = { [Key in keyof T]: T[Key] | undefined }

function assetView(key: Buffer, row: store.AssetRow): AssetView {
  const {
    name,
    organisation = null,
    environment = null,
    assetType = null,
  } = openJson<SealedAsset>(key, row.sealed)
  const { exposure } = row
  const tags = { organisation, environment, exposure, assetType }
  return {
    id: row.id,
    name,
    siteId: row.site_id,
    site: row.site_sealed && openJson<{ name: string }>(key, row.site_sealed).name,
    quantity: row.quantity,
    ...tags,
    missingTags: missingTags(tags),
    inventories: row.inventories,
  }
}
