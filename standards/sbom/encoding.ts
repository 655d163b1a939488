import { InventoryError } from './error.ts'

/** Text or bytes in pieces of any size, as a file, an upload or a test gives them. */
export type Chunks = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>

/** Pieces are handed on in at most this size, so that what one of them yields stays bounded. */
const PIECE = 256 * 1024

/** Bytes of the chunks; text becomes UTF-8. A surrogate pair cut in two by a chunk's end is joined again. */
export async function* bytesOf(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let half = ''
  for await (const chunk of chunks) {
    if (typeof chunk !== 'string') {
      for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE)
      continue
    }
    for (let at = 0; at < chunk.length; at += PIECE) {
      const text = half + chunk.slice(at, at + PIECE)
      half = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : ''
      yield encoder.encode(half === '' ? text : text.slice(0, -1))
    }
  }
  if (half !== '') yield encoder.encode(half)
}

/** The first bytes of a document, at least `size` where it has as many, and all of it once more. */
export async function peek(
  bytes: AsyncGenerator<Uint8Array>,
  size: number,
): Promise<{ head: Uint8Array; all: AsyncGenerator<Uint8Array> }> {
  const first: Uint8Array[] = []
  let length = 0
  while (length < size) {
    const next = await bytes.next()
    if (next.done === true) break
    first.push(next.value)
    length += next.value.length
  }
  const head = concat(first)
  return { head: head.subarray(0, size), all: again(head, bytes) }
}

async function* again(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  yield* rest
}

export function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces
  if (pieces.length === 1 && only !== undefined) return only
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/**
 * By byte order mark, else by the zero bytes that ASCII has in UTF-16: Windows PowerShell and Excel write it. Bytes
 * that are no UTF-8 are looked at line by line, where lists are read.
 */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const start = head.subarray(0, 64)
  const zeros = (odd: number) => start.filter((byte, at) => byte === 0 && at % 2 === odd).length
  if (start.length >= 8 && zeros(1) > start.length / 4 && zeros(0) === 0) return 'utf-16le'
  if (start.length >= 8 && zeros(0) > start.length / 4 && zeros(1) === 0) return 'utf-16be'
  return 'utf-8'
}

/**
 * The same document in UTF-8 without a byte order mark.
 * @throws InventoryError inventory-not-text
 */
export async function* utf8Of(
  bytes: AsyncGenerator<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Uint8Array> {
  let start = true
  if (encoding === 'utf-8') {
    for await (const piece of bytes) {
      yield start ? withoutMark(piece) : piece
      start = false
    }
    return
  }
  const decoder = new TextDecoder(encoding, { fatal: true })
  const encoder = new TextEncoder()
  const text = (piece?: Uint8Array): Uint8Array => {
    try {
      return encoder.encode(piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true }))
    } catch {
      throw new InventoryError(
        'inventory-not-text',
        `The document begins as ${encoding.toUpperCase()} and stops being it. Save it as UTF-8.`,
      )
    }
  }
  for await (const piece of bytes) yield text(piece)
  yield text()
}

function withoutMark(piece: Uint8Array): Uint8Array {
  return piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf ? piece.subarray(3) : piece
}
