import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import Value from 'typebox/value'
import { type Verifier, verifyEnvelope } from '../../attest/dsse.ts'
import { digestOf } from '../../judging/digest.ts'
import { quote } from '../../judging/text.ts'
import { readJson } from '../../report/json.ts'
import { READ_LIMITS } from '../../report/limits.ts'
import { member } from '../../report/loose.ts'
import { BundleError } from './error.ts'
import { inflated } from './inflate.ts'
import { readBundleRecord } from './record.ts'
import {
  BUNDLE_LIMITS,
  BUNDLE_PAYLOAD_TYPE,
  BUNDLE_VERSION,
  BundleHeader,
  type BundleRecord,
} from './types.ts'
import { createWindow, type Window } from './window.ts'

export interface BundleTrust {
  /** Keys trusted to sign bundles; those the reader was given by another road than the bundle's own. */
  verifiers: readonly Verifier[]
  now: Date
}

export interface OpenBundle {
  header: BundleHeader
  /** Keys that signed it, of those trusted. */
  keyids: string[]
  /**
   * Its records, each piece verified before anything in it is given out. To be read once.
   * @throws BundleError when a piece is torn or altered, or something follows the last one
   */
  records(): AsyncGenerator<BundleRecord>
}

/** A clock may be wrong by this much before a bundle counts as made in the future. */
const CLOCK_SKEW = 86_400_000

/**
 * Opens an advisory bundle: its first line is verified, then its body can be streamed; at most one piece is
 * held at a time. Compressed with gzip or not.
 * @throws BundleError when it is none, not signed by a trusted key, or out of date
 */
export async function openBundle(input: AsyncIterable<Uint8Array>, trust: BundleTrust): Promise<OpenBundle> {
  const window = createWindow(inflated(input))
  const line = await window.line(BUNDLE_LIMITS.headBytes)
  const { header, keyids } = readHead(line, trust)
  return { header, keyids, records: () => recordsOf(window, header) }
}

function readHead(
  line: Uint8Array | undefined,
  { verifiers, now }: BundleTrust,
): Pick<OpenBundle, 'header' | 'keyids'> {
  const json = line && readJson(line, READ_LIMITS)
  if (!json?.ok)
    throw new BundleError(
      'bundle-not-one',
      'This is no advisory bundle: its first line is not a signed header.',
    )
  const verified = verifyEnvelope(json.value, verifiers)
  if (!verified.ok)
    throw new BundleError(
      'bundle-not-signed',
      `This bundle is not signed by a key you trust. ${verified.reason} Get the issuer's public key, or the bundle, from its issuer again.`,
    )
  const payload = readJson(verified.payload, READ_LIMITS)
  const header = payload.ok ? payload.value : undefined
  if (verified.payloadType !== BUNDLE_PAYLOAD_TYPE)
    throw new BundleError(
      'bundle-not-one',
      `This is signed, but no advisory bundle: it is ${quote(verified.payloadType, 80)}.`,
    )
  const version = member(header, 'version')
  if (typeof version === 'number' && version > BUNDLE_VERSION)
    throw new BundleError(
      'bundle-other-version',
      `This bundle is of version ${version}; this program reads version ${BUNDLE_VERSION}. Update the program.`,
    )
  if (!Value.Check(BundleHeader, header) || digestOf(header.pieces) !== header.digest)
    throw new BundleError('bundle-not-one', 'The header of this bundle is incomplete. Get the bundle again.')
  checkTime(header, now)
  return { header, keyids: verified.keyids }
}

function checkTime({ madeAt, expiresAt, issuer }: BundleHeader, now: Date): void {
  if (now.getTime() > Date.parse(expiresAt))
    throw new BundleError(
      'bundle-expired',
      `This bundle was made on ${madeAt.slice(0, 10)} and could be relied on until ${expiresAt.slice(0, 10)}: newer vulnerabilities are missing. Get a newer one from ${quote(issuer, 80)}.`,
    )
  if (Date.parse(madeAt) > now.getTime() + CLOCK_SKEW)
    throw new BundleError(
      'bundle-from-the-future',
      `This bundle says it was made on ${madeAt.slice(0, 10)}, which is still to come. Set this machine's clock, or get the bundle again.`,
    )
}

async function* recordsOf(window: Window, header: BundleHeader): AsyncGenerator<BundleRecord> {
  const counts = { advisories: 0, statements: 0 }
  for (const [at, piece] of header.pieces.entries()) {
    const bytes = await window.take(piece.bytes)
    const part = `part ${at + 1} of ${header.pieces.length}`
    if (bytes === undefined)
      throw new BundleError('bundle-torn', `The bundle ends within ${part}. Copy or download it again.`)
    if (bytesToHex(sha256(bytes)) !== piece.sha256)
      throw new BundleError(
        'bundle-altered',
        `The bundle was altered or damaged in ${part}: it is not what was signed. Get it again.`,
      )
    for (const line of linesOf(bytes, piece.records, part)) {
      const json = readJson(line, { ...READ_LIMITS, depth: 16 })
      const record = json.ok ? readBundleRecord(json.value) : undefined
      if (record === undefined)
        throw new BundleError(
          'bundle-unreadable-record',
          `A record in ${part} of the bundle cannot be read, though it is what was signed. Tell its issuer.`,
        )
      counts[record.kind === 'vex' ? 'statements' : 'advisories'] += 1
      yield record
    }
  }
  if (!(await window.isAtEnd()))
    throw new BundleError('bundle-altered', 'Something follows the last part of the bundle. Get it again.')
  if (counts.advisories !== header.counts.advisories || counts.statements !== header.counts.statements)
    throw new BundleError('bundle-altered', 'The bundle does not hold as many records as its header says.')
}

function linesOf(bytes: Uint8Array, records: number, part: string): string[] {
  const lines = new TextDecoder().decode(bytes).split('\n')
  if (lines.pop() !== '' || lines.length !== records)
    throw new BundleError(
      'bundle-altered',
      `The lines of ${part} of the bundle are not those its header counts.`,
    )
  return lines
}
