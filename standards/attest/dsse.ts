import { utf8ToBytes } from '@noble/hashes/utils.js'
import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import { fromBase64, toBase64 } from './base64.ts'

/** DSSE envelope, JSON form (github.com/secure-systems-lab/dsse, envelope.md). */
export const Envelope = Type.Object({
  payloadType: Type.String({ minLength: 1, maxLength: 256 }),
  payload: Type.String({ maxLength: 16_777_216 }),
  signatures: Type.Array(
    Type.Object({
      keyid: Type.Optional(Type.String({ maxLength: 512 })),
      sig: Type.String({ maxLength: 8192 }),
    }),
    { minItems: 1, maxItems: 64 },
  ),
})
export type Envelope = Static<typeof Envelope>

/** A key that signs; the algorithm is the caller's affair (Ed25519 here), so that this stays pure. */
export interface Signer {
  keyid: string
  sign(message: Uint8Array): Uint8Array
}
/** A key that is trusted by whoever asks. `keyid` only picks keys faster; it proves nothing. */
export interface Verifier {
  keyid: string
  verify(message: Uint8Array, signature: Uint8Array): boolean
}

/**
 * Pre-authentication encoding (DSSE protocol.md): what is signed, so that type and payload cannot be mixed
 * up. `PAE = "DSSEv1" SP LEN(type) SP type SP LEN(body) SP body`, lengths in bytes, decimal ASCII.
 */
export function pae(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = utf8ToBytes(payloadType)
  const head = utf8ToBytes(`DSSEv1 ${type.length} `)
  const middle = utf8ToBytes(` ${payload.length} `)
  const message = new Uint8Array(head.length + type.length + middle.length + payload.length)
  message.set(head, 0)
  message.set(type, head.length)
  message.set(middle, head.length + type.length)
  message.set(payload, head.length + type.length + middle.length)
  return message
}

/** An envelope signed by every given key. */
export function signEnvelope(
  payloadType: string,
  payload: Uint8Array,
  signers: readonly Signer[],
): Envelope & { signatures: { keyid: string; sig: string }[] } {
  const message = pae(payloadType, payload)
  return {
    payloadType,
    payload: toBase64(payload),
    signatures: signers.map(({ keyid, sign }) => ({ keyid, sig: toBase64(sign(message)) })),
  }
}

export type Verified =
  | { ok: true; payloadType: string; payload: Uint8Array; keyids: string[] }
  | { ok: false; reason: string }

/**
 * Verifies an envelope against trusted keys. The payload handed back is the very one that was verified:
 * read that, never the envelope's own text again.
 *
 * @param envelope anything; checked here
 * @param threshold how many different trusted keys must have signed
 */
export function verifyEnvelope(envelope: unknown, verifiers: readonly Verifier[], threshold = 1): Verified {
  if (!Value.Check(Envelope, envelope)) {
    return { ok: false, reason: 'This is no DSSE envelope: payloadType, payload and signatures are needed.' }
  }
  const payload = fromBase64(envelope.payload)
  if (payload === undefined) return { ok: false, reason: 'The payload is not Base64.' }
  const message = pae(envelope.payloadType, payload)
  const keyids = new Set<string>()
  for (const { keyid, sig } of envelope.signatures) {
    const signature = fromBase64(sig)
    if (signature === undefined) continue
    // A key id is a hint (protocol.md: "MUST NOT be used for security decisions"): without a match, try all.
    const named = verifiers.filter((verifier) => verifier.keyid === keyid)
    for (const verifier of named.length > 0 ? named : verifiers) {
      if (!keyids.has(verifier.keyid) && verifies(verifier, message, signature)) keyids.add(verifier.keyid)
    }
  }
  if (keyids.size < Math.max(1, threshold)) {
    return {
      ok: false,
      reason: `${keyids.size} of the ${Math.max(1, threshold)} trusted signatures needed verify this envelope.`,
    }
  }
  return { ok: true, payloadType: envelope.payloadType, payload, keyids: [...keyids] }
}

/** A malformed signature may make a crypto library throw; that is a "no". */
function verifies(verifier: Verifier, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verifier.verify(message, signature)
  } catch {
    return false
  }
}
