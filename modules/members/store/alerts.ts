import { uuidArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'
import type { AlertMode, AlertView, Band } from '../schema.ts'

export interface SettingsRow {
  organisation_id: string
  mode: AlertMode
  at_least: Exclude<Band, 'unknown'>
  quiet_from: number | null
  quiet_to: number | null
  break_quiet: boolean
  digest_at: number
  last_digest_at: Date | null
  rss: boolean
  sealed: Buffer
  zone: string
}

const columns =
  sql.raw(`s.organisation_id, s.mode, s.at_least, s.quiet_from, s.quiet_to, s.break_quiet, s.digest_at,
  s.last_digest_at, s.rss_hash is not null as rss, s.sealed, m.zone`)
const from = sql.raw('alert_settings s join members m using (organisation_id)')

export const findSettings = (tx: Tx, organisationId: string): Promise<SettingsRow | undefined> =>
  tx.first(sql<SettingsRow>`select ${columns} from ${from} where organisation_id = ${organisationId}`)

/** Settings of a member that is told of something; locked, so that of several servers one tells. */
export const lockSettings = (tx: Tx, organisationId: string): Promise<SettingsRow | undefined> =>
  tx.first(
    sql<SettingsRow>`select ${columns} from ${from} where organisation_id = ${organisationId} for update of s skip locked`,
  )

export const saveSettings = (
  tx: Tx,
  row: Omit<SettingsRow, 'rss' | 'zone' | 'last_digest_at'> & { at: Date },
): Promise<number> =>
  tx.run(sql`insert into alert_settings (organisation_id, mode, at_least, quiet_from, quiet_to, break_quiet, digest_at,
      last_digest_at, sealed, updated_at)
    values (${row.organisation_id}, ${row.mode}, ${row.at_least}, ${row.quiet_from}, ${row.quiet_to}, ${row.break_quiet},
      ${row.digest_at}, ${row.at}, ${row.sealed}, ${row.at})
    on conflict (organisation_id) do update set mode = excluded.mode, at_least = excluded.at_least,
      quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, break_quiet = excluded.break_quiet,
      digest_at = excluded.digest_at, sealed = excluded.sealed, updated_at = excluded.updated_at`)

export const setRssHash = (tx: Tx, organisationId: string, hash: Buffer | null): Promise<number> =>
  tx.run(sql`update alert_settings set rss_hash = ${hash} where organisation_id = ${organisationId}`)
export const memberOfRss = (tx: Tx, hash: Buffer): Promise<{ organisation_id: string } | undefined> =>
  tx.first(
    sql<{ organisation_id: string }>`select organisation_id from alert_settings where rss_hash = ${hash}`,
  )

export const setLastDigest = (tx: Tx, organisationId: string, at: Date): Promise<number> =>
  tx.run(sql`update alert_settings set last_digest_at = ${at} where organisation_id = ${organisationId}`)

/** Members with something that waits to be told. */
export const membersWaiting = (tx: Tx): Promise<{ organisation_id: string }[]> =>
  tx.all(sql<{ organisation_id: string }>`select distinct organisation_id from alerts where told_at is null`)

export interface AlertRow {
  id: string
  position: string
  organisation_id: string
  exposure_id: string
  cause: AlertView['cause']
  band: Band
  at: Date
  told_at: Date | null
  case_id: string | null
  tlp: number
  state: string
  due_at: Date | null
  /** Of its exposure, under the member's key. */
  sealed: Buffer
}
const alertColumns =
  sql.raw(`a.id, a.position::text, a.organisation_id, a.exposure_id, a.cause, a.band, a.at, a.told_at,
  e.case_id, e.tlp, e.state, e.due_at, e.sealed`)

/** What waits and still matters; what was settled meanwhile is told to nobody. */
export const waitingAlerts = (tx: Tx, organisationId: string, limit: number): Promise<AlertRow[]> =>
  tx.all(sql<AlertRow>`select ${alertColumns} from alerts a join exposures e on e.id = a.exposure_id
    where a.organisation_id = ${organisationId} and a.told_at is null and e.state in ('open', 'unsure')
    order by a.position limit ${limit}`)

/** Alerts whose exposure was settled before anybody was told. */
export const dropSettled = (tx: Tx): Promise<number> =>
  tx.run(sql`delete from alerts a using exposures e
    where a.told_at is null and e.id = a.exposure_id and e.state not in ('open', 'unsure')`)

export const listAlerts = (tx: Tx, before: string | undefined, limit: number): Promise<AlertRow[]> =>
  tx.all(sql<AlertRow>`select ${alertColumns} from alerts a join exposures e on e.id = a.exposure_id
    where ${before === undefined ? sql`true` : sql`a.position < ${before}::bigint`} order by a.position desc limit ${limit}`)

/** Newest first, of what may stand in a feed that asks for no sign-in: public matters alone. */
export const publicAlerts = (tx: Tx, organisationId: string, limit: number): Promise<AlertRow[]> =>
  tx.all(sql<AlertRow>`select ${alertColumns} from alerts a join exposures e on e.id = a.exposure_id
    where a.organisation_id = ${organisationId} and e.case_id is null and e.tlp = 0 order by a.position desc limit ${limit}`)

export const markTold = (tx: Tx, ids: readonly string[], at: Date): Promise<number> =>
  tx.run(sql`update alerts set told_at = ${at} where id = any(${uuidArray([...ids])}::uuid[])`)

export interface NewAlert {
  id: string
  organisationId: string
  exposureId: string
  cause: AlertView['cause']
  band: Band
  at: Date
}
export async function insertAlerts(tx: Tx, rows: readonly NewAlert[]): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`insert into alerts (id, organisation_id, exposure_id, cause, band, at)
    select * from unnest(${uuidArray(rows.map(({ id }) => id))}::uuid[],
      ${uuidArray(rows.map(({ organisationId }) => organisationId))}::uuid[],
      ${uuidArray(rows.map(({ exposureId }) => exposureId))}::uuid[], ${rows.map(({ cause }) => cause)}::text[],
      ${rows.map(({ band }) => band)}::text[], ${rows.map(({ at }) => at.toISOString())}::timestamptz[])
    on conflict do nothing`)
}

