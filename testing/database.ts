import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { describe, inject } from 'vitest'
import { ensureAnonymousOrganisation } from '../platform/access/service.ts'
import { packageRoot } from '../platform/config/root.ts'
import { type Database, openDatabase } from '../platform/db/index.ts'
import { migrate } from '../platform/db/migrate.ts'
import { type Cluster, findPostgres, startCluster, urlOf } from './postgres.ts'

/** A database of a test file's own: every migration applied, nothing in it but the anonymous organisation. */
export interface TestDatabase {
  db: Database
  /** Connection string as a superuser, where there is a server: for pg_dump and for a second connection. */
  superuserUrl: string | undefined
  /** Connection string as the house's owner, an ordinary role, where there is a server. */
  ownerUrl: string | undefined
  close(): Promise<void>
}

export interface Engine {
  name: Database['engine']
  /** Undefined where it can run; otherwise what is missing. */
  missing: string | undefined
  open(): Promise<TestDatabase>
}

const OWNER = 'tocsin_test_owner'
const given = process.env.TOCSIN_TEST_DATABASE_URL

/** Every engine, with what keeps it from running here. */
export const ENGINES: readonly Engine[] = [
  { name: 'embedded', missing: undefined, open: openEmbeddedTest },
  {
    name: 'postgresql',
    missing:
      given || findPostgres()
        ? undefined
        : 'PostgreSQL 15 or later is not installed, nor is TOCSIN_TEST_DATABASE_URL set',
    open: openServerTest,
  },
]

/** The same tests on every engine that can run here; the others are shown as skipped, with the reason. */
export function eachEngine(suite: (engine: Engine) => void): void {
  for (const engine of ENGINES) {
    const title = engine.missing ? `on ${engine.name} (skipped: ${engine.missing})` : `on ${engine.name}`
    describe.skipIf(engine.missing !== undefined)(title, () => suite(engine))
  }
}

// Test files of one worker share its modules and its embedded engine: starting one takes seconds.
const shared = globalThis as { tocsinTestEngine?: Promise<Database> }

async function openEmbeddedTest(): Promise<TestDatabase> {
  shared.tocsinTestEngine ??= startEmbedded()
  const db = await shared.tocsinTestEngine
  await empty(db)
  await ensureAnonymousOrganisation(db)
  return { db: lent(db), superuserUrl: undefined, ownerUrl: undefined, close: async () => {} }
}

/** A house closes its database; this one is closed by whoever opened it. */
const lent = (db: Database): Database => ({ ...db, close: async () => {} })

async function startEmbedded(): Promise<Database> {
  const db = await openDatabase({ dataDir: undefined, prepared: '' })
  await migrate(db)
  return db
}

async function empty(db: Database): Promise<void> {
  const { rows } = await db.asOwner(`select format('%I.%I', schemaname, tablename) as name from pg_tables
    where (schemaname = 'public' and tablename <> 'schema_migrations')
       or (schemaname = 'pgboss' and tablename in ('job', 'archive'))`)
  const tables = rows.map((row) => row.name).join(', ')
  // The journal refuses even this; the owner of a database can always lift a trigger.
  await db.asOwner(
    `begin; alter table journal disable trigger user; truncate ${tables} restart identity cascade;
     alter table journal enable trigger user; commit`,
  )
}

/** Where the server is, with a way in that may make databases. */
async function server(): Promise<{ maintenance: string; urlFor(user: string, database: string): string }> {
  if (given) {
    const urlFor = (user: string, database: string) => {
      const url = new URL(given)
      if (user !== 'postgres') {
        url.username = user
        url.password = OWNER
      }
      url.pathname = `/${database}`
      return url.href
    }
    return { maintenance: given, urlFor }
  }
  const cluster = await ownCluster()
  return {
    maintenance: urlOf(cluster, 'postgres', 'postgres'),
    urlFor: (user, database) => urlOf(cluster, user, database),
  }
}

/** The run's own cluster, started by whichever worker needs it first. */
async function ownCluster(): Promise<Cluster> {
  const dir = join(inject('testDirectory'), 'postgres')
  const mark = join(inject('testDirectory'), 'postgres-ready')
  try {
    mkdirSync(dir)
    const cluster = await startCluster(findPostgres()!, dir)
    writeFileSync(mark, JSON.stringify(cluster))
    return cluster
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  for (let waited = 0; waited < 60_000; waited += 100) {
    if (existsSync(mark)) return JSON.parse(readFileSync(mark, 'utf8'))
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('another worker did not manage to start PostgreSQL')
}

async function openServerTest(): Promise<TestDatabase> {
  const { maintenance, urlFor } = await server()
  const name = `tocsin_test_${process.pid}_${Date.now()}_${Math.floor(Math.random() * 1e6)}`
  const template = `tocsin_template_${migrationsDigest()}`
  await withClient(maintenance, async (client) => {
    await client.query('select pg_advisory_lock(7121)')
    await ensureOwner(client)
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount === 0) await makeTemplate(client, template, urlFor(OWNER, `${template}_new`))
    await client.query(`create database ${name} template ${template} owner ${OWNER}`)
    await client.query('select pg_advisory_unlock(7121)')
  })
  const ownerUrl = urlFor(OWNER, name)
  const db = await openDatabase({ dataDir: undefined, databaseUrl: ownerUrl })
  return {
    db: lent(db),
    ownerUrl,
    superuserUrl: urlFor('postgres', name),
    async close() {
      await db.close()
      await withClient(maintenance, (client) => client.query(`drop database ${name} with (force)`))
    },
  }
}

/** The house's owner is an ordinary role here, as it should be in production. */
async function ensureOwner(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [OWNER])
  if (rowCount === 0) await client.query(`create role ${OWNER} login createrole password '${OWNER}'`)
  const { rows } = await client.query(
    `select rolname from pg_roles where rolname in ('tocsin_app', 'tocsin_system')`,
  )
  for (const row of rows) await client.query(`grant ${row.rolname} to ${OWNER} with admin option`)
}

async function makeTemplate(client: pg.Client, template: string, url: string): Promise<void> {
  await client.query(`drop database if exists ${template}_new`)
  await client.query(`create database ${template}_new owner ${OWNER}`)
  const db = await openDatabase({ dataDir: undefined, databaseUrl: url })
  try {
    await migrate(db)
    await ensureAnonymousOrganisation(db)
  } finally {
    await db.close()
  }
  await client.query(`alter database ${template}_new rename to ${template}`)
}

function migrationsDigest(): string {
  const directory = join(packageRoot, 'db', 'migrations')
  const hash = createHash('sha256')
  for (const name of readdirSync(directory).sort()) hash.update(readFileSync(join(directory, name)))
  return hash.digest('hex').slice(0, 16)
}

/** One connection, closed at the end whatever happens. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
