import { createReadStream, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { usage } from './exit.ts'

/** A file's bytes, or those of standard input for `-`. @throws CommandError (usage) naming the file */
export async function readInput(file: string): Promise<Buffer> {
  try {
    if (file !== '-') return await readFile(file)
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  } catch (error) {
    throw usage(`${file} cannot be read: ${(error as Error).message}`)
  }
}

export interface InputStream {
  body: ReadableStream<Uint8Array>
  /** Bytes in all, where they are known. */
  size: number | undefined
  /** Bytes read so far. */
  read(): number
}

/** The same without holding it in memory. */
export function streamInput(file: string): InputStream {
  let size: number | undefined
  if (file !== '-') {
    try {
      size = statSync(file).size
    } catch (error) {
      throw usage(`${file} cannot be read: ${(error as Error).message}`)
    }
  }
  const source = file === '-' ? process.stdin : createReadStream(file)
  let read = 0
  source.on('data', (chunk: Buffer | string) => {
    read += chunk.length
  })
  source.pause()
  return { body: Readable.toWeb(source) as ReadableStream<Uint8Array>, size, read: () => read }
}
