import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFindings } from '../modules/findings/index.ts'
import type { Actor } from '../platform/access/actor.ts'
import { createAccess, ensureAnonymousOrganisation } from '../platform/access/service.ts'
import { createBlobs } from '../platform/blobs/index.ts'
import { systemClock } from '../platform/clock/index.ts'
import { keyringFrom, newKey } from '../platform/crypto/index.ts'
import { type Database, openDatabase } from '../platform/db/index.ts'
import { migrate } from '../platform/db/migrate.ts'
import type { FindingDocument } from '../standards/report/document.ts'

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
  peakMiB: number
}

/**
 * Intake, fingerprints, grouping and commit, against a bare multi-row insert of every row of every table
 * it wrote, with the same indexes, into the same database, in the same run.
 */
export async function run(): Promise<{ figures: Figures[] }> {
  const figures = [await onEngine(undefined)]
  if (process.env.DATABASE_URL) figures.push(await onEngine(process.env.DATABASE_URL))
  return { figures }
}

async function onEngine(databaseUrl: string | undefined): Promise<Figures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-bench-'))
  const db = await openDatabase({ dataDir: databaseUrl ? undefined : dataDir, databaseUrl })
  try {
    await migrate(db)
    await ensureAnonymousOrganisation(db)
    const keyring = keyringFrom(newKey())
    const findings = createFindings({ db, keyring, clock: systemClock, blobs: createBlobs(keyring, dataDir) })
    const access = createAccess(db)
    const account = await access.ensureAccount({
      organisation: 'bench',
      login: 'bench',
      displayName: 'bench',
      roles: ['discoverer'],
      tlp: 'red',
    })
    const actor = (await access.actorById(account)) as Actor

    const started = performance.now()
    for (let at = 0; at < FINDINGS; at += BATCH) {
      const items = Array.from({ length: Math.min(BATCH, FINDINGS - at) }, (_, i) => ({
        position: i + 1,
        form: 'native' as const,
        warnings: [],
        document: finding(at + i),
      }))
      const { results } = await findings.accept(actor, items)
      await findings.group(
        results.flatMap((result) =>
          result.status === 'accepted' && result.findingId ? [result.findingId] : [],
        ),
      )
      process.stderr.write(`\r${db.engine}: ${at + items.length} of ${FINDINGS}`)
    }
    const intakeSeconds = (performance.now() - started) / 1000
    process.stderr.write('\n')

    const { rows, seconds } = await bareInsert(db)
    return {
      engine: db.engine,
      findings: FINDINGS,
      rows,
      intakeSeconds,
      bareSeconds: seconds,
      ratio: seconds / intakeSeconds,
      peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    }
  } finally {
    await db.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Reads everything back, empties the tables, and puts it in again by plain multi-row inserts. */
async function bareInsert(db: Database): Promise<{ rows: number; seconds: number }> {
  const kept: {
    table: string
    columns: { name: string; type: string }[]
    rows: Record<string, unknown>[]
  }[] = []
  for (const table of TABLES) {
    const columns = (
      await db.asOwner(`select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attidentity = '' order by attnum`)
    ).rows as { name: string; type: string }[]
    const list = columns
      .map((column) => (column.type === 'bytea' ? `"${column.name}"` : `"${column.name}"::text`))
      .join(', ')
    kept.push({ table, columns, rows: (await db.asOwner(`select ${list} from ${table}`)).rows })
  }
  await db.asOwner(`truncate ${TABLES.join(', ')} cascade`)
  const started = performance.now()
  let rows = 0
  for (const { table, columns, rows: all } of kept) {
    const names = columns.map((column) => `"${column.name}"`).join(', ')
    const from = columns
      .map((column, i) => `$${i + 1}::${column.type === 'bytea' ? 'bytea' : 'text'}[]`)
      .join(', ')
    const select = columns
      .map((column) =>
        column.type === 'bytea' ? `u."${column.name}"` : `u."${column.name}"::${column.type}`,
      )
      .join(', ')
    for (let at = 0; at < all.length; at += BATCH * 4) {
      const part = all.slice(at, at + BATCH * 4)
      await db.asOwner(
        `insert into ${table} (${names}) select ${select} from unnest(${from}) as u(${names})`,
        columns.map((column) => part.map((row) => row[column.name])),
      )
      rows += part.length
    }
  }
  return { rows, seconds: (performance.now() - started) / 1000 }
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
