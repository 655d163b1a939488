import { sql, type Tx } from '../../../platform/db/index.ts'

/** Sites and assets. What is read as a member is its own by row-level security; what the house writes names its organisation. */

export interface SiteRow {
  id: string
  sealed: Buffer
  assets: number
}

const siteColumns = sql.raw(
  's.id, s.sealed, (select count(*) from member_assets a where a.site_id = s.id)::int as assets',
)

/** As the member: its own. */
export const listSites = (tx: Tx, after: string | undefined, limit: number): Promise<SiteRow[]> =>
  tx.all(sql<SiteRow>`select ${siteColumns} from member_sites s
    where ${after ?? null}::uuid is null or s.id > ${after ?? null}::uuid order by s.id limit ${limit}`)

export const findSite = (tx: Tx, organisationId: string, id: string): Promise<SiteRow | undefined> =>
  tx.first(sql<SiteRow>`select ${siteColumns} from member_sites s
    where s.id = ${id} and s.organisation_id = ${organisationId} for update of s`)

export const insertSite = (
  tx: Tx,
  row: { id: string; organisationId: string; sealed: Buffer; at: Date },
): Promise<number> =>
  tx.run(sql`insert into member_sites (id, organisation_id, sealed, created_at)
    values (${row.id}, ${row.organisationId}, ${row.sealed}, ${row.at})`)

export const updateSite = (tx: Tx, id: string, sealed: Buffer): Promise<number> =>
  tx.run(sql`update member_sites set sealed = ${sealed} where id = ${id}`)

export const deleteSite = (tx: Tx, id: string): Promise<number> =>
  tx.run(sql`delete from member_sites where id = ${id}`)

export interface AssetRow {
  id: string
  site_id: string | null
  site_sealed: Buffer | null
  quantity: number
  exposure: 'public' | 'internal' | 'isolated' | null
  sealed: Buffer
  inventories: number
}

const assetColumns = sql.raw(`a.id, a.site_id, s.sealed as site_sealed, a.quantity, a.exposure, a.sealed,
  (select count(*) from inventories i where i.asset_id = a.id and i.revision > 0)::int as inventories
  from member_assets a left join member_sites s on s.id = a.site_id`)

/** As the member: its own. */
export const listAssets = (tx: Tx, after: string | undefined, limit: number): Promise<AssetRow[]> =>
  tx.all(sql<AssetRow>`select ${assetColumns}
    where ${after ?? null}::uuid is null or a.id > ${after ?? null}::uuid order by a.id limit ${limit}`)

export const findAsset = (tx: Tx, organisationId: string, id: string): Promise<AssetRow | undefined> =>
  tx.first(sql<AssetRow>`select ${assetColumns}
    where a.id = ${id} and a.organisation_id = ${organisationId} for update of a`)

/** The first of this name. */
export async function assetByName(
  tx: Tx,
  organisationId: string,
  nameKey: Buffer,
): Promise<string | undefined> {
  const row = await tx.first(sql<{ id: string }>`select id from member_assets
    where organisation_id = ${organisationId} and name_key = ${nameKey} order by id limit 1`)
  return row?.id
}

export interface NewAsset {
  id: string
  organisationId: string
  siteId: string | null
  quantity: number
  exposure: string | null
  nameKey: Buffer
  sealed: Buffer
  at: Date
}

export const insertAsset = (tx: Tx, row: NewAsset): Promise<number> =>
  tx.run(sql`insert into member_assets (id, organisation_id, site_id, quantity, exposure, name_key, sealed, created_at, updated_at)
    values (${row.id}, ${row.organisationId}, ${row.siteId}, ${row.quantity}, ${row.exposure}, ${row.nameKey},
      ${row.sealed}, ${row.at}, ${row.at})`)

export const updateAsset = (tx: Tx, row: NewAsset): Promise<number> =>
  tx.run(sql`update member_assets set site_id = ${row.siteId}, quantity = ${row.quantity}, exposure = ${row.exposure},
    name_key = ${row.nameKey}, sealed = ${row.sealed}, updated_at = ${row.at} where id = ${row.id}`)

/** Inventories of an asset, those of an import that has not ended too. */
export async function inventoriesOf(tx: Tx, assetId: string): Promise<number> {
  const row = await tx.first(
    sql<{ n: number }>`select count(*)::int as n from inventories where asset_id = ${assetId}`,
  )
  return row?.n ?? 0
}

export const deleteAsset = (tx: Tx, id: string): Promise<number> =>
  tx.run(sql`delete from member_assets where id = ${id}`)
