import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ANONYMOUS_ORGANISATION, system } from '../../../platform/access/actor.ts'
import type { Config } from '../../../platform/config/index.ts'
import { loadKeyring } from '../../../platform/crypto/master.ts'
import type { Database, Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { type Jobs, openJobs } from '../../../platform/jobs/index.ts'
import { verifyJournal } from '../../../platform/journal/index.ts'
import { damaged, type Header, type Mark, readBackup, readOpening } from './format.ts'
import { listTables, quoted, read, type Table } from './tables.ts'

type QueuedJob = Extract<Mark, { $job: unknown }>['$job']

export interface Restored {
  rows: number
  files: number
  jobs: number
  journalEntries: number
}

/**
 * Reads a backup into an empty database of either engine: all of it or, on any fault, nothing.
 * @param db with its migrations applied
 * @param queues of the house, so that work that was waiting goes on
 * @throws Fault `conflict` when the database holds anything, the key is another house's or the migrations
 *   differ; `invalid-input` when the file is damaged
 */
export async function restoreBackup(
  db: Database,
  config: Config,
  file: string,
  queues: { name: string }[],
): Promise<Restored> {
  const { header, key } = await readOpening(file)
  await checkMigrations(db, header)
  const restored = await db.as(system, (tx) =>
    restoreAll(tx, config, file, () => takeKey(config.dataDir, key, header.keyId)),
  )
  await advanceSequences(db)
  await requeue(db, queues, restored.queued)
  const { entries, brokenAt } = await verifyJournal(db)
  if (brokenAt !== undefined)
    throw fault(
      'conflict',
      `The journal does not hold at entry ${brokenAt}: the backup was changed, or was taken from a journal that was. Everything was restored; do not rely on it.`,
    )
  return { ...restored.counts, journalEntries: entries }
}

async function checkMigrations(db: Database, header: Header): Promise<void> {
  const { rows } = await db.asOwner('select name, sha256 from schema_migrations order by name')
  const here = rows.map(({ name, sha256 }) => `${name} ${sha256}`)
  const there = header.migrations.map(({ name, sha256 }) => `${name} ${sha256}`)
  if (here.join() === there.join()) return
  throw fault(
    'conflict',
    `The backup is from Tocsin ${header.version}, whose database has other migrations. Restore it with that version, then start this one, which brings the database up to date.`,
  )
}

interface Reading {
  counts: { rows: number; files: number; jobs: number }
  queued: QueuedJob[]
}

/** One transaction: a fault leaves the database as empty as it was. */
async function restoreAll(tx: Tx, config: Config, file: string, takeKey: () => void): Promise<Reading> {
  const tables = new Map((await listTables(tx)).map((table) => [table.name, table]))
  await refuseUnlessEmpty(tx, [...tables.values()])
  takeKey()
  const queued: QueuedJob[] = []
  const blobs = new Set<string>()
  const directory = join(config.dataDir, 'blobs')
  let writer: RowWriter | undefined
  let rows = 0
  let end: { rows: number; files: number; jobs: number } | undefined
  try {
    for await (const line of readBackup(file)) {
      if ('row' in line) {
        if (writer === undefined) throw damaged(file, 'a row stands outside a table')
        await writer.add(line.row)
        rows += 1
        continue
      }
      const { mark } = line
      await writer?.flush()
      writer = undefined
      if ('$table' in mark) writer = rowWriter(tx, tableOf(tables, mark.$table, file))
      else if ('$job' in mark) queued.push(mark.$job)
      else if ('$blob' in mark) writePiece(directory, mark.$blob, mark.data, blobs, file)
      else if ('$end' in mark) end = mark.$end
    }
    const counts = { rows, files: blobs.size, jobs: queued.length }
    if (end === undefined || JSON.stringify(counts) !== JSON.stringify(end))
      throw damaged(file, 'its end is missing')
    for (const table of tables.values()) await restoreSelfReferences(tx, table)
    return { counts, queued }
  } catch (error) {
    for (const name of blobs) rmSync(join(directory, name), { force: true })
    throw error
  }
}

function tableOf(tables: ReadonlyMap<string, Table>, name: string, file: string): Table {
  const table = tables.get(name)
  if (table === undefined)
    throw damaged(file, `it holds a table ${JSON.stringify(name)} this house does not know`)
  return table
}

/** A house that was opened once holds the organisation of anonymous reports, and nothing else. */
async function refuseUnlessEmpty(tx: Tx, tables: readonly Table[]): Promise<void> {
  const holdsRows = async (name: string) =>
    (await read<{ found: boolean }>(tx, `select exists (select from ${quoted(name)}) as found`))[0]?.found
  for (const { name } of [...tables].reverse()) {
    if (name === 'organisations')
      await tx.text('delete from organisations where id = $1', [ANONYMOUS_ORGANISATION])
    if (await holdsRows(name))
      throw fault(
        'conflict',
        `The database is not empty (${name} holds rows). Restore into a new data directory or a new database.`,
      )
  }
}

interface RowWriter {
  add(row: string): Promise<void>
  flush(): Promise<void>
}

const PIECE = 500
/** Where the second step finds what the first one left out. */
const held = (table: string): string => quoted(`restore_${table}`)

function rowWriter(tx: Tx, { name, columns, selfReferences }: Table): RowWriter {
  const list = columns.map(quoted).join(', ')
  const values = columns
    .map((column) => (selfReferences.includes(column) ? 'null' : quoted(column)))
    .join(', ')
  let pending: string[] = []
  let started = false
  const flush = async () => {
    if (pending.length === 0) return
    const rows = `[${pending.join(',')}]`
    pending = []
    const source = `json_populate_recordset(null::${quoted(name)}, $1::json)`
    await tx.text(
      `insert into ${quoted(name)} (${list}) overriding system value select ${values} from ${source}`,
      [rows],
    )
    if (selfReferences.length === 0) return
    if (!started) await tx.text(`create temporary table ${held(name)} (line json) on commit drop`)
    started = true
    await tx.text(`insert into ${held(name)} select json_array_elements($1::json)`, [rows])
  }
  return {
    async add(row) {
      pending.push(row)
      if (pending.length >= PIECE) await flush()
    },
    flush,
  }
}

/** A row may point to one that comes later: pointers within a table are set when all its rows are there. */
async function restoreSelfReferences(tx: Tx, { name, selfReferences }: Table): Promise<void> {
  const [found] = await read<{ there: boolean }>(tx, `select to_regclass($1) is not null as there`, [
    `pg_temp.${held(name)}`,
  ])
  if (selfReferences.length === 0 || found?.there !== true) return
  const set = selfReferences.map((column) => `${quoted(column)} = r.${quoted(column)}`).join(', ')
  const some = selfReferences.map((column) => `r.${quoted(column)} is not null`).join(' or ')
  await tx.text(`update ${quoted(name)} t set ${set}
    from ${held(name)} h, json_populate_record(null::${quoted(name)}, h.line) r where t.id = r.id and (${some})`)
}

function writePiece(directory: string, name: string, data: string, seen: Set<string>, file: string): void {
  // The name becomes a path: nothing but what the blob store itself writes.
  if (!/^[0-9a-f]{2}\/[0-9a-f]{1,128}$/.test(name))
    throw damaged(file, 'it names a file outside the blob directory')
  const path = join(directory, name)
  const bytes = Buffer.from(data, 'base64')
  if (seen.has(name)) {
    appendFileSync(path, bytes)
    return
  }
  seen.add(name)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(path, bytes, { mode: 0o600 })
}

/** The key of the backup, or the one that is here: without the right one every text would be lost. */
function takeKey(dataDir: string, inBackup: string | undefined, keyId: string): void {
  const path = join(dataDir, 'keys', 'master.key')
  const isHere = existsSync(path) || process.env.TOCSIN_MASTER_KEY !== undefined
  if (!isHere && inBackup === undefined) {
    throw fault(
      'conflict',
      `The backup holds no key and there is none here. Put the old house's keys/master.key at ${path}, or its base64 in TOCSIN_MASTER_KEY, and restore again.`,
    )
  }
  const made = !isHere
  if (made && inBackup !== undefined) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(path, Buffer.from(inBackup, 'base64'), { flag: 'wx', mode: 0o600 })
  }
  if (loadKeyring(dataDir).keyId === keyId) return
  if (made) rmSync(path)
  throw fault(
    'conflict',
    `The master key here is another house's: with it nothing of the backup could be read. Put the right one at ${path}, or restore into a new data directory.`,
  )
}

