import { InventoryError } from '../error.ts'
import type { InventoryLimits } from '../limits.ts'

const QUOTE = 1
const OPEN = 2
const CLOSE = 3

/** What a byte outside strings means for where a value ends. */
const MEANING = new Uint8Array(256)
MEANING[0x22] = QUOTE
MEANING[0x7b] = MEANING[0x5b] = OPEN
MEANING[0x7d] = MEANING[0x5d] = CLOSE

/** Bytes that end a number or a word: white space, comma, closing brackets, and what cannot stand there anyway. */
const ENDS_SCALAR = new Uint8Array(256)
for (const byte of [0x20, 0x09, 0x0a, 0x0d, 0x2c, 0x3a, 0x5d, 0x7d, 0x22, 0x5b, 0x7b]) ENDS_SCALAR[byte] = 1

/**
 * Finds the end of one JSON value in bytes that come piece by piece: brackets are counted, strings skipped. The state
 * between two pieces is four numbers, so a value is looked at once however it is cut.
 */
export function extent(limits: InventoryLimits) {
  let depth = 0
  let inString = false
  let escaped = false
  let stringAt = 0
  const self = {
    /** A number, `true`, `false` or `null`: it ends where something else begins. */
    scalar: false,
    done: false,
    begin(byte: number, at: number): void {
      depth = 0
      escaped = false
      inString = false
      stringAt = at
      self.done = false
      self.scalar = MEANING[byte] === 0
    },
    /**
     * @param bytes a piece that begins at byte `offset` of the document
     * @returns the position after the value's last byte, or the piece's length while it is not done
     */
    run(bytes: Uint8Array, from: number, offset: number, here: () => string): number {
      const end = bytes.length
      let at = from
      if (self.scalar) {
        while (at < end && ENDS_SCALAR[bytes[at] as number] === 0) at += 1
        self.done = at < end
        return at
      }
      while (at < end) {
        if (inString) {
          at = skipString(bytes, at)
          if (offset + at - stringAt > limits.stringBytes)
            throw tooLarge(`has a text of more than ${limits.stringBytes} bytes`, here())
          if (inString || depth > 0) continue
          self.done = true
          return at
        }
        const byte = bytes[at] as number
        at += 1
        const meaning = MEANING[byte]
        if (meaning === 0) continue
        if (meaning === QUOTE) {
          inString = true
          stringAt = offset + at
        } else if (meaning === OPEN) {
          depth += 1
          if (depth > limits.depth) throw tooDeep(limits.depth, here())
        } else {
          depth -= 1
          if (depth > 0) continue
          self.done = true
          return at
        }
      }
      return at
    },
  }

  /** From inside a string to after its closing quote, or to the end of the piece. */
  function skipString(bytes: Uint8Array, from: number): number {
    const end = bytes.length
    let at = from
    if (escaped && at < end) {
      escaped = false
      at += 1
    }
    while (at < end) {
      const byte = bytes[at] as number
      at += 1
      if (byte === 0x22) {
        inString = false
        return at
      }
      if (byte === 0x5c) {
        if (at === end) escaped = true
        else at += 1
      }
    }
    return at
  }

  return self
}

function tooDeep(limit: number, where: string): InventoryError {
  return new InventoryError(
    'inventory-too-deep',
    `${where === '' ? 'The document' : where} nests deeper than ${limit} levels. Flatten it.`,
    where,
  )
}

function tooLarge(what: string, where: string): InventoryError {
  return new InventoryError(
    'inventory-too-large',
    `${where === '' ? 'The document' : where} ${what}. Leave out what is embedded there.`,
    where,
  )
}
