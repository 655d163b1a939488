import { byteaArray, integerArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'
import type { Alias, Edition, Range } from '../rules/index.ts'

export interface RecordRow {
  id: string
  state: string
  title: string | undefined
  modified: Date | undefined
  sha256: string
  body: Buffer
  aliases: readonly Alias[]
  ranges: readonly Range[]
}

/** Editions held of these records, locked until the transaction ends. */
export async function heldEditions(tx: Tx, source: string, ids: string[]): Promise<Map<string, Edition>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.all(
    sql<{
      id: string
      modified: Date | null
      sha256: string
    }>`select id, modified, encode(sha256, 'hex') as sha256
      from vulnerability_records where source = ${source} and id = any(${ids}::text[]) order by id for update`,
  )
  return new Map(
    rows.map(({ id, modified, sha256 }) => [id, { modified: modified ?? undefined, sha256 }] as const),
  )
}

/** Writes records and what they say, in place of the editions held: six statements, whatever their number. */
export async function putRecords(tx: Tx, source: string, rows: readonly RecordRow[]): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await tx.run(sql`insert into vulnerability_records (source, id, state, title, modified, sha256, body)
    select ${source}, * from unnest(${ids}::text[], ${rows.map(({ state }) => state)}::text[],
      ${rows.map(({ title }) => title ?? null)}::text[],
      ${rows.map(({ modified }) => modified?.toISOString() ?? null)}::timestamptz[],
      ${byteaArray(rows.map(({ sha256 }) => Buffer.from(sha256, 'hex')))}::bytea[],
      ${byteaArray(rows.map(({ body }) => body))}::bytea[])
    on conflict (source, id) do update set state = excluded.state, title = excluded.title, modified = excluded.modified,
      sha256 = excluded.sha256, body = excluded.body, taken_at = now()`)
  await tx.run(sql`delete from vulnerability_aliases where source = ${source} and id = any(${ids}::text[])`)
  await tx.run(sql`delete from affected_ranges where source = ${source} and id = any(${ids}::text[])`)
  await putAliases(tx, source, rows)
  await putRanges(tx, source, rows)
}

async function putAliases(tx: Tx, source: string, rows: readonly RecordRow[]): Promise<void> {
  const all = rows.flatMap(({ id, aliases }) => aliases.map((alias) => ({ id, ...alias })))
  if (all.length === 0) return
  await tx.run(sql`insert into vulnerability_aliases (source, id, other, relation)
    select ${source}, * from unnest(${all.map(({ id }) => id)}::text[], ${all.map(({ other }) => other)}::text[],
      ${all.map(({ relation }) => relation)}::text[])`)
}

async function putRanges(tx: Tx, source: string, rows: readonly RecordRow[]): Promise<void> {
  const all = rows.flatMap(({ id, ranges }) =>
    ranges.map((range, position) => ({
      id,
      position,
      range,
    })),
  )
  if (all.length === 0) return
  const text = (pick: (range: Range) => string | undefined) => all.map(({ range }) => pick(range) ?? null)
  // Lists of lists have no array of their own: they travel as JSON.
  const versions = all.map(({ range }) => (range.versions ? JSON.stringify(range.versions) : null))
  await tx.run(sql`insert into affected_ranges (source, id, position, kind, space, release, name, scheme, status, introduced,
      introduced_excluded, fixed, last_affected, changes, versions)
    select ${source}, id, position, kind, space, release, name, scheme, status, introduced, introduced_excluded, fixed,
      last_affected, changes::jsonb,
      case when versions is null then null else array(select jsonb_array_elements_text(versions::jsonb)) end
    from unnest(${all.map(({ id }) => id)}::text[], ${integerArray(all.map(({ position }) => position))}::integer[],
      ${text((r) => r.kind)}::text[], ${text((r) => r.space)}::text[], ${text((r) => r.release)}::text[],
      ${text((r) => r.name)}::text[], ${text((r) => r.scheme)}::text[], ${text((r) => r.status)}::text[],
      ${text((r) => r.introduced)}::text[], ${all.map(({ range }) => range.introducedExcluded)}::boolean[],
      ${text((r) => r.fixed)}::text[], ${text((r) => r.lastAffected)}::text[],
      ${text((r) => (r.changes ? JSON.stringify(r.changes) : undefined))}::text[], ${versions}::text[])
    as given (id, position, kind, space, release, name, scheme, status, introduced, introduced_excluded, fixed,
      last_affected, changes, versions)`)
}
