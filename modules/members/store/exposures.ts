import { byteaArray, integerArray, keyArray, uuidArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'
import type { Band, ExposureState, Reported } from '../schema.ts'
import { type ComponentRow, componentColumns, componentSource } from './components.ts'

/** Exposures: what the house finds, in bulk, and what a member reads. */

export interface PlaceRow {
  organisation_id: string
  asset_id: string
  revision: number
  exposure: 'public' | 'internal' | 'isolated' | null
  quantity: number
  asset_sealed: Buffer
}

/** Where an inventory stands; undefined: it is gone, or never took force. */
export const findPlace = (tx: Tx, inventoryId: string): Promise<PlaceRow | undefined> =>
  tx.first(sql<PlaceRow>`select i.organisation_id, i.asset_id, i.revision, a.exposure, a.quantity, a.sealed as asset_sealed
    from inventories i join member_assets a on a.id = i.asset_id where i.id = ${inventoryId} and i.revision > 0`)

/** Components whose exposure is to be looked for, locked: two who look take turns. */
export const componentsToLook = (tx: Tx, inventoryId: string, limit: number): Promise<ComponentRow[]> =>
  tx.all(sql<ComponentRow>`select ${componentColumns} from ${componentSource}
    where c.inventory_id = ${inventoryId} and c.looked_at is null order by c.id limit ${limit} for update of c`)

export const markLooked = (tx: Tx, ids: readonly string[], at: Date): Promise<number> =>
  tx.run(sql`update inventory_components set looked_at = ${at} where id = any(${uuidArray(ids)}::uuid[])`)

export interface ExposureRow {
  id: string
  organisation_id: string
  inventory_id: string
  asset_id: string
  component_id: string
  case_id: string | null
  tlp: number
  verdict: 'affected' | 'unknown' | 'not affected' | 'gone'
  suppressed: boolean
  reported: Reported | null
  reported_at: Date | null
  reopened_at: Date | null
  state: ExposureState
  band: Band
  score: number
  due_at: Date | null
  found_at: Date
  updated_at: Date
  sealed: Buffer
}
export interface ExplainedRow extends ExposureRow {
  explained: Buffer
}

const names = [
  'id',
  'organisation_id',
  'inventory_id',
  'asset_id',
  'component_id',
  'case_id',
  'tlp',
  'verdict',
  'suppressed',
  'reported',
  'reported_at',
  'reopened_at',
  'state',
  'band',
  'score',
  'due_at',
  'found_at',
  'updated_at',
  'sealed',
]
export const exposureColumns = sql.raw(names.map((name) => `e.${name}`).join(', '))

/** Everything these components are, or were, exposed to; locked in one order. */
export const exposuresOfComponents = (tx: Tx, ids: readonly string[]): Promise<ExplainedRow[]> =>
  tx.all(sql<ExplainedRow>`select ${exposureColumns}, e.explained from exposures e
    where e.component_id = any(${uuidArray(ids)}::uuid[]) order by e.id for update`)

export const lockExposure = (tx: Tx, id: string): Promise<ExplainedRow | undefined> =>
  tx.first(
    sql<ExplainedRow>`select ${exposureColumns}, e.explained from exposures e where e.id = ${id} for update`,
  )

export const setExplained = (tx: Tx, id: string, explained: Buffer, at: Date): Promise<number> =>
  tx.run(sql`update exposures set explained = ${explained}, updated_at = ${at} where id = ${id}`)

export interface ExposureWrite extends Omit<ExplainedRow, 'updated_at'> {
  vulnerabilityKey: string
  /** Keyed hashes, 32 hexadecimal digits each, one after the other. */
  identifiers: string
}

const instants = (list: (Date | null)[]) => list.map((one) => one?.toISOString() ?? null)

/** Lists of different lengths do not fit one array: sixteen bytes a key, cut apart again. */
const cut = sql.raw(
  'array(select substring(n.identifiers from 16 * k + 1 for 16) from generate_series(0, length(n.identifiers) / 16 - 1) k)',
)

const given = (rows: readonly ExposureWrite[]) => sql`unnest(
    ${uuidArray(rows.map(({ id }) => id))}::uuid[],
    ${keyArray(rows.map(({ vulnerabilityKey }) => vulnerabilityKey))}::bytea[],
    ${byteaArray(rows.map(({ identifiers }) => Buffer.from(identifiers, 'hex')))}::bytea[],
    ${uuidArray(rows.map(({ case_id }) => case_id))}::uuid[], ${integerArray(rows.map(({ tlp }) => tlp))}::integer[],
    ${rows.map(({ verdict }) => verdict)}::text[], ${rows.map(({ suppressed }) => suppressed)}::boolean[],
    ${rows.map(({ reported }) => reported)}::text[], ${instants(rows.map(({ reported_at }) => reported_at))}::timestamptz[],
    ${instants(rows.map(({ reopened_at }) => reopened_at))}::timestamptz[], ${rows.map(({ state }) => state)}::text[],
    ${rows.map(({ band }) => band)}::text[], ${integerArray(rows.map(({ score }) => score))}::integer[],
    ${instants(rows.map(({ due_at }) => due_at))}::timestamptz[],
    ${byteaArray(rows.map(({ sealed }) => sealed))}::bytea[], ${byteaArray(rows.map(({ explained }) => explained))}::bytea[],
    ${uuidArray(rows.map(({ component_id }) => component_id))}::uuid[],
    ${instants(rows.map(({ found_at }) => found_at))}::timestamptz[])
    as n (id, vulnerability_key, identifiers, case_id, tlp, verdict, suppressed, reported, reported_at, reopened_at, state,
      band, score, due_at, sealed, explained, component_id, found_at)`

/** New exposures of one inventory. */
export async function insertExposures(
  tx: Tx,
  place: { organisationId: string; inventoryId: string; assetId: string },
  rows: readonly ExposureWrite[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`insert into exposures (id, organisation_id, inventory_id, asset_id, component_id, vulnerability_key,
      identifiers, case_id, tlp, verdict, suppressed, reported, reported_at, reopened_at, state, band, score, due_at,
      found_at, updated_at, sealed, explained)
    select n.id, ${place.organisationId}, ${place.inventoryId}, ${place.assetId}, n.component_id, n.vulnerability_key,
      ${cut}, n.case_id, n.tlp, n.verdict, n.suppressed, n.reported, n.reported_at, n.reopened_at, n.state, n.band, n.score,
      n.due_at, n.found_at, ${at}, n.sealed, n.explained from ${given(rows)}`)
}

export async function updateExposures(tx: Tx, rows: readonly ExposureWrite[], at: Date): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`update exposures e set vulnerability_key = n.vulnerability_key, identifiers = ${cut}, case_id = n.case_id,
      tlp = n.tlp, verdict = n.verdict, suppressed = n.suppressed, reported = n.reported, reported_at = n.reported_at,
      reopened_at = n.reopened_at, state = n.state, band = n.band, score = n.score, due_at = n.due_at, updated_at = ${at},
      sealed = n.sealed, explained = n.explained
    from ${given(rows)} where e.id = n.id`)
}

