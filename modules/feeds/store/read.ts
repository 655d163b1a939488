import { sql, type Tx } from '../../../platform/db/index.ts'

export interface RecordFaceRow {
  source: string
  id: string
  state: 'published' | 'rejected' | 'withdrawn'
  title: string | null
  modified: Date | null
  taken_at: Date
}
export interface RangeRow {
  source: string
  id: string
  kind: 'package' | 'product'
  space: string
  release: string | null
  name: string
  scheme: string
  status: 'affected' | 'unaffected' | 'unknown'
  introduced: string | null
  introduced_excluded: boolean
  fixed: string | null
  last_affected: string | null
  changes: { at: string; status: string }[] | null
  versions: string[] | null
  about: string | null
  stated: string | null
  words: string | null
  justification: string | null
  note: string | null
  /** How many ranges its record has in all. */
  total: number
}
export interface AliasRow {
  source: string
  id: string
  other: string
  relation: 'alias' | 'related' | 'upstream' | 'mentions'
}

const MOST = 500

/** Pairs that name this identifier on either side. */
export const aliasesOf = (tx: Tx, id: string): Promise<AliasRow[]> =>
  tx.all(sql<AliasRow>`select source, id, other, relation from vulnerability_aliases where id = ${id}
    union select source, id, other, relation from vulnerability_aliases where other = ${id}
    order by source, id, other, relation limit ${MOST}`)

/** Records under this id, and those one step away: that name it as their alias. */
export const recordsOf = (tx: Tx, id: string): Promise<RecordFaceRow[]> =>
  tx.all(sql<RecordFaceRow>`select source, id, state, title, modified, taken_at from vulnerability_records where id = ${id}
    union select r.source, r.id, r.state, r.title, r.modified, r.taken_at from vulnerability_aliases a
      join vulnerability_records r on r.source = a.source and r.id = a.id
      where a.other = ${id} and a.relation in ('alias', 'mentions')
    order by source, id limit ${MOST}`)

/** The first ranges of each record, at most `each`. */
export const rangesOf = (
  tx: Tx,
  records: readonly { source: string; id: string }[],
  each: number,
): Promise<RangeRow[]> =>
  tx.all(sql<RangeRow>`select r.source, r.id, r.kind, r.space, r.release, r.name, r.scheme, r.status, r.introduced,
      r.introduced_excluded, r.fixed, r.last_affected, r.changes, r.versions, r.about, r.stated, r.words, r.justification, r.note,
      (select count(*)::int from affected_ranges c where c.source = r.source and c.id = r.id) as total
    from unnest(${records.map(({ source }) => source)}::text[], ${records.map(({ id }) => id)}::text[]) as wanted (source, id)
    join affected_ranges r on r.source = wanted.source and r.id = wanted.id
    where r.position < ${each} order by r.source, r.id, r.position`)

/** Records that name a package, after a key, in order of id. */
export const recordsOfPackage = (
  tx: Tx,
  wanted: { space: string; name: string },
  after: { id: string; source: string } | undefined,
  limit: number,
): Promise<RecordFaceRow[]> =>
  tx.all(sql<RecordFaceRow>`select r.source, r.id, r.state, r.title, r.modified, r.taken_at from
      (select distinct id, source from affected_ranges
        where kind = 'package' and space = ${wanted.space} and name = ${wanted.name}
          and (id, source) > (${after?.id ?? ''}, ${after?.source ?? ''})
        order by id, source limit ${limit}) found
    join vulnerability_records r on r.source = found.source and r.id = found.id order by r.id, r.source`)

export const rangesOfPackage = (
  tx: Tx,
  wanted: { space: string; name: string },
  records: readonly { source: string; id: string }[],
): Promise<RangeRow[]> =>
  tx.all(sql<RangeRow>`select r.source, r.id, r.kind, r.space, r.release, r.name, r.scheme, r.status, r.introduced,
      r.introduced_excluded, r.fixed, r.last_affected, r.changes, r.versions, r.about, r.stated, r.words, r.justification,
      r.note, 0 as total
    from unnest(${records.map(({ source }) => source)}::text[], ${records.map(({ id }) => id)}::text[]) as wanted (source, id)
    join affected_ranges r on r.source = wanted.source and r.id = wanted.id
    where r.kind = 'package' and r.space = ${wanted.space} and r.name = ${wanted.name} order by r.source, r.id, r.position`)

export const recordBody = async (tx: Tx, source: string, id: string): Promise<Buffer | undefined> =>
  (
    await tx.first(
      sql<{ body: Buffer }>`select body from vulnerability_records where source = ${source} and id = ${id}`,
    )
  )?.body
