import { openPromise, type Entry as ZipEntry, type ZipFile } from 'yauzl'
import { BOUNDS, ContainerProblem, type Entry, EntryProblem, mayBeRecord, readBounded } from './bounds.ts'

/** JSON entries of a zip file (PKWARE APPNOTE), in the order of its central directory. */
export async function* zipEntries(path: string, from: number): AsyncGenerator<Entry> {
  let zip: ZipFile
  try {
    zip = await openPromise(path, { autoClose: false, validateEntrySizes: true, strictFileNames: false })
  } catch (error) {
    throw new ContainerProblem(`The zip file cannot be read: ${(error as Error).message}. Fetch it again.`)
  }
  try {
    let position = 0
    const entries = zip.eachEntry()
    for (;;) {
      const next = await entries.next().catch((error: Error) => {
        throw new ContainerProblem(
          `The zip file cannot be read after entry ${position}: ${error.message}. Fetch it again.`,
        )
      })
      if (next.done) return
      if (position >= BOUNDS.entries)
        throw new ContainerProblem(`The zip file has more than ${BOUNDS.entries} entries.`)
      const entry = next.value
      if (!mayBeRecord(entry.fileName)) continue
      if (position >= from) yield { position, name: entry.fileName, content: await contentOf(zip, entry) }
      position += 1
    }
  } finally {
    zip.close()
  }
}

async function contentOf(zip: ZipFile, entry: ZipEntry): Promise<Buffer | EntryProblem> {
  const { uncompressedSize: size, compressedSize: packed } = entry
  if (size > BOUNDS.entry) return new EntryProblem(`it unpacks to ${size} bytes, over ${BOUNDS.entry}`)
  if (size > BOUNDS.harmless && size > packed * BOUNDS.ratio)
    return new EntryProblem(`it unpacks to ${Math.round(size / packed)} times its size`)
  if (!entry.canDecodeFileData()) return new EntryProblem('it is encrypted, or packed in an unknown way')
  try {
    return await readBounded(await zip.openReadStreamPromise(entry), BOUNDS.entry)
  } catch (error) {
    return new EntryProblem(`it cannot be unpacked: ${(error as Error).message}`)
  }
}