/** Open exposures whose last day begins, and of which no alert says so yet. */
export const dueSoon = (
  tx: Tx,
  from: Date,
  to: Date,
  limit: number,
): Promise<{ id: string; organisation_id: string; band: Band }[]> =>
  tx.all(sql<{
    id: string
    organisation_id: string
    band: Band
  }>`select e.id, e.organisation_id, e.band from exposures e
    where e.state = 'open' and e.due_at > ${from} and e.due_at <= ${to}
      and not exists (select from alerts a where a.exposure_id = e.id and a.cause = 'due')
    order by e.due_at limit ${limit}`)

/** Ids of exposures a reader may see: what an endpoint's maker may hear of. */
export const visibleExposures = async (tx: Tx, ids: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await tx.all(
        sql<{ id: string }>`select id from exposures where id = any(${uuidArray([...ids])}::uuid[])`,
      )
    ).map(({ id }) => id),
  )

export interface SectorRow {
  sector: string
  band: Band
  members: number
  open: number
  late: number
}
/** Exposure by sector and band; a member of several sectors counts in each. */
export const sectorCounts = (tx: Tx, now: Date): Promise<SectorRow[]> =>
  tx.all(sql<SectorRow>`select s.sector, e.band, count(distinct m.organisation_id)::int as members, count(*)::int as open,
      count(*) filter (where e.due_at < ${now})::int as late
    from members m cross join unnest(m.sectors) s (sector) join exposures e on e.organisation_id = m.organisation_id
    where e.state in ('open', 'unsure') and e.case_id is null group by s.sector, e.band`)
export const sectorSizes = (tx: Tx): Promise<{ sector: string; members: number }[]> =>
  tx.all(sql<{ sector: string; members: number }>`select s.sector, count(*)::int as members
    from members m cross join unnest(m.sectors) s (sector) group by s.sector`)
