import { byteaArray, uuidArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'
import type { Standing } from '../rules/state.ts'
import type { ExposureState, Reported } from '../schema.ts'

export interface StandingRow {
  id: string
  organisation_id: string
  asset_id: string
  vulnerability_key: Buffer
  /** Keyed hashes of every identifier it goes by. */
  identifiers: Buffer[]
  verdict: Standing['verdict']
  suppressed: boolean
  reported: Reported | null
  reopened_at: Date | null
  state: ExposureState
  band: string
}

const columns = sql.raw(
  'id, organisation_id, asset_id, vulnerability_key, identifiers, verdict, suppressed, reported, reopened_at, state, band',
)

/** What the reader may see of these exposures. */
export const exposuresById = (tx: Tx, ids: readonly string[]): Promise<StandingRow[]> =>
  tx.all(
    sql<StandingRow>`select ${columns} from exposures where id = any(${uuidArray([...ids])}::uuid[]) and verdict <> 'gone'`,
  )

/** By any identifier they go by. */
export const exposuresOf = (tx: Tx, keys: readonly Buffer[]): Promise<StandingRow[]> =>
  tx.all(sql<StandingRow>`select ${columns} from exposures
    where identifiers && ${byteaArray([...keys])}::bytea[] and verdict <> 'gone'`)

export const exposuresOfAsset = (tx: Tx, assetId: string): Promise<StandingRow[]> =>
  tx.all(sql<StandingRow>`select ${columns} from exposures where asset_id = ${assetId} and verdict <> 'gone'`)

/** Locks them in one order, so that two who report on the same wait for each other and do not end in a knot. */
export const lockExposures = (tx: Tx, ids: readonly string[]): Promise<StandingRow[]> =>
  tx.all(
    sql<StandingRow>`select ${columns} from exposures where id = any(${uuidArray([...ids])}::uuid[]) order by id for update`,
  )

/** Everything of one vulnerability that counts as mended, over all members. */
export const lockMended = (tx: Tx, key: Buffer): Promise<StandingRow[]> =>
  tx.all(sql<StandingRow>`select ${columns} from exposures where vulnerability_key = ${key} and state = 'mended'
    order by id for update`)

export interface ReportRow {
  id: string
  exposureId: string
  organisationId: string
  vulnerabilityKey: Buffer
  said: Reported | 'reopened' | 'gone'
  via: 'click' | 'api' | 'csv' | 'scanner' | 'inventory' | 'house'
  at: Date
  sealed: Buffer
}

export async function insertReports(tx: Tx, rows: readonly ReportRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`insert into uptake_reports (id, organisation_id, exposure_id, vulnerability_key, said, via, at, sealed)
    select * from unnest(${uuidArray(rows.map(({ id }) => id))}::uuid[],
      ${uuidArray(rows.map(({ organisationId }) => organisationId))}::uuid[],
      ${uuidArray(rows.map(({ exposureId }) => exposureId))}::uuid[],
      ${byteaArray(rows.map(({ vulnerabilityKey }) => vulnerabilityKey))}::bytea[],
      ${rows.map(({ said }) => said)}::text[], ${rows.map(({ via }) => via)}::text[],
      ${rows.map(({ at }) => at.toISOString())}::timestamptz[], ${byteaArray(rows.map(({ sealed }) => sealed))}::bytea[])`)
}

export interface Said {
  id: string
  reported: Reported | null
  reportedAt: Date | null
  reopenedAt: Date | null
  state: ExposureState
}

export async function setStandings(tx: Tx, rows: readonly Said[], at: Date): Promise<void> {
  if (rows.length === 0) return
  const instants = (list: (Date | null)[]) => list.map((one) => one?.toISOString() ?? null)
  await tx.run(sql`update exposures e set reported = n.reported, reported_at = n.reported_at, reopened_at = n.reopened_at,
      state = n.state, updated_at = ${at}
    from unnest(${uuidArray(rows.map(({ id }) => id))}::uuid[], ${rows.map(({ reported }) => reported)}::text[],
      ${instants(rows.map(({ reportedAt }) => reportedAt))}::timestamptz[],
      ${instants(rows.map(({ reopenedAt }) => reopenedAt))}::timestamptz[], ${rows.map(({ state }) => state)}::text[])
      as n (id, reported, reported_at, reopened_at, state)
    where e.id = n.id`)
}

export const assetsOf = (tx: Tx): Promise<{ id: string; sealed: Buffer }[]> =>
  tx.all(sql<{ id: string; sealed: Buffer }>`select id, sealed from member_assets order by id`)
