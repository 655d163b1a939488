import type * as OpenPgp from 'openpgp'

/** The optional package, or undefined where it is not installed. */
export type LoadOpenPgp = () => Promise<typeof OpenPgp | undefined>

/** Loaded when a provider signs, and not before: it is LGPL, and a house may be run without it. */
export const loadOpenPgp: LoadOpenPgp = async () => {
  try {
    return await import('openpgp')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}

/**
 * Public keys in armored or binary form (RFC 9580 §6, §10.1).
 * @param fingerprint hexadecimal: keys that do not have it are left out; undefined: all
 * @throws Error in the library's words when it is no key
 */
export async function readPublicKeys(
  pgp: typeof OpenPgp,
  bytes: Uint8Array,
  fingerprint: string | undefined,
): Promise<OpenPgp.Key[]> {
  const isArmored = bytes[0] === 0x2d || bytes[0] === 0x0a || bytes[0] === 0x0d || bytes[0] === 0x20
  const keys = isArmored
    ? await pgp.readKeys({ armoredKeys: new TextDecoder().decode(bytes) })
    : await pgp.readKeys({ binaryKeys: bytes })
  const wanted = fingerprint?.replace(/\s/g, '').toLowerCase()
  return keys
    .filter((key) => wanted === undefined || key.getKeys().some((one) => one.getFingerprint() === wanted))
    .map((key) => key.toPublic())
}

/**
 * Whether a detached signature (RFC 9580 §10.4) over these bytes is by one of the keys, made while the key was valid.
 * @param now signatures of the future do not count
 * @returns why not, in the library's words; undefined: it is
 */
export async function whyNotSigned(
  pgp: typeof OpenPgp,
  bytes: Uint8Array,
  signatureBytes: Uint8Array,
  keys: readonly OpenPgp.Key[],
  now: Date,
): Promise<string | undefined> {
  try {
    const text = new TextDecoder().decode(signatureBytes)
    const signature = text.includes('-----BEGIN PGP')
      ? await pgp.readSignature({ armoredSignature: text })
      : await pgp.readSignature({ binarySignature: signatureBytes })
    // Only these two kinds speak of a document's bytes: a standalone signature (0x02) is over nothing at all.
    const { binary, text: lines } = pgp.enums.signature
    if (!signature.packets.every(({ signatureType }) => signatureType === binary || signatureType === lines))
      return 'it is no signature of a document'
    const message = await pgp.createMessage({ binary: bytes })
    const { signatures } = await pgp.verify({
      message,
      signature,
      verificationKeys: [...keys],
      date: now,
      format: 'binary',
    })
    let first: string | undefined
    for (const { verified } of signatures) {
      try {
        await verified
        return undefined
      } catch (error) {
        first ??= (error as Error).message
      }
    }
    return first ?? 'there is no signature in it'
  } catch (error) {
    return (error as Error).message
  }
}
