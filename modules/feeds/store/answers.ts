import { sql, type Tx } from '../../../platform/db/index.ts'
import type { EpssRow, KevRow, SsvcRow } from '../rules/index.ts'

/** Each answers how many answers are new or different; an answer older than the one held changes nothing. */

/** One row a CVE, however often a source names it in one batch: the newest. */
function newestEach<Row extends { asOf: Date | string }>(
  rows: readonly Row[],
  key: (row: Row) => string,
): Row[] {
  const found = new Map<string, Row>()
  for (const row of rows) {
    const held = found.get(key(row))
    if (!held || row.asOf >= held.asOf) found.set(key(row), row)
  }
  return [...found.values()]
}

export async function putKev(tx: Tx, source: string, given: readonly KevRow[]): Promise<number> {
  const rows = newestEach(given, ({ cve }) => cve)
  if (rows.length === 0) return 0
  const changed = await tx.all(sql<{ changed: boolean }>`
    with held as (select cve, listed, date_added, due_date, ransomware from kev_entries
        where source = ${source} and cve = any(${rows.map(({ cve }) => cve)}::text[])),
      put as (insert into kev_entries (source, cve, listed, date_added, due_date, ransomware, name, vendor, product, provider, as_of)
        select ${source}, * from unnest(${rows.map(({ cve }) => cve)}::text[], ${rows.map(({ listed }) => listed)}::boolean[],
          ${rows.map(({ dateAdded }) => dateAdded ?? null)}::date[], ${rows.map(({ dueDate }) => dueDate ?? null)}::date[],
          ${rows.map(({ ransomware }) => ransomware ?? null)}::boolean[], ${rows.map(({ name }) => name ?? null)}::text[],
          ${rows.map(({ vendor }) => vendor ?? null)}::text[], ${rows.map(({ product }) => product ?? null)}::text[],
          ${rows.map(({ provider }) => provider)}::text[], ${rows.map(({ asOf }) => asOf.toISOString())}::timestamptz[])
        on conflict (source, cve) do update set listed = excluded.listed, date_added = excluded.date_added,
          due_date = excluded.due_date, ransomware = excluded.ransomware, name = excluded.name,
          vendor = excluded.vendor, product = excluded.product,
          provider = excluded.provider, as_of = excluded.as_of
        where excluded.as_of >= kev_entries.as_of and (kev_entries.*) is distinct from (excluded.*)
        returning cve, listed, date_added, due_date, ransomware)
    select (held.*) is distinct from (put.*) as changed from put left join held on held.cve = put.cve`)
  return changed.filter((row) => row.changed).length
}

/** Forgets what a whole catalogue does not list any more. */
export const forgetKevBefore = (tx: Tx, source: string, asOf: Date): Promise<number> =>
  tx.run(sql`delete from kev_entries where source = ${source} and as_of < ${asOf.toISOString()}::timestamptz`)

export async function putEpss(tx: Tx, source: string, given: readonly EpssRow[]): Promise<number> {
  const rows = newestEach(given, ({ cve }) => cve)
  if (rows.length === 0) return 0
  return tx.run(sql`insert into epss_scores (source, cve, epss, percentile, provider, as_of)
    select ${source}, * from unnest(${rows.map(({ cve }) => cve)}::text[], ${rows.map(({ epss }) => epss)}::float8[],
      ${rows.map(({ percentile }) => percentile)}::float8[], ${rows.map(({ provider }) => provider)}::text[],
      ${rows.map(({ asOf }) => asOf)}::date[])
    on conflict (source, cve) do update set epss = excluded.epss, percentile = excluded.percentile,
      provider = excluded.provider, as_of = excluded.as_of
    where excluded.as_of >= epss_scores.as_of and (epss_scores.*) is distinct from (excluded.*)`)
}

export async function putSsvc(tx: Tx, source: string, given: readonly SsvcRow[]): Promise<number> {
  const rows = newestEach(given, ({ cve, provider, point }) => `${cve} ${point} ${provider}`)
  if (rows.length === 0) return 0
  return tx.run(sql`insert into ssvc_points (source, cve, provider, point, value, basis, as_of)
    select ${source}, * from unnest(${rows.map(({ cve }) => cve)}::text[], ${rows.map(({ provider }) => provider)}::text[],
      ${rows.map(({ point }) => point)}::text[], ${rows.map(({ value }) => value)}::text[],
      ${rows.map(({ basis }) => basis)}::text[], ${rows.map(({ asOf }) => asOf.toISOString())}::timestamptz[])
    on conflict (source, cve, provider, point) do update set value = excluded.value, basis = excluded.basis,
      as_of = excluded.as_of
    where excluded.as_of >= ssvc_points.as_of and (ssvc_points.*) is distinct from (excluded.*)`)
}

/** A record that came in a newer edition takes back what only its older one said. */
export async function forgetAnswersOf(tx: Tx, source: string, ids: string[]): Promise<number> {
  const kev = await tx.run(
    sql`delete from kev_entries where source = ${source} and cve = any(${ids}::text[])`,
  )
  const ssvc = await tx.run(
    sql`delete from ssvc_points where source = ${source} and cve = any(${ids}::text[])`,
  )
  return kev + ssvc
}

export interface KevAnswer {
  source: string
  cve: string
  listed: boolean
  date_added: string | null
  due_date: string | null
  ransomware: boolean | null
  name: string | null
  vendor: string | null
  product: string | null
  provider: string
  as_of: Date
}
export interface EpssAnswer {
  source: string
  cve: string
  epss: number
  percentile: number
  provider: string
  as_of: string
}
export interface SsvcAnswer {
  source: string
  cve: string
  provider: string
  point: SsvcRow['point']
  value: string
  basis: SsvcRow['basis']
  as_of: Date
}

/** Everything said of these CVEs, newest first. */
export async function answersFor(tx: Tx, cves: readonly string[]) {
  const ids = [...cves]
  return {
    kev: await tx.all(sql<KevAnswer>`select source, cve, listed, date_added::text, due_date::text, ransomware, name, vendor, product, provider, as_of
      from kev_entries where cve = any(${ids}::text[]) order by as_of desc, source`),
    epss: await tx.all(sql<EpssAnswer>`select source, cve, epss, percentile, provider, as_of::text
      from epss_scores where cve = any(${ids}::text[]) order by as_of desc, source`),
    ssvc: await tx.all(sql<SsvcAnswer>`select source, cve, provider, point, value, basis, as_of
      from ssvc_points where cve = any(${ids}::text[]) order by as_of desc, source, provider, point`),
  }
}
