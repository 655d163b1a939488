/** Bytes of the length written before the text. */
const HEADER = 4
/** Shorter texts all look alike. */
const SMALLEST = 512

/**
 * Hides a text's exact length: the size of a package's build names the package. Padmé (Nikitin et al.,
 * PETS 2019, §4): at most 12% more bytes, and the length tells only O(log log n) bits.
 */
export function pad(bytes: Uint8Array): Buffer {
  const padded = Buffer.alloc(paddedLength(bytes.length + HEADER))
  padded.writeUInt32BE(bytes.length)
  padded.set(bytes, HEADER)
  return padded
}

/** @throws when the bytes were not padded here */
export function unpad(padded: Buffer): Buffer {
  const length = padded.length >= HEADER ? padded.readUInt32BE() : Number.POSITIVE_INFINITY
  if (length > padded.length - HEADER) throw new Error('sealed bytes are torn')
  return padded.subarray(HEADER, HEADER + length)
}

/** The number rounded up so that its last bits are zero: as many as its exponent has beyond the digits kept. */
export function paddedLength(length: number): number {
  if (length <= SMALLEST) return SMALLEST
  const exponent = Math.floor(Math.log2(length))
  const step = 2 ** (exponent - (Math.floor(Math.log2(exponent)) + 1))
  return Math.ceil(length / step) * step
}