export const deleteExposures = (tx: Tx, ids: readonly string[]): Promise<number> =>
  tx.run(sql`delete from exposures where id = any(${uuidArray(ids)}::uuid[])`)

/** What was said of one is said of the other from now on. */
export const moveReports = (tx: Tx, from: string, into: string): Promise<number> =>
  tx.run(sql`update uptake_reports set exposure_id = ${into} where exposure_id = ${from}`)

/** Exposures that urgency counts for, of one organisation or all, by id. */
export const openAfter = (
  tx: Tx,
  organisationId: string | undefined,
  after: string | undefined,
  limit: number,
): Promise<ExplainedRow[]> =>
  tx.all(sql<ExplainedRow>`select ${exposureColumns}, e.explained from exposures e
    where e.state in ('open', 'unsure', 'suppressed') and e.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      and ${organisationId === undefined ? sql`true` : sql`e.organisation_id = ${organisationId}`}
    order by e.id limit ${limit} for update`)

export interface RatedWrite {
  id: string
  band: Band
  score: number
  due_at: Date | null
  sealed: Buffer
  explained: Buffer
}
export async function setRatings(tx: Tx, rows: readonly RatedWrite[], at: Date): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`update exposures e set band = n.band, score = n.score, due_at = n.due_at, sealed = n.sealed,
      explained = n.explained, updated_at = ${at}
    from unnest(${uuidArray(rows.map(({ id }) => id))}::uuid[], ${rows.map(({ band }) => band)}::text[],
      ${integerArray(rows.map(({ score }) => score))}::integer[], ${instants(rows.map(({ due_at }) => due_at))}::timestamptz[],
      ${byteaArray(rows.map(({ sealed }) => sealed))}::bytea[], ${byteaArray(rows.map(({ explained }) => explained))}::bytea[])
      as n (id, band, score, due_at, sealed, explained) where e.id = n.id`)
}

export interface AssetRow {
  id: string
  exposure: 'public' | 'internal' | 'isolated' | null
  quantity: number
  sealed: Buffer
}
export const assetsById = (tx: Tx, ids: readonly string[]): Promise<AssetRow[]> =>
  tx.all(sql<AssetRow>`select id, exposure, quantity, sealed from member_assets
    where id = any(${uuidArray([...new Set(ids)])}::uuid[])`)