async function advanceSequences(db: Database): Promise<void> {
  const { rows } = await db.asOwner(
    `select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = 'public' and (is_identity = 'YES' or column_default like 'nextval(%')`,
  )
  for (const { table, column } of rows as { table: string; column: string }[]) {
    const highest = `(select max(${quoted(column)}) from ${quoted(table)})`
    // As the house: with row-level security forced, an owner that is no superuser sees no row.
    await db.asOwner(`begin; set local role tocsin_system;
      select set_config('restore.highest', coalesce(${highest}, 0)::text, true);
      reset role;
      select setval(pg_get_serial_sequence('${table}', '${column}'),
        greatest(current_setting('restore.highest')::bigint, 1), current_setting('restore.highest')::bigint > 0);
      commit`)
  }
}

async function requeue(db: Database, queues: { name: string }[], queued: QueuedJob[]): Promise<void> {
  if (queued.length === 0) return
  const known = new Set(queues.map(({ name }) => name))
  const jobs: Jobs = await openJobs(db, queues, () => {})
  try {
    await db.as(system, async (tx) => {
      for (const { queue, data, priority, startAfter } of queued.filter((job) => known.has(job.queue))) {
        const wait = startAfter === null ? 0 : Math.ceil((Date.parse(startAfter) - Date.now()) / 1000)
        await jobs.enqueue(tx, queue, [{ data, priority, ...(wait > 0 ? { startAfterSeconds: wait } : {}) }])
      }
    })
  } finally {
    await jobs.stop()
  }
}
