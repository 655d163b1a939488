/** What is read of a file somebody else made. Hostile ones are small and unpack to the size of a disk. */
export const BOUNDS = {
  /** One entry of many, bytes: the largest record known has a few megabytes. */
  entry: 16 * 1024 * 1024,
  /** A file that is one document (a catalogue, a page of an API), bytes. */
  document: 256 * 1024 * 1024,
  entries: 5_000_000,
  /** Unpacked size over packed size; JSON packs at about ten, repetitive JSON at fifty. */
  ratio: 250,
  /** Below this nobody is hurt, whatever the ratio, bytes. */
  harmless: 4 * 1024 * 1024,
} as const

/** One entry of a container that cannot be read; the others can. */
export class EntryProblem extends Error {
  override name = 'EntryProblem'
}

/** The container itself ends early or is none; what was read before stays. */
export class ContainerProblem extends Error {
  override name = 'ContainerProblem'
}

/** One file of a container, in the order of the container: `position` from 0. */
export interface Entry {
  position: number
  name: string
  content: Buffer | EntryProblem
}

const NO_RECORD =
  /(^|\/)([._][^/]*|delta(Log)?\.json|package(-lock)?\.json|provider-metadata\.json|csaf-feed[^/]*\.json|[^/]*schema[^/]*\.json)$/i

/** Whether an entry's name says that it is a record: JSON (or YAML), and nothing publishers put beside records. */
export const mayBeRecord = (name: string): boolean =>
  /\.(json|ya?ml)$/i.test(name) && !NO_RECORD.test(name) && !/(^|\/)\.[^/]+\//.test(name)

export async function readBounded(stream: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > most) throw new EntryProblem(`it is larger than ${most} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}
