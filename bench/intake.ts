import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFindings, type Findings } from '../modules/findings/index.ts'
import { createScans } from '../modules/scans/index.ts'
import type { Actor } from '../platform/access/actor.ts'
import { createAccess, ensureAnonymousOrganisation } from '../platform/access/service.ts'
import { createBlobs } from '../platform/blobs/index.ts'
import { systemClock } from '../platform/clock/index.ts'
import { keyringFrom, newKey } from '../platform/crypto/index.ts'
import { type Database, openDatabase } from '../platform/db/index.ts'
import { migrate } from '../platform/db/migrate.ts'
import type { FindingDocument } from '../standards/report/document.ts'
import { findPostgres, startCluster, stopCluster, urlOf } from '../testing/postgres.ts'

/** Findings submitted; every fourth one is another telling of an earlier flaw. */
const FINDINGS = Number(process.env.BENCH_FINDINGS ?? 10_000)
const BATCH = 500
/** Tables that intake and grouping write; the journal's one row a batch is left out, it lets nobody empty it. */
const TABLES = [
  'findings',
  'owner_keys',
  'blobs',
  'blob_keys',
  'root_causes',
  'memberships',
  'root_cause_keys',
  'near_misses',
  'events',
]

interface Figures {
  engine: string
  findings: number
  rows: number
  intakeSeconds: number
  bareSeconds: number
  /** Rows a second of intake over rows a second of the bare insert: the bar is 0.5. */
  ratio: number
  /** Largest resident size of this process during intake, before anything is read back. */
  peakMiB: number
}

/**
 * Intake, fingerprints, grouping and commit, against a bare multi-row insert of every row of every table
 * it wrote, with the same indexes, into the same database, in the same run; on the embedded engine, and on
 * PostgreSQL: an empty database that DATABASE_URL names, or a cluster of its own where PostgreSQL is installed.
 */
export async function run(): Promise<{ figures: Figures[] }> {
  const figures = [await onEngine(undefined)]
  const bin = findPostgres()
  if (process.env.DATABASE_URL) figures.push(await onEngine(process.env.DATABASE_URL))
  else if (bin === undefined) process.stderr.write('skipped: PostgreSQL is not installed\n')
  else figures.push(await onOwnCluster(bin))
  return { figures }
}

async function onOwnCluster(bin: string): Promise<Figures> {
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-bench-postgres-'))
  try {
    return await onEngine(urlOf(await startCluster(bin, dir, true), 'postgres', 'postgres'))
  } finally {
    await stopCluster(dir)
    rmSync(dir, { recursive: true, force: true })
  }
}

