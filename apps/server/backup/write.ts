import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, sep } from 'node:path'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { system } from '../../../platform/access/actor.ts'
import type { Config } from '../../../platform/config/index.ts'
import { loadKeyring } from '../../../platform/crypto/master.ts'
import type { Database, Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { BACKUP_FORMAT, type Mark } from './format.ts'
import { listTables, quoted, read, type Table } from './tables.ts'

export interface Written {
  rows: number
  files: number
  jobs: number
}

interface Out {
  line(text: string): Promise<void>
  mark(mark: Mark): Promise<void>
}

/**
 * Writes the whole house into a new file: every row, what was queued, the blob directory and, only when
 * asked, the master key. The server must be stopped.
 * @throws Fault `conflict` when the file exists
 */
export async function writeBackup(
  db: Database,
  config: Config,
  file: string,
  options: { withKeys: boolean; version: string },
): Promise<Written> {
  if (existsSync(file)) throw fault('conflict', `${file} exists: name a new file, so that no backup is lost.`)
  const gzip = createGzip({ level: 6 })
  const target = gzip.pipe(createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  const line = async (text: string) => {
    if (!gzip.write(`${text}\n`)) await new Promise((resolve) => gzip.once('drain', resolve))
  }
  const out: Out = { line, mark: (mark) => line(JSON.stringify(mark)) }
  try {
    const written = await writeAll(db, config, out, options)
    gzip.end()
    await finished(target)
    return written
  } catch (error) {
    gzip.destroy()
    target.destroy()
    rmSync(file, { force: true })
    throw error
  }
}

async function writeAll(
  db: Database,
  config: Config,
  out: Out,
  { withKeys, version }: { withKeys: boolean; version: string },
): Promise<Written> {
  const { rows: migrations } = await db.asOwner('select name, sha256 from schema_migrations order by name')
  const keyring = loadKeyring(config.dataDir)
  await out.mark({
    $backup: BACKUP_FORMAT,
    version,
    migrations: migrations as { name: string; sha256: string }[],
    keyId: keyring.keyId,
  })
  if (withKeys) await out.mark({ $key: readMasterKey(config.dataDir).toString('base64') })
  const rows = await db.as(system, (tx) => writeTables(tx, out))
  const jobs = await writeJobs(db, out)
  const files = await writeBlobs(join(config.dataDir, 'blobs'), out)
  await out.mark({ $end: { rows, files, jobs } })
  return { rows, files, jobs }
}

function readMasterKey(dataDir: string): Buffer {
  const fromEnvironment = process.env.TOCSIN_MASTER_KEY
  return fromEnvironment
    ? Buffer.from(fromEnvironment, 'base64')
    : readFileSync(join(dataDir, 'keys', 'master.key'))
}

/** Rows are fetched in pieces of this many: memory stays bounded. */
const PIECE = 500

async function writeTables(tx: Tx, out: Out): Promise<number> {
  const tables = await listTables(tx)
  // Nobody may write meanwhile: the tables must fit each other.
  await tx.text(`lock table ${tables.map(({ name }) => quoted(name)).join(', ')} in share mode`)
  let rows = 0
  for (const table of tables) {
    await out.mark({ $table: table.name, columns: table.columns })
    await tx.text(`declare backup_rows no scroll cursor for ${selectOf(table)}`)
    for (;;) {
      const piece = await read<{ row: string }>(tx, `fetch ${PIECE} from backup_rows`)
      for (const { row } of piece) await out.line(row)
      rows += piece.length
      if (piece.length < PIECE) break
    }
    await tx.text('close backup_rows')
  }
  return rows
}

/**
 * Positions in the outbox are made of transaction numbers, which mean nothing in another cluster: events are
 * numbered anew in their order of delivery, and cursors count how many were delivered.
 */
const RENUMBERED: Record<string, string> = {
  events: `select row_number() over (order by transaction_id, id) as id, kind, subject_id, data, at,
    '1'::xid8 as transaction_id from events order by 1`,
  event_cursors: `select c.subscriber, '1'::xid8 as transaction_id, (select count(*) from events e
    where (e.transaction_id, e.id) <= (c.transaction_id, c.id)) as id from event_cursors c`,
}

const selectOf = ({ name, columns }: Table): string =>
  `select row_to_json(r)::text as row from (${
    RENUMBERED[name] ?? `select ${columns.map(quoted).join(', ')} from ${quoted(name)}`
  }) r`

/** Jobs not yet done. The queue's own tables stay behind: it makes them itself. */
async function writeJobs(db: Database, out: Out): Promise<number> {
  const { rows } = await db.asOwner(
    `select name as queue, data, priority, case when start_after > now() then start_after end as "startAfter"
       from pgboss.job where state in ('created', 'retry', 'active') order by created_on, id`,
  )
  for (const row of rows) {
    const { queue, data, priority, startAfter } = row as {
      queue: string
      data: object | null
      priority: number
      startAfter: Date | null
    }
    await out.mark({
      $job: { queue, data: data ?? {}, priority, startAfter: startAfter?.toISOString() ?? null },
    })
  }
  return rows.length
}

async function writeBlobs(directory: string, out: Out): Promise<number> {
  if (!existsSync(directory)) return 0
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && /^[0-9a-f]+$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  for (const file of files) {
    const name = file
      .slice(directory.length + 1)
      .split(sep)
      .join('/')
    // 3 MiB: base64 of whole pieces can be put together again.
    for await (const piece of createReadStream(file, { highWaterMark: 3 * 1024 * 1024 })) {
      await out.mark({ $blob: name, data: (piece as Buffer).toString('base64') })
    }
  }
  return files.length
}

/** sha256 of a file, hexadecimal: what to keep beside a backup. */
export async function digestOfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
