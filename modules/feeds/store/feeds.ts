import { sql, type Tx } from '../../../platform/db/index.ts'

/** Counts of one run. */
export interface Tally {
  /** Records, scores and catalogue entries read. */
  records: number
  added: number
  changed: number
  same: number
  /** Editions older than the one held. */
  older: number
  rejected: number
  /** KEV, EPSS and SSVC answers that are new or different. */
  answers: number
  /** Documents whose OpenPGP signature was checked and holds. */
  verified: number
}

/** Something of a file that could not be read, by its position from 1. */
export interface Rejection {
  position: number
  name: string
  problem: string
}

/** Where an import under way stands. */
export interface Cursor {
  run: string
  startedAt: string
  /** Account of whoever asked; null: the schedule, or the house at its start. */
  by: string | null
  stage: 'fetch' | 'import'
  /** What is imported: a file in the feeds' directory, or the path of a mirror. */
  file: string | null
  /** Whether it is ours to delete at the end. */
  ours: boolean
  identity: string | null
  position: number
  tally: Tally
  rejections: Rejection[]
  /** Newest instant the data named so far. */
  asOf: string | null
  /** For the next conditional request, once all is taken in. */
  etag: string | null
  lastModified: string | null
  /** How far a paged source is read; its transport knows what it means. */
  mark: string | null
  /** What is to be said of signatures; absent in imports begun before they were looked at. */
  signatures?: string | null
}

export interface LastRun extends Tally {
  startedAt: string
  endedAt: string
  /** `not modified`: the publisher said that nothing changed. */
  outcome: 'taken in' | 'not modified' | 'failed'
  signatures?: string | null
  rejections: Rejection[]
}

export interface FeedRow {
  name: string
  mode: 'off' | 'file' | 'fetch'
  etag: string | null
  last_modified: string | null
  mark: string | null
  as_of: Date | null
  cursor: Cursor | null
  progressed_at: Date | null
  not_before: Date | null
  last_attempt_at: Date | null
  last_success_at: Date | null
  failing_since: Date | null
  last_error: string | null
  last_run: LastRun | null
}

const columns =
  sql.raw(`name, mode, etag, last_modified, mark, as_of, cursor, progressed_at, not_before, last_attempt_at,
  last_success_at, failing_since, last_error, last_run`)

export const allFeeds = (tx: Tx): Promise<FeedRow[]> =>
  tx.all(sql<FeedRow>`select ${columns} from feeds order by name`)

export const findFeed = (tx: Tx, name: string): Promise<FeedRow | undefined> =>
  tx.first(sql<FeedRow>`select ${columns} from feeds where name = ${name}`)

/** The feed's row, made when it is not there, locked until the transaction ends. */
export async function lockFeed(tx: Tx, name: string): Promise<FeedRow> {
  await tx.run(sql`insert into feeds (name) values (${name}) on conflict do nothing`)
  return (await tx.first(sql<FeedRow>`select ${columns} from feeds where name = ${name} for update`))!
}

export const setMode = (tx: Tx, name: string, mode: FeedRow['mode']): Promise<number> =>
  tx.run(sql`update feeds set mode = ${mode} where name = ${name}`)

export const begin = (tx: Tx, name: string, cursor: Cursor, now: Date): Promise<number> =>
  tx.run(sql`update feeds set cursor = ${JSON.stringify(cursor)}::jsonb, progressed_at = ${now}, last_attempt_at = ${now}
    where name = ${name}`)

/** Says that somebody still works on it. */
export const touch = (tx: Tx, name: string, now: Date): Promise<number> =>
  tx.run(sql`update feeds set progressed_at = ${now} where name = ${name} and cursor is not null`)

/** Moves an import on. @returns 0 when it does not stand at `from` any more: somebody else moved it. */
export const advance = (tx: Tx, name: string, from: Cursor, to: Cursor, now: Date): Promise<number> =>
  tx.run(sql`update feeds set cursor = ${JSON.stringify(to)}::jsonb, progressed_at = ${now}
    where name = ${name} and cursor = ${JSON.stringify(from)}::jsonb`)

/** Ends an import well. */
export const succeed = (
  tx: Tx,
  name: string,
  from: Cursor,
  last: Cursor,
  run: LastRun,
  now: Date,
): Promise<number> =>
  tx.run(sql`update feeds set cursor = null, progressed_at = ${now}, last_success_at = ${now}, failing_since = null,
      last_error = null, not_before = null, last_run = ${JSON.stringify(run)}::jsonb,
      etag = coalesce(${last.etag}, etag), last_modified = coalesce(${last.lastModified}, last_modified),
      mark = coalesce(${last.mark}, mark), as_of = greatest(as_of, ${last.asOf}::timestamptz)
    where name = ${name} and cursor = ${JSON.stringify(from)}::jsonb`)

/** Notes a failure. @param keep the cursor to go on from; null gives this run up */
export const fail = (
  tx: Tx,
  name: string,
  failure: { error: string; keep: Cursor | null; run: LastRun | null; notBefore: Date; now: Date },
): Promise<number> =>
  tx.run(sql`update feeds set cursor = ${failure.keep === null ? null : JSON.stringify(failure.keep)}::jsonb,
      progressed_at = ${failure.now}, last_error = ${failure.error}, not_before = ${failure.notBefore},
      failing_since = coalesce(failing_since, ${failure.now}),
      last_run = coalesce(${failure.run === null ? null : JSON.stringify(failure.run)}::jsonb, last_run)
    where name = ${name}`)

/** Notes that something was taken in at once, without a run. @param taken.asOf newest instant the data name */
export const settle = (
  tx: Tx,
  name: string,
  taken: { mark: string | null; asOf: Date | undefined },
  now: Date,
): Promise<number> =>
  tx.run(sql`update feeds set last_attempt_at = ${now}, last_success_at = ${now}, failing_since = null, last_error = null,
    mark = coalesce(${taken.mark}, mark), as_of = greatest(as_of, ${taken.asOf ?? null}::timestamptz)
    where name = ${name}`)