async function onEngine(databaseUrl: string | undefined): Promise<Figures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-bench-'))
  const db = await openDatabase({ dataDir: databaseUrl ? undefined : dataDir, databaseUrl })
  try {
    await migrate(db)
    const { rows: others } = await db.asOwner('select 1 from findings limit 1')
    if (others.length > 0)
      throw new Error('DATABASE_URL holds findings, which this would delete; name an empty database')
    await ensureAnonymousOrganisation(db)
    const keyring = keyringFrom(newKey())
    const findings = createFindings({
      db,
      keyring,
      clock: systemClock,
      blobs: createBlobs(keyring, dataDir),
      maintainersSay: createScans({ db, keyring }).rulesFor,
    })
    const access = createAccess(db)
    const account = await access.ensureAccount({
      organisation: 'bench',
      login: 'bench',
      displayName: 'bench',
      roles: ['discoverer'],
      tlp: 'red',
    })
    const actor = (await access.actorById(account)) as Actor

    // Whichever side ran first would otherwise pay for compiling code and filling caches on both.
    await intake(findings, actor, FINDINGS, FINDINGS + BATCH, () => {})
    await bareInsert(db)
    await db.asOwner(`truncate ${TABLES.join(', ')} cascade`)

    const taken = await intake(findings, actor, 0, FINDINGS, (done) =>
      process.stderr.write(`\r${db.engine}: ${done} of ${FINDINGS}`),
    )
    process.stderr.write('\n')
    const bare = await bareInsert(db)
    return {
      engine: db.engine,
      findings: FINDINGS,
      rows: bare.rows,
      intakeSeconds: taken.seconds,
      bareSeconds: bare.seconds,
      ratio: bare.seconds / taken.seconds,
      peakMiB: taken.peakMiB,
    }
  } finally {
    await db.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/**
 * Submits findings `from` to `to`. As in the house, where grouping is a job that follows the commit, the
 * next batch is read while the last one is grouped; the time ends when both are committed. Making the
 * documents up counts too, in the place of reading them.
 */
async function intake(
  findings: Findings,
  actor: Actor,
  from: number,
  to: number,
  tell: (done: number) => void,
): Promise<{ seconds: number; peakMiB: number }> {
  const started = performance.now()
  let peak = 0
  let grouping = Promise.resolve()
  for (let at = from; at < to; at += BATCH) {
    const items = Array.from({ length: Math.min(BATCH, to - at) }, (_, i) => ({
      position: i + 1,
      form: 'native' as const,
      warnings: [],
      document: finding(at + i),
    }))
    const { results } = await findings.accept(actor, items)
    await grouping
    grouping = findings.group(
      results.flatMap((result) =>
        result.status === 'accepted' && result.findingId ? [result.findingId] : [],
      ),
    )
    peak = Math.max(peak, process.memoryUsage.rss())
    tell(at - from + items.length)
  }
  await grouping
  const seconds = (performance.now() - started) / 1000
  return { seconds, peakMiB: Math.round(Math.max(peak, process.memoryUsage.rss()) / 2 ** 20) }
}

/**
 * Empties the tables and puts every row in again by plain multi-row inserts: arrays as the driver sends
 * them, each of its column's own type, because a cast on the way would slow the yardstick down. The rows
 * wait in the database and come a part at a time: a heap full of them would slow it too. Only inserts count.
 */
async function bareInsert(db: Database): Promise<{ rows: number; seconds: number }> {
  const PART = BATCH * 4
  for (const table of TABLES)
    await db.asOwner(
      `create unlogged table kept_${table} as select row_number() over () as kept, t.* from ${table} t`,
    )
  for (const table of TABLES) await db.asOwner(`create index on kept_${table} (kept)`)
  await db.asOwner(`truncate ${TABLES.join(', ')} cascade`)
  let rows = 0
  let ms = 0
  for (const table of TABLES) {
    const columns = (
      await db.asOwner(`select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attidentity = '' order by attnum`)
    ).rows as { name: string; type: string }[]
    const names = columns.map((column) => `"${column.name}"`).join(', ')
    const asRead = columns
      .map((column) => (column.type === 'bytea' ? `"${column.name}"` : `"${column.name}"::text`))
      .join(', ')
    const arrays = columns.map((column, i) => `$${i + 1}::${column.type}[]`).join(', ')
    for (let at = 0; ; at += PART) {
      const { rows: part } = await db.asOwner(
        `select ${asRead} from kept_${table} where kept > $1 and kept <= $2 order by kept`,
        [at, at + PART],
      )
      if (part.length === 0) break
      const started = performance.now()
      await db.asOwner(
        `insert into ${table} (${names}) select * from unnest(${arrays})`,
        columns.map((column) => part.map((row) => row[column.name])),
      )
      ms += performance.now() - started
      rows += part.length
    }
    await db.asOwner(`drop table kept_${table}`)
  }
  return { rows, seconds: ms / 1000 }
}

const WORDS =
  'merge clone parse split decode render resolve compile match expand collect update walk fold flatten query filter'.split(
    ' ',
  )

/** A made-up report of realistic size; four tellings in a row share a flaw. */
function finding(n: number): FindingDocument {
  const flaw = Math.floor(n / 4)
  const word = (i: number) => WORDS[(flaw * 7 + i * 3) % WORDS.length]!
  const sink = `${word(1)}${word(2)}`
  return {
    title: `${sink} of package-${flaw % 2000} lets input number ${n} reach the prototype`,
    description: Array.from({ length: 60 }, (_, i) => `${word(i)}${(n * 31 + i * 17) % 97}`).join(' '),
    component: {
      purl: `pkg:npm/package-${flaw % 2000}`,
      version: `1.${flaw % 9}.0`,
      fixedIn: `1.${(flaw % 9) + 1}.0`,
    },
    weaknesses: ['CWE-1321'],
    sink,
    severity: 'high',
  }
}
