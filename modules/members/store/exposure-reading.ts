import { sql, type Tx } from '../../../platform/db/index.ts'
import type { Band, ExposureState } from '../schema.ts'
import { type ExposureRow, exposureColumns } from './exposures.ts'

/** What a member reads: row-level security says which. */
export interface ShownRow extends ExposureRow {
  asset_name: Buffer
}
const shown = sql`${exposureColumns}, a.sealed as asset_name from exposures e join member_assets a on a.id = e.asset_id`

export interface ExposureFilter {
  states: readonly ExposureState[]
  band: Band | undefined
  assetId: string | undefined
  before: { score: number; id: string } | undefined
  limit: number
}

/** Most urgent first, one page by key. */
export function listExposures(tx: Tx, filter: ExposureFilter): Promise<ShownRow[]> {
  const where = [sql`e.state = any(${[...filter.states]}::text[])`]
  if (filter.band) where.push(sql`e.band = ${filter.band}`)
  if (filter.assetId) where.push(sql`e.asset_id = ${filter.assetId}`)
  if (filter.before) where.push(sql`(e.score, e.id) < (${filter.before.score}, ${filter.before.id}::uuid)`)
  return tx.all(
    sql<ShownRow>`select ${shown} where ${sql.join(where, sql` and `)} order by e.score desc, e.id desc limit ${filter.limit}`,
  )
}

export const findExposure = (tx: Tx, id: string): Promise<(ShownRow & { explained: Buffer }) | undefined> =>
  tx.first(sql<ShownRow & { explained: Buffer }>`select e.explained, ${shown} where e.id = ${id}`)

export interface HistoryRow {
  said: string
  via: string
  at: Date
  sealed: Buffer
}
export const historyOf = (tx: Tx, id: string): Promise<HistoryRow[]> =>
  tx.all(sql<HistoryRow>`select said, via, at, sealed from uptake_reports where exposure_id = ${id}
    order by position desc limit 500`)

export interface ActionRow {
  id: string
  asset_id: string
  case_id: string | null
  state: 'open' | 'unsure'
  band: Band
  score: number
  due_at: Date | null
  sealed: Buffer
}
/** Everything that asks for something to be done, a page by id. */
export const openExposures = (tx: Tx, after: string | undefined, limit: number): Promise<ActionRow[]> =>
  tx.all(sql<ActionRow>`select id, asset_id, case_id, state, band, score, due_at, sealed from exposures
    where state in ('open', 'unsure') and id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by id limit ${limit}`)

export interface CountsRow {
  state: ExposureState
  band: Band
  total: number
  late: number
  due: number
}
export const countExposures = (tx: Tx, now: Date, weekEnd: Date): Promise<CountsRow[]> =>
  tx.all(sql<CountsRow>`select state, band, count(*)::int as total,
      (count(*) filter (where due_at <= ${now}))::int as late,
      (count(*) filter (where due_at > ${now} and due_at <= ${weekEnd}))::int as due
    from exposures group by state, band`)

export interface InventoryCounts {
  components: number
  waiting: number
  unmatched: number
  questions: number
}
export const countComponents = async (tx: Tx): Promise<InventoryCounts> =>
  (await tx.first(sql<InventoryCounts>`select
      (select coalesce(sum(components), 0) from inventories where revision > 0)::int as components,
      (select count(*) from inventory_components where removed_at is null and looked_at is null)::int as waiting,
      (select count(*) from product_questions q where q.state = 'unmatched' and exists (select from inventory_components c
        where c.organisation_id = q.organisation_id and c.words_key = q.words_key and c.removed_at is null))::int as unmatched,
      (select count(*) from product_questions q where q.state = 'asked' and exists (select from inventory_components c
        where c.organisation_id = q.organisation_id and c.words_key = q.words_key and c.removed_at is null))::int as questions`))!
