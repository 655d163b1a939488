import { concat } from '../encoding.ts'
import { InventoryError } from '../error.ts'
import type { InventoryLimits } from '../limits.ts'
import type { FormReader } from '../reader.ts'

/** More than any lock file a person's project has; the parser of its syntax wants all of it at once. */
const MOST_BYTES = 16 * 1024 * 1024

/** Reads a form that cannot be cut into pieces: all of it at the end, as UTF-8. */
export function wholeReader(limits: InventoryLimits, read: (text: string) => void): FormReader {
  const pieces: Uint8Array[] = []
  let length = 0
  const most = Math.min(limits.bytes, MOST_BYTES)
  return {
    push(bytes) {
      length += bytes.length
      if (length > most) {
        throw new InventoryError(
          'inventory-too-large',
          `The document has more than ${most} bytes. Send it in parts.`,
        )
      }
      pieces.push(bytes.slice())
    },
    end() {
      let text: string
      try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(concat(pieces))
      } catch {
        throw new InventoryError('inventory-not-text', 'The document is not UTF-8 text. Save it as UTF-8.')
      }
      read(text)
      return undefined
    },
  }
}
