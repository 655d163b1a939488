import type { Keyring } from '../../../platform/crypto/index.ts'
import { type Family, type Fingerprint, KIND, type Kind, type Subject } from '../rules/index.ts'
import type { FingerprintRow } from '../store/grouping.ts'

/** Length of a keyed fingerprint, bytes; stored with one byte of kind before it. */
const KEY = 16

/** Hashes fingerprints into the blind index's keys: equal text gives equal keys, and nothing else. */
export function hashFingerprints(keyring: Keyring, fingerprints: Fingerprint[]): Buffer {
  let hex = ''
  for (const { kind, text } of fingerprints)
    hex += kind.toString(16).padStart(2, '0') + keyring.blindHex(`fingerprint/${kind}`, text)
  return Buffer.from(hex, 'hex')
}

/** Reads stored fingerprints back: kind and key, the key as hexadecimal for use in maps. */
export function readKeys(stored: Uint8Array): Subject['keys'] {
  const keys: Subject['keys'] = []
  const hex = Buffer.from(stored).toString('hex')
  for (let at = 0; at + KEY < stored.length; at += KEY + 1)
    keys.push({ kind: stored[at]! as Kind, key: hex.slice(2 * at + 2, 2 * (at + 1 + KEY)) })
  return keys
}

/** A finding as the rule of grouping sees it: what its report says, and what replay showed. */
export function subjectOf(row: FingerprintRow): Subject {
  const keys = readKeys(row.fingerprints)
  if (row.behaviour) keys.push({ kind: row.behaviour_kind as Kind, key: row.behaviour.toString('hex') })
  return { family: (row.family as Family | null) ?? undefined, keys }
}

export const packageKey = (keyring: Keyring, name: string): Buffer =>
  keyring.blind('package', name.toLowerCase())

/** Behaviour of a proof: which known fix is the first that stops it, within a package and oracle. */
export const behaviourKey = (keyring: Keyring, name: string, oracle: string, fix: string): Buffer =>
  keyring.blind(`fingerprint/${KIND.behaviour}`, `${name.toLowerCase()}|${oracle}|${fix}`)
