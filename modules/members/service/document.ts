import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { open, seal } from '../../../platform/crypto/index.ts'

/** A document is kept as it came, in pieces that are deflated and sealed one by one: none of it is ever held whole. */

const PIECE_BYTES = 1024 * 1024
const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)

export interface Pieces {
  /** Takes further bytes of the document. */
  add(bytes: Uint8Array): void
  /** Takes what is left; nothing is added after it. */
  end(): void
  /** How many are ready, or being made ready, and were not taken. */
  waiting(): number
  /** How many were taken. */
  taken(): number
  /** Those since the last call. */
  take(): Promise<{ first: number; pieces: Buffer[] }>
}

/** Cuts a document into pieces sealed under a key. */
export function createPieces(key: Uint8Array): Pieces {
  let pending: Buffer[] = []
  let length = 0
  let made: Promise<Buffer>[] = []
  let taken = 0

  function cut(): void {
    const piece = Buffer.concat(pending)
    pending = []
    length = 0
    // Repetition is what documents are made of: the fastest level leaves a tenth of them.
    made.push(deflate(piece, { level: 1 }).then((bytes) => seal(key, bytes)))
  }
  return {
    add(bytes) {
      for (let at = 0; at < bytes.length; ) {
        const part = bytes.subarray(at, at + PIECE_BYTES - length)
        // A copy: what the bytes lie in may be used again by whoever reads the network.
        pending.push(Buffer.from(part))
        length += part.length
        at += part.length
        if (length === PIECE_BYTES) cut()
      }
    },
    end() {
      if (length > 0) cut()
    },
    waiting: () => made.length,
    taken: () => taken,
    async take() {
      const first = taken
      const pieces = await Promise.all(made)
      made = []
      taken += pieces.length
      return { first, pieces }
    },
  }
}

/** The bytes of a piece. */
export const openPiece = async (key: Uint8Array, sealed: Uint8Array): Promise<Buffer> =>
  inflate(open(key, sealed), { maxOutputLength: PIECE_BYTES })
