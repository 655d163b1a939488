import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { Signer, Verifier } from './dsse.ts'

/** A fresh Ed25519 key for tests, as the arguments the pure functions take. */
export function testKey(): Signer & Verifier {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const der = publicKey.export({ type: 'spki', format: 'der' })
  return {
    keyid: createHash('sha256').update(der).digest('hex'),
    sign: (message) => sign(null, message, privateKey),
    verify: (message, signature) => verify(null, message, publicKey, signature),
  }
}
