const STANDARD = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** Standard Base64 with padding (RFC 4648 §4). */
export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/**
 * Bytes of a Base64 text. DSSE envelope, "Parsing rules": implementations accept the standard and the
 * URL-safe alphabet. Strict otherwise: padding, no white space, no stray bits.
 * @returns undefined when the text is not Base64
 */
export function fromBase64(text: string): Uint8Array | undefined {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/')
  if (!STANDARD.test(standard)) return undefined
  const bytes = Buffer.from(standard, 'base64')
  // Two texts must not stand for the same bytes: unused bits of the last character are zero.
  return bytes.toString('base64') === standard ? new Uint8Array(bytes) : undefined
}
