import { byteaArray, integerArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'
import {
  type Alias,
  type Edition,
  type NamedProduct,
  type Ratings,
  RULES,
  type StatedRange,
} from '../rules/index.ts'
import { putProducts } from './products.ts'

export interface RecordRow {
  id: string
  state: string
  title: string | undefined
  modified: Date | undefined
  sha256: string
  body: Buffer
  aliases: readonly Alias[]
  ranges: readonly StatedRange[]
  names: readonly NamedProduct[]
  ratings?: Ratings | undefined
}

export interface NameRow {
  kind: 'package' | 'product'
  space: string
  name: string
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

/**
 * Writes records and what they say, in place of the editions held: so many statements, whatever their number. Names
 * that an edition speaks of, or spoke of before, are noted in affected_changes.
 */
export async function putRecords(tx: Tx, source: string, rows: readonly RecordRow[]): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await tx.run(sql`insert into vulnerability_records (source, id, state, title, modified, sha256, body, ratings, rules)
    select ${source}, id, state, title, modified, sha256, body, ratings::jsonb, ${RULES}::smallint
    from unnest(${ids}::text[], ${rows.map(({ state }) => state)}::text[],
      ${rows.map(({ title }) => title ?? null)}::text[],
      ${rows.map(({ modified }) => modified?.toISOString() ?? null)}::timestamptz[],
      ${byteaArray(rows.map(({ sha256 }) => Buffer.from(sha256, 'hex')))}::bytea[],
      ${byteaArray(rows.map(({ body }) => body))}::bytea[],
      ${rows.map(({ ratings }) => (ratings ? JSON.stringify(ratings) : null))}::text[])
      as given (id, state, title, modified, sha256, body, ratings)
    on conflict (source, id) do update set state = excluded.state, title = excluded.title, modified = excluded.modified,
      sha256 = excluded.sha256, body = excluded.body, ratings = excluded.ratings, rules = excluded.rules, taken_at = now()`)
  await replaceSaid(tx, source, rows)
}

/** Records whose rows older rules made, locked until the transaction ends; what somebody else has locked is theirs. */
export const recordsByOlderRules = (
  tx: Tx,
  limit: number,
): Promise<{ source: string; id: string; body: Buffer }[]> =>
  tx.all(sql<{ source: string; id: string; body: Buffer }>`select source, id, body from vulnerability_records
    where rules < ${RULES}::smallint order by rules, source, id limit ${limit} for update skip locked`)

/** Notes that these records were looked at by these rules. */
export const settleRules = (tx: Tx, source: string, ids: readonly string[]): Promise<number> =>
  tx.run(sql`update vulnerability_records set rules = ${RULES}::smallint
    where source = ${source} and id = any(${[...ids]}::text[]) and rules < ${RULES}::smallint`)

/** Makes the rows beside records anew, as these rules have them; the records stay as they are. */
export async function rederive(
  tx: Tx,
  source: string,
  rows: readonly Omit<RecordRow, 'sha256' | 'body'>[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`update vulnerability_records r set state = given.state, title = given.title, ratings = given.ratings::jsonb,
      rules = ${RULES}::smallint
    from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ state }) => state)}::text[],
      ${rows.map(({ title }) => title ?? null)}::text[],
      ${rows.map(({ ratings }) => (ratings ? JSON.stringify(ratings) : null))}::text[]) as given (id, state, title, ratings)
    where r.source = ${source} and r.id = given.id`)
  await replaceSaid(tx, source, rows)
}

async function replaceSaid(
  tx: Tx,
  source: string,
  rows: readonly Omit<RecordRow, 'sha256' | 'body'>[],
): Promise<void> {
  const ids = rows.map(({ id }) => id)
  const before = await namesOf(tx, source, ids)
  await tx.run(sql`delete from vulnerability_aliases where source = ${source} and id = any(${ids}::text[])`)
  await tx.run(sql`delete from affected_ranges where source = ${source} and id = any(${ids}::text[])`)
  await putAliases(tx, source, rows)
  await putRanges(tx, source, rows)
  await noteNames(tx, source, ids, before)
  await putProducts(
    tx,
    source,
    rows.flatMap(({ names }) => names),
    before,
  )
}

const namesOf = (tx: Tx, source: string, ids: readonly string[]): Promise<NameRow[]> =>
  tx.all(sql<NameRow>`select distinct kind, space, name from affected_ranges
    where source = ${source} and id = any(${[...ids]}::text[])`)

/**
 * In one statement and order, so that two imports wait for each other and do not end in a knot. A name that waits
 * already is locked: whoever takes it must not look before this transaction has ended.
 */
const noteNames = (
  tx: Tx,
  source: string,
  ids: readonly string[],
  before: readonly NameRow[],
): Promise<number> =>
  tx.run(sql`insert into affected_changes (kind, space, name)
    select kind, space, name from affected_ranges where source = ${source} and id = any(${[...ids]}::text[])
    union select * from unnest(${before.map(({ kind }) => kind)}::text[], ${before.map(({ space }) => space)}::text[],
      ${before.map(({ name }) => name)}::text[])
    order by 1, 2, 3 on conflict (kind, space, name) do update set name = excluded.name`)

async function putAliases(
  tx: Tx,
  source: string,
  rows: readonly Pick<RecordRow, 'id' | 'aliases'>[],
): Promise<void> {
  const all = rows.flatMap(({ id, aliases }) => aliases.map((alias) => ({ id, ...alias })))
  if (all.length === 0) return
  await tx.run(sql`insert into vulnerability_aliases (source, id, other, relation)
    select ${source}, * from unnest(${all.map(({ id }) => id)}::text[], ${all.map(({ other }) => other)}::text[],
      ${all.map(({ relation }) => relation)}::text[])`)
}

async function putRanges(
  tx: Tx,
  source: string,
  rows: readonly Pick<RecordRow, 'id' | 'ranges'>[],
): Promise<void> {
  const all = rows.flatMap(({ id, ranges }) =>
    ranges.map((range, position) => ({
      id,
      position,
      range,
    })),
  )
  if (all.length === 0) return
  const text = (pick: (range: StatedRange) => string | undefined) =>
    all.map(({ range }) => pick(range) ?? null)
  // Lists of lists have no array of their own: they travel as JSON.
  const versions = all.map(({ range }) => (range.versions ? JSON.stringify(range.versions) : null))
  await tx.run(sql`insert into affected_ranges (source, id, position, kind, space, release, name, scheme, status, introduced,
      introduced_excluded, fixed, last_affected, about, stated, words, justification, note, changes, versions)
    select ${source}, id, position, kind, space, release, name, scheme, status, introduced, introduced_excluded, fixed,
      last_affected, about, stated, words, justification, note, changes::jsonb,
      case when versions is null then null else array(select jsonb_array_elements_text(versions::jsonb)) end
    from unnest(${all.map(({ id }) => id)}::text[], ${integerArray(all.map(({ position }) => position))}::integer[],
      ${text((r) => r.kind)}::text[], ${text((r) => r.space)}::text[], ${text((r) => r.release)}::text[],
      ${text((r) => r.name)}::text[], ${text((r) => r.scheme)}::text[], ${text((r) => r.status)}::text[],
      ${text((r) => r.introduced)}::text[], ${all.map(({ range }) => range.introducedExcluded)}::boolean[],
      ${text((r) => r.fixed)}::text[], ${text((r) => r.lastAffected)}::text[], ${text((r) => r.about)}::text[],
      ${text((r) => r.stated)}::text[], ${text((r) => r.words)}::text[], ${text((r) => r.justification)}::text[],
      ${text((r) => r.note)}::text[],
      ${text((r) => (r.changes ? JSON.stringify(r.changes) : undefined))}::text[], ${versions}::text[])
    as given (id, position, kind, space, release, name, scheme, status, introduced, introduced_excluded, fixed,
      last_affected, about, stated, words, justification, note, changes, versions)`)
}
