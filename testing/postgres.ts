import { execFile, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A PostgreSQL cluster of the tests' own: unix socket only, thrown away afterwards, so nothing is synced. */
export interface Cluster {
  /** Directory of the socket. */
  socketDir: string
}

const NOBODY = 65534

/** Directory of initdb and postgres, or undefined where PostgreSQL is not installed. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .filter((version) => Number(version) >= 15)
        .sort((a, b) => Number(b) - Number(a))
    : []
  const places = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  const found = places.find(
    (place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres')),
  )
  // initdb refuses to run as root, and stepping down takes a tool.
  if (found && process.getuid?.() === 0 && stepDown([]) === undefined) return undefined
  return found
}

/** As root, the command line that runs another as nobody; otherwise the command line itself. */
function stepDown(command: string[]): string[] | undefined {
  if (process.getuid?.() !== 0) return command
  const id = String(NOBODY)
  if (existsSync('/usr/bin/setpriv'))
    return ['/usr/bin/setpriv', `--reuid=${id}`, `--regid=${id}`, '--clear-groups', ...command]
  return undefined
}

/**
 * Makes and starts a cluster in `dir` with one superuser `postgres`, reached over the socket alone.
 * @param lasting PostgreSQL's own settings: what is committed is on disk, as a benchmark must have it
 */
export async function startCluster(bin: string, dir: string, lasting = false): Promise<Cluster> {
  const [data, socketDir] = [join(dir, 'data'), join(dir, 'socket')]
  mkdirSync(socketDir, { recursive: true, mode: 0o700 })
  if (process.getuid?.() === 0) {
    chownSync(dir, NOBODY, NOBODY)
    chownSync(socketDir, NOBODY, NOBODY)
  }
  const as = (command: string[]) => {
    const [file, ...rest] = stepDown(command)!
    return { file: file!, rest, options: { cwd: dir, env: { PATH: process.env.PATH, LC_ALL: 'C' } } }
  }
  const init = as([
    join(bin, 'initdb'),
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
  ])
  await run(init.file, init.rest, init.options)
  const settings = lasting
    ? []
    : ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'shared_buffers=32MB']
  const server = as([
    join(bin, 'postgres'),
    ...['-D', data, '-k', socketDir, '-h', ''],
    ...settings.flatMap((setting) => ['-c', setting]),
  ])
  const child = spawn(server.file, server.rest, { ...server.options, stdio: 'ignore', detached: true })
  child.unref()
  for (let waited = 0; waited < 30_000; waited += 100) {
    if (existsSync(join(socketDir, '.s.PGSQL.5432')) && ready(bin, socketDir)) return { socketDir }
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`PostgreSQL did not start in ${dir}`)
}

function ready(bin: string, socketDir: string): boolean {
  try {
    execFileSync(join(bin, 'pg_isready'), ['-q', '-h', socketDir], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Stops the cluster in `dir`, if one was started there. */
export async function stopCluster(dir: string): Promise<void> {
  const pidFile = join(dir, 'data', 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  // SIGINT is PostgreSQL's "fast shutdown": it ends sessions and stops.
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 10_000 && existsSync(pidFile); waited += 100)
    await new Promise((done) => setTimeout(done, 100))
}

/** Connection string of a database of the cluster. */
export const urlOf = ({ socketDir }: Cluster, user: string, database: string): string =>
  `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(socketDir)}`
