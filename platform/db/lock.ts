import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fault } from '../errors/index.ts'

/**
 * Takes the data directory for this process. The embedded database takes no lock of its own, and two
 * processes on one directory silently lose rows. A lock is stolen only from a process that is gone:
 * pid and start time together, because pids are used again.
 * @throws Fault `data-directory-locked`
 * @returns a function that gives the directory back
 */
export function lockDirectory(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const path = join(dataDir, 'lock')
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const handle = openSync(path, 'wx', 0o600)
      writeSync(handle, JSON.stringify({ pid: process.pid, started: processStart(process.pid) }))
      closeSync(handle)
      return () => rmSync(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = readHolder(path)
    if (holder && isAlive(holder)) {
      throw fault(
        'data-directory-locked',
        `process ${holder.pid} is using ${dataDir}; stop it, or choose another directory with TOCSIN_DATA_DIR`,
      )
    }
    // The file of a dead process, or torn by a crash between open and write: remove and try again.
    rmSync(path, { force: true })
  }
  throw fault('data-directory-locked', `several processes want ${dataDir} at once; start one of them again`)
}

interface Holder {
  pid: number
  started: string | null
}

function readHolder(path: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Holder
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
