import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import type { Build, RunOutcome, RunPlan } from './types.ts'

/**
 * Canonical JSON of RFC 8785 (JCS).
 * @throws Error for what JSON cannot hold: NaN, lone surrogates, cycles, `undefined` at the top
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('canonicalJson: this value has no JSON form')
  return text
}

/** sha256 of text (as UTF-8) or bytes, 64 lower-case hexadecimal characters. */
export const sha256Hex = (data: string | Uint8Array): string =>
  bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data))

/** sha256 over the canonical JSON of a value, hexadecimal. */
export const digestOf = (value: unknown): string => sha256Hex(canonicalJson(value))

/**
 * The content digest a build is known by: language, entry and files, nothing else, so that the same
 * content under another name has the same digest.
 */
export function buildDigest(
  build: Pick<Build, 'language' | 'files'> & { entry?: string | undefined },
): string {
  return digestOf({ language: build.language, entry: build.entry, files: build.files })
}

/**
 * sha256 over what a verdict was reached in: driver, engine, platform, what is contained and left open,
 * and every build's digest. Two reproductions are comparable when these are equal.
 */
export function environmentDigest(
  outcome: Pick<RunOutcome, 'driver' | 'environment'>,
  builds: RunPlan['builds'],
): string {
  return digestOf({ driver: outcome.driver, environment: outcome.environment, builds })
}
