import { type Actor, system } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { runningVersion } from '../rules/products.ts'
import type { ComponentView, InventoryForm, InventoryView } from '../schema.ts'
import { findOpenImport } from '../store/imports.ts'
import * as store from '../store/inventories.ts'
import { openComponent } from './components.ts'
import { type MembersDeps, memberOf, openJson } from './deps.ts'
import type { SealedInventory } from './ending.ts'
import { keptDocument } from './marks.ts'
import { idCursor, type PageInput, requireReader, requireWriter } from './own.ts'

export interface Inventories {
  /** What is in force, oldest first; each with a few of its problems. @throws Fault `not-allowed`, `member-not-joined` */
  listInventories(actor: Actor, query: PageInput): Promise<{ items: InventoryView[]; next: string | null }>
  /** @throws Fault `inventory-not-found` */
  getInventory(actor: Actor, id: string): Promise<InventoryView>
  /** Components in the order of their document; those that went instead, where asked. @throws Fault `inventory-not-found` */
  listComponents(
    actor: Actor,
    id: string,
    query: PageInput & { removed?: boolean },
  ): Promise<{ items: ComponentView[]; next: string | null }>
  /**
   * The document as it was imported, byte for byte, piece by piece; an import that takes force meanwhile breaks it off.
   * @throws Fault `inventory-not-found`
   */
  exportInventory(
    actor: Actor,
    id: string,
  ): Promise<{ form: InventoryForm; fileName: string | null; name: string; body: AsyncIterable<Buffer> }>
  /** With everything found about it. @throws Fault `inventory-not-found`, `inventory-busy` */
  removeInventory(actor: Actor, id: string): Promise<void>
}

/** Of each inventory in a list, and on its own page. */
const LISTED = { problems: 5, imports: 1 }
const SHOWN = { problems: 200, imports: 20 }

export function createInventories(deps: MembersDeps): Inventories {
  const { db } = deps

  async function views(
    tx: Tx,
    key: Buffer,
    rows: readonly store.CountedInventoryRow[],
    most: typeof SHOWN,
  ): Promise<InventoryView[]> {
    const ids = rows.map(({ id }) => id)
    const imports = await store.importsOf(tx, ids, most.imports)
    return rows.map((row) => {
      const sealed = openJson<SealedInventory>(key, row.sealed)
      return {
        id: row.id,
        name: sealed.name,
        assetId: row.asset_id,
        asset: openJson<{ name: string }>(key, row.asset_sealed).name,
        form: row.form as InventoryForm,
        fileName: sealed.fileName,
        revision: row.revision,
        components: row.components,
        importedAt: row.imported_at?.toISOString() ?? null,
        waiting: row.waiting,
        open: row.open,
        problems: sealed.problems.slice(0, most.problems),
        problemCount: sealed.problemCount,
        imports: imports
          .filter((one) => one.inventory_id === row.id)
          .map(({ revision, at, added, removed, changed, same }) => ({
            revision,
            at: at.toISOString(),
            added,
            removed,
            changed,
            same,
          })),
      }
    })
  }
  const found = async (tx: Tx, id: string): Promise<store.CountedInventoryRow> => {
    const row = await store.getInventory(tx, id)
    if (!row) throw notFound(id)
    return row
  }

  return {
    async listInventories(actor, { cursor, limit = 50 }) {
      requireReader(actor)
      const after = idCursor(cursor)
      return db.as(actor, async (tx) => {
        const { key } = await memberOf(deps, tx, actor.organisationId)
        const rows = await store.listInventories(tx, after, limit + 1)
        const page = rows.slice(0, limit)
        return {
          items: await views(tx, key, page, LISTED),
          next: rows.length > limit ? page.at(-1)!.id : null,
        }
      })
    },
    async getInventory(actor, id) {
      requireReader(actor)
      return db.as(actor, async (tx) => {
        const { key } = await memberOf(deps, tx, actor.organisationId)
        const [view] = await views(tx, key, [await found(tx, id)], SHOWN)
        return view!
      })
    },
    async listComponents(actor, id, { cursor, limit = 50, removed = false }) {
      requireReader(actor)
      const after = idCursor(cursor)
      return db.as(actor, async (tx) => {
        const { key } = await memberOf(deps, tx, actor.organisationId)
        await found(tx, id)
        const rows = await store.listComponents(tx, id, { after, limit: limit + 1, removed })
        const page = rows.slice(0, limit)
        return {
          items: page.map((row) => componentView(key, row)),
          next: rows.length > limit ? page.at(-1)!.id : null,
        }
      })
    },
    async exportInventory(actor, id) {
      requireReader(actor)
      const { row, key, pieces } = await db.as(actor, async (tx) => {
        const { key } = await memberOf(deps, tx, actor.organisationId)
        const row = await found(tx, id)
        return { row, key, pieces: await store.piecesOf(tx, id, row.revision) }
      })
      const { fileName, name } = openJson<SealedInventory>(key, row.sealed)
      const body = keptDocument(deps, actor, key, { inventoryId: id, revision: row.revision }, pieces)
      return { form: row.form as InventoryForm, fileName, name, body }
    },
    async removeInventory(actor, id) {
      requireWriter(actor)
      await db.as(system, async (tx) => {
        const { row: member } = await memberOf(deps, tx, actor.organisationId)
        const row = await store.lockInventory(tx, member.organisation_id, id)
        if (!row || row.revision === 0) throw notFound(id)
        const open = await findOpenImport(tx, id)
        if (open && !open.silent)
          throw fault(
            'inventory-busy',
            'Somebody is importing into this inventory: wait until that has ended.',
          )
        await store.deleteInventory(tx, id)
        await emit(tx, 'inventory.removed', id)
        const detail = { by: actor.accountId, components: row.components }
        await record(tx, { act: 'inventory removed', subjectKind: 'inventory', subjectId: id, detail })
      })
    },
  }
}

const notFound = (id: string) => fault('inventory-not-found', `no inventory ${id} of yours`)

function componentView(key: Buffer, row: store.CountedComponentRow): ComponentView {
  const opened = openComponent(key, row)
  const { component, takenFor } = opened
  const { name, vendor = null, purl = null, cpes } = component
  const version = takenFor ? runningVersion(component) : component.version
  return {
    id: row.id,
    kind: row.kind,
    name,
    vendor,
    version: version ?? null,
    purl,
    cpes,
    takenFor: takenFor ? { vendor: takenFor.vendor, product: takenFor.product } : null,
    open: row.open,
    firstSeen: row.first_seen.toISOString(),
    removedAt: row.removed_at?.toISOString() ?? null,
  }
}
