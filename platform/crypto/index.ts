import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomFillSync,
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
  /** The same as 32 hexadecimal digits, for many short texts: two and a half times as fast. */
  blindHex(domain: string, text: string): string
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
  const blindHex = shortHmac(index)
  const addressing = derive('address')
  const signing = ed25519FromSeed(derive('sign'))
  const publicKey = createPublicKey(signing)
  return {
    wrap: (key) => seal(wrapping, key),
    unwrap: (wrapped) => open(wrapping, wrapped),
    blindHex: (domain, text) => blindHex(`${domain}\0${text}`).slice(0, 32),
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

export const newKey = (): Buffer => random(KEY_BYTES)

/** Random bytes drawn ahead: a call into the generator costs more than the bytes it gives. */
const drawn = Buffer.alloc(4096)
let unused = 0
function random(length: number): Buffer {
  if (unused < length) {
    randomFillSync(drawn)
    unused = drawn.length
  }
  const from = drawn.length - unused
  const bytes = Buffer.from(drawn.subarray(from, from + length))
  // Nothing that became a key stays behind here.
  drawn.fill(0, from, from + length)
  unused -= length
  return bytes
}

const BLOCK = 64
/**
 * HMAC-SHA256 (RFC 2104) of texts, hexadecimal, from two one-shot hashes in buffers kept for it. Intake
 * makes some thirty of these for each finding, where an HMAC object for each costs more than its hash.
 */
function shortHmac(key: Uint8Array): (text: string) => string {
  const inner = Buffer.alloc(1024, 0x36)
  const outer = Buffer.alloc(BLOCK + 32, 0x5c)
  for (const [at, byte] of key.entries()) {
    inner[at] = byte ^ 0x36
    outer[at] = byte ^ 0x5c
  }
  return (text) => {
    // A UTF-16 unit takes at most three bytes of UTF-8.
    if (text.length * 3 > inner.length - BLOCK) return createHmac('sha256', key).update(text).digest('hex')
    const end = BLOCK + inner.write(text, BLOCK)
    outer.write(hash('sha256', inner.subarray(0, end), 'hex'), BLOCK, 'hex')
    return hash('sha256', outer, 'hex')
  }
}

const NONCE = 12
const TAG = 16

/** AES-256-GCM with a random 96-bit nonce: nonce ‖ ciphertext ‖ tag. Each key of ours seals few messages. */
export function seal(key: Uint8Array, plaintext: Uint8Array): Buffer {
  const nonce = random(NONCE)
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
