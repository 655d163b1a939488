import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign as signBytes,
} from 'node:crypto'

/** Length of keys (AES-256) and of the master secret, bytes. */
export const KEY_BYTES = 32

/** What the house keeps outside the database: everything derived from one master secret. */
export interface Keyring {
  /** Wraps owners' keys. */
  wrap(key: Uint8Array): Buffer
  /** @throws when the bytes were not wrapped by this house */
  unwrap(wrapped: Uint8Array): Buffer
  /** Keyed hash for the blind index: equal text gives equal bytes, and without the house's secret nothing else. 16 bytes. */
  blind(domain: string, text: string | Uint8Array): Buffer
  /** Content address of a blob: keyed hash, 32 bytes. */
  address(scope: string, bytes: Uint8Array): Buffer
  /** Signs evidence statements (Ed25519). */
  sign(bytes: Uint8Array): Buffer
  /** SPKI PEM of the signing key, and its id: sha256 of the DER, hexadecimal. */
  readonly publicKey: string
  readonly keyId: string
  /** Secret of session cookies. */
  readonly cookieSecret: Buffer
}

/** Derives every working key from the master secret (HKDF-SHA256, RFC 5869; one label each). */
export function keyringFrom(master: Uint8Array): Keyring {
  const derive = (label: string) =>
    Buffer.from(hkdfSync('sha256', master, '', `tocsin/${label}/1`, KEY_BYTES))
  const wrapping = derive('wrap')
  const index = derive('blind-index')
  const addressing = derive('address')
  const signing = ed25519FromSeed(derive('sign'))
  const publicKey = createPublicKey(signing)
  return {
    wrap: (key) => seal(wrapping, key),
    unwrap: (wrapped) => open(wrapping, wrapped),
    blind: (domain, text) =>
      createHmac('sha256', index).update(`${domain}\0`).update(text).digest().subarray(0, 16),
    address: (scope, bytes) => createHmac('sha256', addressing).update(`${scope}\0`).update(bytes).digest(),
    sign: (bytes) => signBytes(null, bytes, signing),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }) as string,
    keyId: createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex'),
    cookieSecret: derive('cookie'),
  }
}

/** PKCS#8 prefix of an Ed25519 private key (RFC 8410 §7); the 32-byte seed follows. */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
function ed25519FromSeed(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([ED25519_PKCS8, seed]), format: 'der', type: 'pkcs8' })
}

export const newKey = (): Buffer => randomBytes(KEY_BYTES)

const NONCE = 12
const TAG = 16

/** AES-256-GCM with a random 96-bit nonce: nonce ‖ ciphertext ‖ tag. Each key of ours seals few messages. */
export function seal(key: Uint8Array, plaintext: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
}

/** @throws when key or bytes are not what was sealed */
export function open(key: Uint8Array, sealed: Uint8Array): Buffer {
  if (sealed.length < NONCE + TAG) throw new Error('sealed bytes are torn')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE))
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()])
}

export const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()
