import type { AttachmentBody } from '../../api/types.ts'

/** What the API takes. */
export const MOST_FILES = 10
export const MOST_BYTES = 4 * 1024 * 1024

/** A file chosen to be sent. `age`: only its recipients can open it, the house cannot. */
export type ChosenFile = AttachmentBody & { bytes: number; age: boolean }

/** Headers of age files, binary and armoured (age-encryption.org/v1). */
const AGE = ['age-encryption.org/v1', '-----BEGIN AGE ENCRYPTED FILE-----']

export const looksLikeAge = (bytes: Uint8Array): boolean => {
  const head = String.fromCharCode(...bytes.subarray(0, 40))
  return AGE.some((start) => head.startsWith(start))
}

/** Standard Base64 (RFC 4648 §4), in pieces that fit a call's arguments. */
export function base64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 8_192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)))
  return btoa(pieces.join(''))
}

/** @throws Error saying which file is too large or cannot be read */
export async function chooseFile(file: File): Promise<ChosenFile> {
  if (file.size > MOST_BYTES)
    throw new Error(`${file.name} has ${sizeWords(file.size)}; ${sizeWords(MOST_BYTES)} are the most.`)
  const bytes = new Uint8Array(
    await file.arrayBuffer().catch(() => {
      throw new Error(`${file.name} cannot be read. Choose it again.`)
    }),
  )
  return { name: file.name, content: base64(bytes), bytes: bytes.length, age: looksLikeAge(bytes) }
}

export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KiB`
  return `${(bytes / 1024 / 1024).toFixed(1).replace('.0', '')} MiB`
}
