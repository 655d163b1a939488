import type { Actor } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import type { Chunks } from '../../../standards/sbom/encoding.ts'
import { readInventory } from '../../../standards/sbom/read.ts'
import type { ImportQuery, ImportReceipt } from '../schema.ts'
import { assetByName, findAsset, insertAsset } from '../store/assets.ts'
import * as inventories from '../store/inventories.ts'
import { assetNameKey, newAsset } from './assets.ts'
import { type MembersDeps, sealJson } from './deps.ts'
import type { SealedInventory, TakeStatements } from './ending.ts'
import { type Begun, createImporting, type Source } from './importing.ts'
import { requireWriter } from './own.ts'

export interface Import {
  /**
   * Imports a document of any size in bounded memory: as a new inventory of an asset, or again where the asset has one
   * of this name. Until it has ended nothing of it counts, and what was there before stays whole.
   * @throws Fault `not-allowed`, `member-not-joined`, `asset-not-found`, `invalid-input`, `inventory-unreadable`,
   * `inventory-busy`, `too-large`
   */
  importInventory(actor: Actor, query: ImportQuery, body: Chunks | undefined): Promise<ImportReceipt>
  /** The same into an inventory that is there. @throws Fault `inventory-not-found`, and as above */
  importAgain(actor: Actor, id: string, query: Again, body: Chunks | undefined): Promise<ImportReceipt>
  /**
   * Imports what the house makes itself out of the document that is in force. `source` is called once no other import
   * of the inventory can run.
   */
  importMade(
    actor: Actor,
    query: Pick<ImportQuery, 'asset' | 'assetId' | 'name'>,
    source: Source,
  ): Promise<ImportReceipt>
}

export type Again = Pick<ImportQuery, 'form' | 'fileName' | 'distribution'>

/** Bounds above the reader's own would be broken by it; these are the house's. */
const LIMITS = { bytes: 1024 * 1024 * 1024, components: 2_000_000, problems: 500 }

export function createImport(deps: MembersDeps, takeStatements: TakeStatements): Import {
  const { keyring, clock } = deps
  const importing = createImporting(deps, takeStatements)

  /** @throws Fault `inventory-unreadable`, `invalid-input` */
  function reading(body: Chunks | undefined, { form, fileName, distribution }: Again): Source {
    if (body === undefined)
      throw fault('inventory-unreadable', 'The request has no body; send the document as the body.')
    if (form === 'picture list')
      throw fault('invalid-input', 'A picture list is chosen from, not uploaded.', [
        { path: '/form', message: 'leave it out, or name the form of the document' },
      ])
    const read = (begun: Begun, chunks: Chunks) => {
      const from = distribution ?? begun.distribution
      return readInventory(chunks, {
        ...(form === undefined ? {} : { form }),
        ...(fileName === undefined ? {} : { fileName }),
        ...(from === undefined ? {} : { distribution: from }),
        limits: LIMITS,
      })
    }
    return { items: (begun, keep) => read(begun, kept(body, keep)), again: read }
  }

  /** The asset that is named, made where nothing is called so. @throws Fault `asset-not-found`, `invalid-input` */
  async function assetOf(
    tx: Tx,
    key: Buffer,
    organisationId: string,
    { assetId, asset }: Pick<ImportQuery, 'asset' | 'assetId'>,
  ): Promise<string> {
    if (assetId !== undefined) {
      if (!(await findAsset(tx, organisationId, assetId)))
        throw fault('asset-not-found', `no asset ${assetId} of yours`)
      return assetId
    }
    if (asset === undefined)
      throw fault('invalid-input', 'An inventory belongs to an asset.', [
        { path: '/asset', message: 'name it, or give its assetId; one of a new name is made' },
      ])
    const known = await assetByName(tx, organisationId, assetNameKey(keyring, organisationId, asset))
    if (known !== undefined) return known
    const at = clock.now()
    const id = newId(at.getTime())
    await insertAsset(tx, newAsset(keyring, key, organisationId, id, { name: asset }, at))
    return id
  }

  /** The inventory of this name, made where the asset has none of it; nobody sees a new one before its import ended. */
  const named =
    (query: ImportQuery) =>
    async (tx: Tx, key: Buffer, organisationId: string): Promise<inventories.InventoryRow> => {
      const assetId = await assetOf(tx, key, organisationId, query)
      const name = query.name ?? query.fileName ?? 'inventory'
      const nameKey = keyring.blind('inventory name', `${organisationId}\0${name.trim().toLowerCase()}`)
      const known = await inventories.lockInventoryByName(tx, assetId, nameKey)
      if (known) return known
      const at = clock.now()
      const id = newId(at.getTime())
      const { fileName = null, distribution = null } = query
      const sealed: SealedInventory = { name, fileName, distribution, problems: [], problemCount: 0 }
      const row = { id, organisationId, assetId, nameKey, at, sealed: sealJson(key, sealed) }
      await inventories.insertInventory(tx, { ...row, form: query.form ?? 'csv' })
      return (await inventories.lockInventory(tx, organisationId, id))!
    }

  return {
    async importInventory(actor, query, body) {
      requireWriter(actor)
      return importing.run(actor, named(query), reading(body, query), query)
    },
    async importAgain(actor, id, query, body) {
      requireWriter(actor)
      const pick = async (tx: Tx, _key: Buffer, organisationId: string) => {
        const row = await inventories.lockInventory(tx, organisationId, id)
        if (!row || row.revision === 0) throw fault('inventory-not-found', `no inventory ${id} of yours`)
        return row
      }
      return importing.run(actor, pick, reading(body, query), query)
    },
    async importMade(actor, query, source) {
      requireWriter(actor)
      return importing.run(actor, named(query), source, { made: 'picture list' })
    },
  }
}

/** Bytes on their way to the reader, each kept first. */
async function* kept(body: Chunks, keep: (bytes: Uint8Array) => Promise<void>): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    await keep(bytes)
    yield bytes
  }
}
