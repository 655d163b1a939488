import { AsyncLocalStorage } from 'node:async_hooks'
import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { TLP_LEVELS } from '../../standards/report/document.ts'
import type { Actor } from '../access/actor.ts'
import { fault } from '../errors/index.ts'
import { openEmbedded } from './embedded.ts'

export { sql } from 'kysely'

/** Tables are known to each module's store alone; here statements are typed by the row they name. */
type Schema = Record<never, never>

/** One open transaction, running as one actor. Only stores call it. */
export interface Tx {
  readonly actor: Actor
  /** All rows. */
  all<Row>(statement: RawBuilder<Row>): Promise<Row[]>
  /** The first row, or undefined. */
  first<Row>(statement: RawBuilder<Row>): Promise<Row | undefined>
  /** Number of rows the statement changed. */
  run(statement: RawBuilder<unknown>): Promise<number>
  /** Plain text and parameters, for libraries that bring their own SQL. */
  text(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

export interface Database {
  readonly engine: 'embedded' | 'postgresql'
  /** Runs `work` in one transaction as `actor`; commits when it resolves, rolls back when it rejects. */
  as<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>
  /** A statement outside the roles, by the owner: migrations, the job queue's own schema, vacuum. */
  asOwner(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
  close(): Promise<void>
}

export interface DatabaseOptions {
  dataDir: string | undefined
  databaseUrl?: string | undefined
  prepared?: string
}

/** Opens the database: embedded in `dataDir` (undefined: in memory), or PostgreSQL at `databaseUrl`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (!options.databaseUrl) {
    const embedded = await openEmbedded(options.dataDir, options.prepared)
    return wrap('embedded', embedded.pool, () => embedded.close())
  }
  const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 12 })
  // Without a listener an idle connection that breaks ends the process.
  pool.on('error', () => {})
  return wrap('postgresql', pool, () => pool.end())
}

/** Nobody listens, the connection broke, the server stops or starts (57P01, 57P03), no place left (53300). */
const UNAVAILABLE = new Set(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '53300'])

/** A character PostgreSQL has no place for in text, and in JSON. */
const UNSTORABLE = new Set(['22021', '22P05'])

function explain(error: unknown): never {
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string' && UNSTORABLE.has(code))
    throw fault('invalid-input', 'The text holds a NUL character, which cannot be stored or looked for.')
  if (typeof code !== 'string' || !UNAVAILABLE.has(code)) throw error
  throw fault(
    'database-unavailable',
    `The database does not answer (${code}). See whether it runs and DATABASE_URL names it.`,
  )
}

const open = new AsyncLocalStorage<true>()

function wrap(engine: Database['engine'], pool: pg.Pool, close: () => Promise<void>): Database {
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return {
    engine,
    as(actor, work) {
      // The embedded engine has one connection: asking for a second inside a transaction waits for ever.
      if (open.getStore()) throw new Error('a transaction is already open here: pass its tx on')
      return open.run(true, () =>
        kysely
          .transaction()
          .execute(async (transaction) => {
            await become(actor, transaction)
            return work(handle(actor, transaction))
          })
          .catch(explain),
      )
    },
    async asOwner(text, values) {
      if (open.getStore()) throw new Error('a transaction is open here: the owner must wait for its end')
      const client = await pool.connect().catch(explain)
      try {
        return await client.query(text, values)
      } catch (error) {
        // A text that began a transaction of its own must not leave the next one inside it.
        await client.query('rollback').catch(() => {})
        throw error
      } finally {
        client.release()
      }
    },
    async close() {
      await close()
    },
  }
}

/** Row-level security reads these settings; `true` keeps them to this transaction. */
async function become(actor: Actor, transaction: Transaction<Schema>): Promise<void> {
  await sql`select
    set_config('role', ${actor.kind === 'system' ? 'tocsin_system' : 'tocsin_app'}, true),
    set_config('tocsin.org', ${actor.organisationId ?? ''}, true),
    set_config('tocsin.account', ${actor.accountId ?? ''}, true),
    set_config('tocsin.roles', ${actor.roles.join(',')}, true),
    set_config('tocsin.tlp', ${String(TLP_LEVELS.indexOf(actor.tlp))}, true),
    set_config('tocsin.compartments', ${actor.compartments.join(',')}, true)`.execute(transaction)
}

function handle(actor: Actor, transaction: Transaction<Schema>): Tx {
  return {
    actor,
    all: async (statement) => (await statement.execute(transaction)).rows,
    first: async (statement) => (await statement.execute(transaction)).rows[0],
    run: async (statement) => Number((await statement.execute(transaction)).numAffectedRows ?? 0),
    async text(text, values = []) {
      const { rows } = await transaction.executeQuery({
        sql: text,
        parameters: values,
        query: { kind: 'RawNode', sqlFragments: [text], parameters: [] },
        queryId: { queryId: 'text' },
      } as Parameters<typeof transaction.executeQuery>[0])
      return { rows }
    },
  }
}
