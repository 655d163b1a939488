import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../../platform/config/index.ts'
import { type Database, openDatabase } from '../../../platform/db/index.ts'
import { type Check, ok, problem, warning } from './types.ts'

/** The database engine: version, durability, rights. */
export async function checkDatabase(config: Config): Promise<Check[]> {
  const { databaseUrl, dataDir } = config
  if (databaseUrl === undefined && !existsSync(join(dataDir, 'db'))) {
    return [ok('Database', 'embedded, made on first start'), durability()]
  }
  let db: Database
  try {
    db = await openDatabase({ dataDir, databaseUrl })
  } catch (error) {
    return [unavailable(error, databaseUrl !== undefined)]
  }
  try {
    const [row] = (
      await db.asOwner(`select current_setting('server_version') as version,
      (select rolsuper from pg_roles where rolname = current_user) as superuser,
      to_regclass('public.schema_migrations') is not null as migrated,
      current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`)
    ).rows as {
      version: string
      superuser: boolean
      migrated: boolean
      fsync: string
      commit: string
    }[]
    if (row === undefined) return [problem('Database', 'it gives no answer', 'Look into its log.')]
    if (db.engine === 'embedded')
      return [ok('Database', `embedded PostgreSQL ${row.version}`), durability(), ...(await checkRoles(db))]
    const safe = row.fsync === 'on' && row.commit !== 'off'
    return [
      ok('Database', `PostgreSQL ${row.version}`),
      safe
        ? ok('Durability', 'what was acknowledged survives a power cut')
        : warning(
            'Durability',
            `fsync is ${row.fsync}, synchronous_commit is ${row.commit}`,
            'Set both to on: else a power cut loses acknowledged reports.',
          ),
      row.superuser
        ? warning(
            'Database owner',
            'a superuser, whom no row-level rule binds',
            'Give Tocsin a role of its own: createrole, owner of its database, no superuser.',
          )
        : ok('Database owner', 'an ordinary role'),
      ...(row.migrated ? await checkRoles(db) : [await checkMayCreateRoles(db)]),
    ]
  } catch (error) {
    return [unavailable(error, databaseUrl !== undefined)]
  } finally {
    await db.close()
  }
}

function unavailable(error: unknown, server: boolean): Check {
  const { code, message } = error as { code?: string; message: string }
  if (code === 'data-directory-locked') return ok('Database', `in use: ${message}`)
  return problem(
    'Database',
    // A connection string holds a password: only the driver's own words are shown.
    message || code || 'it does not answer',
    server
      ? 'Check DATABASE_URL, and that the server runs and lets this machine in.'
      : 'Restore the data directory from a backup, or choose another with TOCSIN_DATA_DIR.',
  )
}

const durability = (): Check =>
  warning(
    'Durability',
    'the embedded engine never calls fsync: safe against kill -9, not against a power cut',
    'For more than a trial set DATABASE_URL to a PostgreSQL server, or run "tocsin backup" often.',
  )

/** The roles requests run under must not be able to look past row-level security. */
async function checkRoles(db: Database): Promise<Check[]> {
  const { rows } = await db.asOwner(
    `select rolname as name, rolsuper or rolbypassrls as above, pg_has_role(current_user, oid, 'member') as mine
       from pg_roles where rolname in ('tocsin_app', 'tocsin_system') order by rolname`,
  )
  const roles = rows as { name: string; above: boolean; mine: boolean }[]
  const what = 'Database roles'
  if (roles.length < 2)
    return [
      problem(
        what,
        'tocsin_app or tocsin_system is missing',
        'Start the server once: its migrations make them.',
      ),
    ]
  const above = roles.filter((role) => role.above).map(({ name }) => name)
  if (above.length > 0)
    return [
      problem(
        what,
        `${above.join(', ')} may look past row-level security`,
        `alter role ${above[0]} nosuperuser nobypassrls;`,
      ),
    ]
  const foreign = roles.filter((role) => !role.mine).map(({ name }) => name)
  if (foreign.length > 0)
    return [
      problem(
        what,
        `the owner may not become ${foreign.join(', ')}`,
        `grant ${foreign.join(', ')} to the role in DATABASE_URL.`,
      ),
    ]
  return [ok(what, 'tocsin_app and tocsin_system, both bound by row-level security')]
}

async function checkMayCreateRoles(db: Database): Promise<Check> {
  const [row] = (
    await db.asOwner(
      `select rolsuper or rolcreaterole as may, has_database_privilege(current_database(), 'create') as create_schema
       from pg_roles where rolname = current_user`,
    )
  ).rows as { may: boolean; create_schema: boolean }[]
  if (row?.may === true && row.create_schema) return ok('Database roles', 'may be made on first start')
  return problem(
    'Database roles',
    'the role in DATABASE_URL may not make roles, or no schema in its database',
    'alter role … createrole; and make it the owner of the database.',
  )
}

/** The master key: there, whole, and readable by its user alone. */
export function checkKeys({ dataDir }: Config, fromEnvironment = process.env.TOCSIN_MASTER_KEY): Check {
  const what = 'Master key'
  if (fromEnvironment) {
    const { length } = Buffer.from(fromEnvironment, 'base64')
    return length === 32
      ? ok(what, 'from TOCSIN_MASTER_KEY')
      : problem(what, `TOCSIN_MASTER_KEY holds ${length} bytes`, 'Give 32 bytes in base64.')
  }
  const path = join(dataDir, 'keys', 'master.key')
  if (!existsSync(path)) {
    return existsSync(join(dataDir, 'db'))
      ? problem(
          what,
          `${path} is missing, and the database's texts are sealed with it`,
          'Put it back from your backup before you start.',
        )
      : ok(what, 'made on first start')
  }
  const { size, mode } = statSync(path)
  if (size !== 32)
    return problem(what, `${path} holds ${size} bytes where 32 are needed`, 'Put it back from your backup.')
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    return warning(what, `${path} can be read by other users`, `chmod 600 ${path}`)
  return ok(what, 'kept apart from the database; include it in your backups')
}
