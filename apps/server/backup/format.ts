import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { fault } from '../../../platform/errors/index.ts'

/**
 * A backup is gzipped text, one JSON object a line. Lines whose first member begins with `$` say what
 * follows; the others are rows exactly as PostgreSQL writes them (row_to_json), so that no number or
 * instant passes through JavaScript.
 */
export const BACKUP_FORMAT = 'tocsin-backup/1'

export interface Header {
  $backup: typeof BACKUP_FORMAT
  version: string
  /** Migrations of the database it was taken from: it is restored into the same. */
  migrations: { name: string; sha256: string }[]
  /** Id of the house's key, to tell a wrong master key before anything is written. */
  keyId: string
}
export type Mark =
  | Header
  | { $table: string; columns: string[] }
  /** A piece of a file of the blob directory, base64. */
  | { $blob: string; data: string }
  /** Work that was queued, in the queue's own terms. */
  | { $job: { queue: string; data: object; priority: number; startAfter: string | null } }
  | { $key: string }
  | { $end: { rows: number; files: number; jobs: number } }

export type Line = { mark: Mark } | { row: string }

const damaged = (file: string, why: string) =>
  fault('invalid-input', `${file} is no whole backup: ${why}. Take another copy of it.`)

/** Lines of a backup, in order. @throws Fault `invalid-input` when it is damaged or of another kind */
export async function* readBackup(file: string): AsyncGenerator<Line> {
  try {
    for await (const line of linesOf(file)) {
      if (line.startsWith('{"$')) yield { mark: JSON.parse(line) as Mark }
      else if (line !== '') yield { row: line }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw fault('invalid-input', `${file} does not exist.`)
    throw (error as Error).name === 'Fault' ? error : damaged(file, (error as Error).message)
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  // A pipeline, not pipe: what goes wrong with the file must end the reading.
  const unzipped = pipeline(createReadStream(file), createGunzip(), () => {})
  let parts: Buffer[] = []
  for await (const chunk of unzipped as AsyncIterable<Buffer>) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, at)]).toString('utf8')
      parts = []
      from = at + 1
    }
    if (from < chunk.length) parts.push(chunk.subarray(from))
  }
  if (parts.length > 0) yield Buffer.concat(parts).toString('utf8')
}

/** The header of a backup, and its key where it holds one, without reading the rest. @throws Fault `invalid-input` */
export async function readOpening(file: string): Promise<{ header: Header; key: string | undefined }> {
  let header: Header | undefined
  for await (const line of readBackup(file)) {
    if (!('mark' in line)) break
    if (header === undefined) {
      if (!('$backup' in line.mark) || line.mark.$backup !== BACKUP_FORMAT) break
      header = line.mark
    } else {
      return { header, key: '$key' in line.mark ? line.mark.$key : undefined }
    }
  }
  throw damaged(file, `it does not begin as ${BACKUP_FORMAT}`)
}

export { damaged }
