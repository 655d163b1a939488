import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Verifier } from '../../standards/attest/dsse.ts'
import { usage } from './exit.ts'

/** Keys of houses whose bundles are trusted here, one after the other in PEM. */
export const TRUSTED_KEYS = join(homedir(), '.config', 'tocsin', 'bundle-keys.pem')

const BLOCK = /-----BEGIN PUBLIC KEY-----[\s\S]{1,2000}?-----END PUBLIC KEY-----/g

/**
 * The keys a bundle may be signed with: those of the file that was named, else those kept when bundles were fetched.
 * @throws CommandError (usage) when there is none, or one is no Ed25519 public key
 */
export function trustedKeys(file: string | undefined, kept: string = TRUSTED_KEYS): Verifier[] {
  if (file === undefined && !existsSync(kept))
    throw usage(
      `No key is trusted here yet. Give the house's public key with --key, or fetch a bundle with "tocsin exposures bundle", which keeps it in ${kept}.`,
    )
  const from = file ?? kept
  let text: string
  try {
    text = readFileSync(from, 'utf8')
  } catch (error) {
    throw usage(`${from} cannot be read: ${(error as Error).message}`)
  }
  const keys = (text.match(BLOCK) ?? []).map((pem) => verifierOf(pem, from))
  if (keys.length === 0) throw usage(`${from} holds no public key in PEM ("-----BEGIN PUBLIC KEY-----").`)
  return keys
}

function verifierOf(pem: string, from: string): Verifier {
  let key: KeyObject
  try {
    key = createPublicKey(pem)
  } catch (error) {
    throw usage(`${from} holds a public key that cannot be read: ${(error as Error).message}`)
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw usage(`${from} holds a key of another kind: an Ed25519 public key is needed.`)
  return {
    keyid: createHash('sha256')
      .update(key.export({ type: 'spki', format: 'der' }))
      .digest('hex'),
    verify: (message, signature) => verify(null, message, key, signature),
  }
}

/** Keeps a key beside those that are trusted already. @returns whether it is new here */
export function keepKey(pem: string, kept: string = TRUSTED_KEYS): boolean {
  const before = existsSync(kept) ? readFileSync(kept, 'utf8') : ''
  if (before.includes(pem.trim())) return false
  mkdirSync(dirname(kept), { recursive: true, mode: 0o700 })
  writeFileSync(kept, `${before}${pem.trim()}\n`, { mode: 0o600 })
  return true
}
