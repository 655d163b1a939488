import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { BOUNDS, ContainerProblem, type Entry, EntryProblem, readBounded } from './bounds.ts'
import { folderEntries } from './folder.ts'
import { tarEntries } from './tar.ts'
import { zipEntries } from './zip.ts'

export { ContainerProblem, type Entry } from './bounds.ts'

/**
 * The files in what a publisher or a person gave: a folder, a zip, a tar, either of them or one document
 * packed with gzip, or one document as it is. What it is shows in its first bytes, not in its name.
 * @param from position of the first entry wanted
 * @throws ContainerProblem when it ends early or is larger than anything honest
 */
export async function* entriesOf(path: string, from = 0): AsyncGenerator<Entry> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new ContainerProblem('The file is not there (any more). Send or fetch it again.')
  if (found.isDirectory()) return yield* folderEntries(path, from)
  const head = await headOf(path)
  if (head.length === 0) throw new ContainerProblem('The file is empty.')
  if (head.subarray(0, 2).toString('latin1') === 'PK') return yield* zipEntries(path, from)
  if (head[0] === 0x1f && head[1] === 0x8b) return yield* packed(path, found.size, from)
  if (isTar(head)) return yield* tarEntries(createReadStream(path), from)
  if (from > 0) return
  yield { position: 0, name: basename(path), content: await whole(createReadStream(path)) }
}

/** Whether a path still holds what an import began with; a changed file is begun anew. */
export async function identityOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found && `${found.size} ${Math.round(found.mtimeMs)}`
}

async function* packed(path: string, size: number, from: number): AsyncGenerator<Entry> {
  const stream = unpacked(path, size)
  const first = stream[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  try {
    while (head.length < 512) {
      const next = await first.next()
      if (next.done) break
      head = Buffer.concat([head, next.value as Buffer])
    }
  } catch (error) {
    throw asContainerProblem(error)
  }
  const all = Readable.from(
    (async function* () {
      yield head
      for (;;) {
        const next = await first.next()
        if (next.done) return
        yield next.value as Buffer
      }
    })(),
    { objectMode: false },
  )
  if (isTar(head)) yield* tarEntries(all, from)
  else if (from === 0)
    yield { position: 0, name: basename(path).replace(/\.gz$/, ''), content: await whole(all) }
}

/** Gzip (RFC 1952), stopped when it grows beyond any honest ratio. */
function unpacked(path: string, packedSize: number): Readable {
  let size = 0
  const most = Math.max(BOUNDS.harmless, packedSize * BOUNDS.ratio)
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > most)
        done(new ContainerProblem(`The file unpacks to more than ${BOUNDS.ratio} times its size.`))
      else done(null, chunk)
    },
  })
  const file = createReadStream(path)
  const gunzip = createGunzip()
  file.on('error', (error) => watch.destroy(error))
  gunzip.on('error', (error) => watch.destroy(error))
  watch.on('close', () => file.destroy())
  return file.pipe(gunzip).pipe(watch)
}

async function whole(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  try {
    return await readBounded(stream, BOUNDS.document)
  } catch (error) {
    throw asContainerProblem(error)
  }
}

function asContainerProblem(error: unknown): Error {
  if (error instanceof ContainerProblem) return error
  const words = error instanceof EntryProblem ? error.message : (error as Error).message
  return new ContainerProblem(`The file cannot be unpacked to its end: ${words}. Fetch it again.`)
}

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const head = Buffer.alloc(512)
    const { bytesRead } = await handle.read(head, 0, 512, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

const isTar = (head: Buffer): boolean => head.subarray(257, 262).toString('latin1') === 'ustar'
