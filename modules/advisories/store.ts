import { sql, type Tx } from '../../platform/db/index.ts'
import type { AdvisoryContent } from './schema.ts'

export interface AdvisoryRow {
  id: string
  number: string
  case_id: string
  tlp: number
  draft_sealed: Buffer | null
  draft_version: number
  revision: number
  content: AdvisoryContent | null
  published_at: Date | null
  updated_at: Date
  /** The case's key, where the reader may have it. */
  wrapped: Buffer | null
}
const columns =
  sql.raw(`a.id, a.number, a.case_id, a.tlp, a.draft_sealed, a.draft_version, a.revision, a.content,
  a.published_at, a.updated_at, k.wrapped`)
const tables = sql.raw(
  `advisories a left join owner_keys k on k.owner_kind = 'case' and k.owner_id = a.case_id`,
)

/** Advisories the actor may see, newest first, one page by key. */
export function listAdvisories(
  tx: Tx,
  filter: { before: string | undefined; limit: number; package: string | undefined },
): Promise<AdvisoryRow[]> {
  const where = [sql`true`]
  if (filter.before) where.push(sql`a.id < ${filter.before}::uuid`)
  if (filter.package)
    where.push(sql`exists (select from advisory_packages p where p.advisory_id = a.id
      and (p.name = ${filter.package} or p.purl = ${filter.package}))`)
  return tx.all(
    sql<AdvisoryRow>`select ${columns} from ${tables} where ${sql.join(where, sql` and `)} order by a.id desc limit ${filter.limit}`,
  )
}

export const findAdvisory = (tx: Tx, id: string): Promise<AdvisoryRow | undefined> =>
  tx.first(sql<AdvisoryRow>`select ${columns} from ${tables} where a.id = ${id}`)
export const findByNumber = (tx: Tx, number: string): Promise<AdvisoryRow | undefined> =>
  tx.first(sql<AdvisoryRow>`select ${columns} from ${tables} where a.number = ${number}`)
export const findByCase = (tx: Tx, caseId: string): Promise<AdvisoryRow | undefined> =>
  tx.first(sql<AdvisoryRow>`select ${columns} from ${tables} where a.case_id = ${caseId}`)
/** The key of a case the actor may read; undefined otherwise. */
export const caseKey = async (tx: Tx, caseId: string): Promise<Buffer | undefined> =>
  (
    await tx.first(
      sql<{
        wrapped: Buffer
      }>`select wrapped from owner_keys where owner_kind = 'case' and owner_id = ${caseId}`,
    )
  )?.wrapped
/** Locks the row: saving and publishing take turns. */
export const lockAdvisory = (tx: Tx, id: string): Promise<AdvisoryRow | undefined> =>
  tx.first(sql<AdvisoryRow>`select ${columns} from ${tables} where a.id = ${id} for update of a`)

export const insertAdvisory = (
  tx: Tx,
  row: { id: string; number: string; caseId: string; tlp: number; draftSealed: Buffer },
): Promise<number> =>
  tx.run(sql`insert into advisories (id, number, case_id, tlp, draft_sealed)
    values (${row.id}, ${row.number}, ${row.caseId}, ${row.tlp}, ${row.draftSealed}) on conflict do nothing`)

export const saveDraft = (tx: Tx, id: string, sealed: Buffer): Promise<number> =>
  tx.run(
    sql`update advisories set draft_sealed = ${sealed}, draft_version = draft_version + 1, updated_at = now() where id = ${id}`,
  )

/** Publishes content; the draft is used up. What is published is labelled clear: it is for everybody. */
export const publish = (
  tx: Tx,
  id: string,
  revision: number,
  content: AdvisoryContent,
  at: Date,
): Promise<number> =>
  tx.run(sql`update advisories set content = ${JSON.stringify(content)}::jsonb, revision = ${revision}, tlp = 0, draft_sealed = null,
    published_at = coalesce(published_at, ${at}), updated_at = ${at} where id = ${id}`)

export interface RevisionRow {
  revision: number
  summary: string
  published_at: Date
}
export const revisionsOf = (tx: Tx, id: string): Promise<RevisionRow[]> =>
  tx.all(
    sql<RevisionRow>`select revision, summary, published_at from advisory_revisions where advisory_id = ${id} order by revision`,
  )
export const insertRevision = (tx: Tx, id: string, row: RevisionRow): Promise<number> =>
  tx.run(sql`insert into advisory_revisions (advisory_id, revision, summary, published_at)
    values (${id}, ${row.revision}, ${row.summary}, ${row.published_at})`)

export const replaceRendering = (
  tx: Tx,
  id: string,
  row: { format: 'csaf' | 'osv'; path: string; body: string },
): Promise<number> =>
  tx.run(sql`insert into advisory_renderings (advisory_id, format, path, body) values (${id}, ${row.format}, ${row.path}, ${row.body})
    on conflict (advisory_id, format) do update set path = excluded.path, body = excluded.body`)
export const renderingsOf = (
  tx: Tx,
  ids: string[],
): Promise<{ advisory_id: string; format: string; path: string }[]> =>
  tx.all(
    sql<{
      advisory_id: string
      format: string
      path: string
    }>`select advisory_id, format, path from advisory_renderings
      where advisory_id = any(${ids}::uuid[]) order by format`,
  )
export const renderingAt = (tx: Tx, path: string): Promise<{ body: string } | undefined> =>
  tx.first(sql<{ body: string }>`select body from advisory_renderings where path = ${path}`)

export async function replacePackages(
  tx: Tx,
  id: string,
  packages: { name: string; purl: string }[],
): Promise<void> {
  await tx.run(sql`delete from advisory_packages where advisory_id = ${id}`)
  for (const { name, purl } of packages)
    await tx.run(
      sql`insert into advisory_packages (advisory_id, name, purl) values (${id}, ${name}, ${purl}) on conflict do nothing`,
    )
}

/** Published advisories of these cases, newest first: of those the actor may see. */
export const publishedOf = (
  tx: Tx,
  caseIds: readonly string[],
): Promise<{ id: string; number: string; content: AdvisoryContent; published_at: Date }[]> =>
  tx.all(
    sql<{
      id: string
      number: string
      content: AdvisoryContent
      published_at: Date
    }>`select id, number, content, published_at from advisories
      where revision > 0 and case_id = any(${[...caseIds]}::uuid[]) order by published_at desc, id desc`,
  )

export const countPublished = (tx: Tx): Promise<{ total: number; last_hour: number } | undefined> =>
  tx.first(
    sql<{ total: number; last_hour: number }>`select count(*)::int as total,
      (count(*) filter (where published_at > now() - interval '1 hour'))::int as last_hour from advisories where revision > 0`,
  )
