import { sql, type Tx } from '../../../platform/db/index.ts'
import type { AliasRow, RangeRow } from './read.ts'
import type { NameRow } from './records.ts'

const rangeColumns =
  sql.raw(`r.source, r.id, r.position, r.kind, r.space, r.release, r.name, r.scheme, r.status, r.introduced,
  r.introduced_excluded, r.fixed, r.last_affected, r.changes, r.versions, r.about, r.stated, r.words, r.justification, r.note`)

export type SaidRow = Omit<RangeRow, 'total'> & { position: number; title: string | null }

/** Ranges of published records under these names, each record's together and in its order. */
export const rangesNaming = (tx: Tx, names: readonly NameRow[]): Promise<SaidRow[]> =>
  tx.all(sql<SaidRow>`select ${rangeColumns}, v.title
    from unnest(${names.map(({ kind }) => kind)}::text[], ${names.map(({ space }) => space)}::text[],
      ${names.map(({ name }) => name)}::text[]) as wanted (kind, space, name)
    join affected_ranges r on r.kind = wanted.kind and r.space = wanted.space and r.name = wanted.name
    join vulnerability_records v on v.source = r.source and v.id = r.id
    where v.state = 'published' order by r.source, r.id, r.position`)

/** The same of products whose vendor nobody knows. */
export const rangesOfAnyVendor = (tx: Tx, names: readonly string[]): Promise<SaidRow[]> =>
  tx.all(sql<SaidRow>`select ${rangeColumns}, v.title
    from unnest(${[...names]}::text[]) as wanted (name)
    join affected_ranges r on r.kind = 'product' and r.name = wanted.name
    join vulnerability_records v on v.source = r.source and v.id = r.id
    where v.state = 'published' order by r.source, r.id, r.position`)

export interface RecordKey {
  source: string
  id: string
}

/** A page of published records, by source and id. */
export const publishedAfter = (tx: Tx, after: RecordKey | undefined, limit: number): Promise<RecordKey[]> =>
  tx.all(sql<RecordKey>`select source, id from vulnerability_records
    where state = 'published' and (source, id) > (${after?.source ?? ''}, ${after?.id ?? ''})
    order by source, id limit ${limit}`)

/** Everything these records say is affected, as far as they stand. */
export const rangesOfRecords = (tx: Tx, records: readonly RecordKey[]): Promise<SaidRow[]> =>
  tx.all(sql<SaidRow>`select ${rangeColumns}, v.title
    from unnest(${records.map(({ source }) => source)}::text[], ${records.map(({ id }) => id)}::text[]) as wanted (source, id)
    join affected_ranges r on r.source = wanted.source and r.id = wanted.id
    join vulnerability_records v on v.source = r.source and v.id = r.id
    where v.state = 'published' order by r.source, r.id, r.position`)

export const aliasesOfRecords = (tx: Tx, records: readonly RecordKey[]): Promise<AliasRow[]> =>
  tx.all(sql<AliasRow>`select a.source, a.id, a.other, a.relation
    from unnest(${records.map(({ source }) => source)}::text[], ${records.map(({ id }) => id)}::text[]) as wanted (source, id)
    join vulnerability_aliases a on a.source = wanted.source and a.id = wanted.id where a.relation <> 'related'`)

/** Takes names out of what was noted as changed; whoever takes them looks at everything said of them. */
export const takeChanges = (tx: Tx, limit: number): Promise<NameRow[]> =>
  tx.all(sql<NameRow>`delete from affected_changes where (kind, space, name) in
    (select kind, space, name from affected_changes order by kind, space, name limit ${limit} for update skip locked)
    returning kind, space, name`)

export interface RatingRow {
  /** As asked for. */
  wanted: string
  source: string
  modified: Date | null
  ratings: { cvss: { vector: string; provider: string }[]; severity?: string }
}

/** What records of these identifiers say of how bad it is, and those that name one as their alias. */
export const ratingsOf = (tx: Tx, ids: readonly string[]): Promise<RatingRow[]> =>
  tx.all(sql<RatingRow>`select v.id as wanted, v.source, v.modified, v.ratings from vulnerability_records v
    where v.id = any(${[...ids]}::text[]) and v.state = 'published' and v.ratings is not null
    union all select a.other, v.source, v.modified, v.ratings from vulnerability_aliases a
      join vulnerability_records v on v.source = a.source and v.id = a.id
      where a.other = any(${[...ids]}::text[]) and a.relation in ('alias', 'upstream')
        and v.state = 'published' and v.ratings is not null
    order by 1, 2`)

/** Newest instant the data name. */
export const newestInstant = async (tx: Tx): Promise<Date | undefined> =>
  (await tx.first(sql<{ at: Date | null }>`select max(as_of) as at from feeds`))?.at ?? undefined
