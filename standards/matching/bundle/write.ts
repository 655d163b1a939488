import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import Value from 'typebox/value'
import { type Signer, signEnvelope } from '../../attest/dsse.ts'
import { canonicalJson, digestOf } from '../../judging/digest.ts'
import { BundleError } from './error.ts'
import { recordLine } from './record.ts'
import {
  BUNDLE_FORMAT,
  BUNDLE_LIMITS,
  BUNDLE_PAYLOAD_TYPE,
  BUNDLE_VERSION,
  type BundleContent,
  BundleHeader,
  type BundleMaker,
  type BundleRecord,
} from './types.ts'

/** The body of a bundle while it is made: pieces to be kept in order, then what the first line says of them. */
export interface BundleBody {
  /** @returns a finished piece, when this record began a new one. @throws BundleError when it is too large */
  add(record: BundleRecord): Uint8Array | undefined
  /** @returns the last piece, if any; nothing can be added after it */
  end(): Uint8Array | undefined
  /** To be asked after the end. */
  content(): BundleContent
}

/**
 * Makes a body record by record; holds one piece (about 1 MiB) at a time. The file is the head, which can
 * only be made after the body, then the pieces: keep these in a file of their own meanwhile.
 */
export function createBundleBody(): BundleBody {
  const counts = { advisories: 0, statements: 0 }
  const pieces: BundleContent['pieces'] = []
  let lines: Uint8Array[] = []
  let size = 0
  let bytes = 0

  const close = (): Uint8Array | undefined => {
    if (lines.length === 0) return undefined
    if (pieces.length >= BUNDLE_LIMITS.pieces)
      throw new BundleError(
        'bundle-too-large',
        'The bundle has grown too large. Make several, by sector or by date.',
      )
    const piece = new Uint8Array(size)
    let at = 0
    for (const line of lines) {
      piece.set(line, at)
      at += line.length
    }
    pieces.push({ bytes: size, records: lines.length, sha256: bytesToHex(sha256(piece)) })
    bytes += size
    lines = []
    size = 0
    return piece
  }
  return {
    add(record) {
      const line = utf8ToBytes(`${recordLine(record)}\n`)
      const isTooLong = record.kind === 'advisory' && record.ranges.length > BUNDLE_LIMITS.ranges
      if (line.length > BUNDLE_LIMITS.lineBytes || isTooLong)
        throw new BundleError(
          'bundle-too-large',
          `A record of ${line.length} bytes does not fit into a bundle: at most ${BUNDLE_LIMITS.lineBytes} bytes and ${BUNDLE_LIMITS.ranges} ranges.`,
        )
      const done = size > 0 && size + line.length > BUNDLE_LIMITS.pieceBytes ? close() : undefined
      lines.push(line)
      size += line.length
      counts[record.kind === 'vex' ? 'statements' : 'advisories'] += 1
      return done
    },
    end: close,
    content: () => ({ counts: { ...counts }, bytes, pieces, digest: digestOf(pieces) }),
  }
}

/**
 * The first line of a bundle, with its end: a DSSE envelope over the canonical JSON of the header.
 * @throws RangeError when the maker's words or instants are not as BundleMaker says, or it expires before it is made
 */
export function bundleHead(
  maker: BundleMaker,
  content: BundleContent,
  signers: readonly Signer[],
): Uint8Array {
  const header: BundleHeader = { format: BUNDLE_FORMAT, version: BUNDLE_VERSION, ...maker, ...content }
  if (!Value.Check(BundleHeader, header) || header.madeAt >= header.expiresAt || signers.length === 0)
    throw new RangeError(
      'A bundle needs an issuer, a signer, and two instants in UTC (2026-01-31T00:00:00.000Z), made before expiring.',
    )
  const envelope = signEnvelope(BUNDLE_PAYLOAD_TYPE, utf8ToBytes(canonicalJson(header)), signers)
  return utf8ToBytes(`${JSON.stringify(envelope)}\n`)
}
