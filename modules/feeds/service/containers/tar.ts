import type { Readable } from 'node:stream'
import { Parser, type ReadEntry } from 'tar'
import { BOUNDS, ContainerProblem, type Entry, EntryProblem, mayBeRecord } from './bounds.ts'

/** Bytes read ahead of whoever takes the files. */
const AHEAD = 32 * 1024 * 1024

/**
 * JSON files of a tar archive as they stream by. Unlike a zip it has no directory: what is before `from` is
 * read and dropped, and an archive cut off at the end of an entry shows by its missing end mark.
 */
export async function* tarEntries(stream: Readable, from: number): AsyncGenerator<Entry> {
  const waiting: Entry[] = []
  let held = 0
  let position = 0
  let failed: Error | undefined
  let done = false
  let wake: () => void = () => {}
  const parser = new Parser({
    strict: true,
    onReadEntry(entry: ReadEntry) {
      if (entry.type !== 'File' || !mayBeRecord(entry.path)) return entry.resume()
      const at = position++
      if (at < from) return entry.resume()
      if (entry.size > BOUNDS.entry) {
        const content = new EntryProblem(`it has ${entry.size} bytes, over ${BOUNDS.entry}`)
        waiting.push({ position: at, name: entry.path, content })
        return entry.resume()
      }
      const chunks: Buffer[] = []
      entry.on('data', (chunk: Buffer) => {
        held += chunk.length
        chunks.push(chunk)
      })
      entry.on('end', () => {
        waiting.push({ position: at, name: entry.path, content: Buffer.concat(chunks) })
        wake()
      })
    },
  })
  const end = (error?: Error) => {
    failed ??= error
    done = true
    wake()
  }
  parser.on('end', () => end())
  parser.on('error', (error: Error) => end(error))
  void feed(stream, parser, () => held < AHEAD || done, end)
  try {
    for (;;) {
      const next = waiting.shift()
      if (next) {
        yield next
        if (Buffer.isBuffer(next.content)) held -= next.content.length
      } else if (failed)
        throw new ContainerProblem(
          `The archive breaks off after file ${position}: ${failed.message}. What came before is kept; send it again.`,
        )
      else if (done) return
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  } finally {
    done = true
    stream.destroy()
  }
}

/** Hands the stream over in pieces, and waits while what was read is not yet taken. */
async function feed(
  stream: Readable,
  parser: Parser,
  room: () => boolean,
  end: (error: Error) => void,
): Promise<void> {
  try {
    let last = Buffer.alloc(0)
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      while (!room()) await new Promise((later) => setTimeout(later, 1))
      if (!parser.write(chunk)) await new Promise<void>((drained) => parser.once('drain', () => drained()))
      last = Buffer.concat([last, chunk]).subarray(-1024)
    }
    // POSIX.1-2017 pax, "ustar Interchange Format": two blocks of zeros end an archive.
    if (last.length < 1024 || last.some((byte) => byte !== 0)) throw new Error('it has no end mark')
    parser.end()
  } catch (error) {
    end(error as Error)
  }
}
