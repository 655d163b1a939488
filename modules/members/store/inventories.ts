import { sql, type Tx } from '../../../platform/db/index.ts'
import { type ComponentRow, componentColumns, componentSource } from './components.ts'

/** Inventories as they are in force. As the member, everything is its own by row-level security. */

export interface InventoryRow {
  id: string
  organisation_id: string
  asset_id: string
  asset_sealed: Buffer
  form: string
  revision: number
  components: number
  imported_at: Date | null
  sealed: Buffer
}
export interface CountedInventoryRow extends InventoryRow {
  waiting: number
  open: number
}

const columns = sql.raw(`i.id, i.organisation_id, i.asset_id, a.sealed as asset_sealed, i.form, i.revision,
  i.components, i.imported_at, i.sealed`)
const source = sql.raw('inventories i join member_assets a on a.id = i.asset_id')
const counts = sql.raw(`(select count(*) from inventory_components c where c.inventory_id = i.id
    and c.looked_at is null and c.removed_at is null)::int as waiting,
  (select count(*) from exposures e where e.inventory_id = i.id and e.state = 'open')::int as open`)

/** As the member. */
export const listInventories = (
  tx: Tx,
  after: string | undefined,
  limit: number,
): Promise<CountedInventoryRow[]> =>
  tx.all(sql<CountedInventoryRow>`select ${columns}, ${counts} from ${source}
    where i.revision > 0 and (${after ?? null}::uuid is null or i.id > ${after ?? null}::uuid) order by i.id limit ${limit}`)

/** As the member. */
export const getInventory = (tx: Tx, id: string): Promise<CountedInventoryRow | undefined> =>
  tx.first(
    sql<CountedInventoryRow>`select ${columns}, ${counts} from ${source} where i.id = ${id} and i.revision > 0`,
  )

export interface EndedImport {
  inventory_id: string
  revision: number
  at: Date
  added: number
  removed: number
  changed: number
  same: number
}

/** The latest imports of each, newest first. */
export const importsOf = (tx: Tx, ids: readonly string[], each: number): Promise<EndedImport[]> =>
  tx.all(sql<EndedImport>`select m.* from unnest(${[...ids]}::uuid[]) as i (id) cross join lateral (
      select inventory_id, revision, at, added, removed, changed, same from inventory_imports
      where inventory_id = i.id and ended_at is not null order by revision desc limit ${each}) m
    order by m.inventory_id, m.revision desc`)

/** As the house, for a change: locked, and of the organisation alone. */
export const lockInventory = (
  tx: Tx,
  organisationId: string,
  id: string,
): Promise<InventoryRow | undefined> =>
  tx.first(sql<InventoryRow>`select ${columns} from ${source}
    where i.id = ${id} and i.organisation_id = ${organisationId} for update of i`)

export const lockInventoryByName = (
  tx: Tx,
  assetId: string,
  nameKey: Buffer,
): Promise<InventoryRow | undefined> =>
  tx.first(sql<InventoryRow>`select ${columns} from ${source}
    where i.asset_id = ${assetId} and i.name_key = ${nameKey} for update of i`)

export const insertInventory = (
  tx: Tx,
  row: {
    id: string
    organisationId: string
    assetId: string
    nameKey: Buffer
    form: string
    sealed: Buffer
    at: Date
  },
): Promise<number> =>
  tx.run(sql`insert into inventories (id, organisation_id, asset_id, name_key, form, created_at, sealed)
    values (${row.id}, ${row.organisationId}, ${row.assetId}, ${row.nameKey}, ${row.form}, ${row.at}, ${row.sealed})`)

export const setInventory = (
  tx: Tx,
  row: { id: string; form: string; revision: number; components: number; sealed: Buffer; at: Date },
): Promise<number> =>
  tx.run(sql`update inventories set form = ${row.form}, revision = ${row.revision}, components = ${row.components},
    sealed = ${row.sealed}, imported_at = ${row.at} where id = ${row.id}`)

export const deleteInventory = (tx: Tx, id: string): Promise<number> =>
  tx.run(sql`delete from inventories where id = ${id}`)

/** One piece of the document in force; undefined: past its end, or another document is in force by now. */
export async function pieceOf(
  tx: Tx,
  inventoryId: string,
  revision: number,
  place: number,
): Promise<Buffer | undefined> {
  const row = await tx.first(sql<{ sealed: Buffer }>`select sealed from inventory_documents
    where inventory_id = ${inventoryId} and revision = ${revision} and place = ${place}`)
  return row?.sealed
}

export async function piecesOf(tx: Tx, inventoryId: string, revision: number): Promise<number> {
  const row = await tx.first(sql<{ n: number }>`select count(*)::int as n from inventory_documents
    where inventory_id = ${inventoryId} and revision = ${revision}`)
  return row?.n ?? 0
}

export interface CountedComponentRow extends ComponentRow {
  open: number
}

/** Components of an inventory in the order they came in; those that went instead, where asked. */
export const listComponents = (
  tx: Tx,
  inventoryId: string,
  page: { after: string | undefined; limit: number; removed: boolean },
): Promise<CountedComponentRow[]> =>
  tx.all(sql<CountedComponentRow>`select ${componentColumns},
      (select count(*) from exposures e where e.component_id = c.id and e.state = 'open')::int as open
    from ${componentSource} where c.inventory_id = ${inventoryId} and (c.removed_at is not null) = ${page.removed}
      and (${page.after ?? null}::uuid is null or c.id > ${page.after ?? null}::uuid)
    order by c.id limit ${page.limit}`)
