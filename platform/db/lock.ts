import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fault } from '../errors/index.ts'

/** Others that saw the same dead holder have done what they were about to do after this time, milliseconds. */
const SETTLE = 60

/**
 * Takes the data directory for this process. The embedded database takes no lock of its own, and two
 * processes on one directory silently lose rows. A lock is stolen only from a process that is gone:
 * pid and start time together, because pids are used again. Containers that share a volume but not
 * their process ids cannot see each other: give each its own directory.
 * @throws Fault `data-directory-locked`
 * @returns a function that gives the directory back
 */
export function lockDirectory(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const path = join(dataDir, 'lock')
  const mine = JSON.stringify({ pid: process.pid, started: processStart(process.pid), id: randomUUID() })
  let stole = false
  for (let attempt = 0; attempt < 5; attempt++) {
    if (create(path, mine)) {
      // Somebody may have taken this lock for the dead one's: whose it is now decides.
      if (stole) pause(SETTLE)
      if (read(path) === mine) return () => read(path) === mine && rmSync(path, { force: true })
      continue
    }
    const found = read(path)
    if (found === undefined) continue
    const holder = holderOf(found)
    if (holder && isAlive(holder)) {
      throw fault(
        'data-directory-locked',
        `process ${holder.pid} is using ${dataDir}; stop it, or choose another directory with TOCSIN_DATA_DIR`,
      )
    }
    steal(path, found)
    stole = true
  }
  throw fault('data-directory-locked', `several processes want ${dataDir} at once; start one of them again`)
}

/** Makes the lock with its content in one step, so that nobody ever sees it half written. */
function create(path: string, content: string): boolean {
  const aside = `${path}.${randomUUID()}`
  try {
    writeFileSync(aside, content, { mode: 0o600 })
    linkSync(aside, path)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error
    return createWithoutLinks(path, content)
  } finally {
    rmSync(aside, { force: true })
  }
}

/** For file systems that know no hard links. */
function createWithoutLinks(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { mode: 0o600, flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Takes a dead lock away. A rename gives it to one of several; what turns out to be another's is put back. */
function steal(path: string, dead: string): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
    if (read(aside) !== dead) linkSync(aside, path)
  } catch {
    // Somebody else was faster: the next look shows who.
  } finally {
    rmSync(aside, { force: true })
  }
}

interface Holder {
  pid: number
  started: string | null
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Undefined for a file torn by a power cut, which nobody holds. */
function holderOf(content: string): Holder | undefined {
  try {
    const holder = JSON.parse(content) as Holder
    return Number.isInteger(holder.pid) ? holder : undefined
  } catch {
    return undefined
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return holder.started === null || processStart(holder.pid) === holder.started
}

/** Start time from /proc (field 22 of stat); null where there is none, and the pid alone must do. */
function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

const pause = (ms: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
