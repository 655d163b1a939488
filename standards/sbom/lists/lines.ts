import { storable } from '../../judging/text.ts'
import { concat } from '../encoding.ts'
import { InventoryError } from '../error.ts'
import type { InventoryLimits } from '../limits.ts'
import type { FormReader } from '../reader.ts'

/**
 * Splits a list into lines and decodes each by itself: UTF-8, or Windows-1252 where it is none, as one list may be
 * joined from several machines. Lines end with LF, CR LF, or CR alone where the first piece has no LF.
 * @param line takes the text without its end, and the number of the line, from 1
 */
export function lineReader(
  limits: InventoryLimits,
  line: (text: string, number: number) => void,
  end: () => void,
): FormReader {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  const latin = new TextDecoder('windows-1252')
  let rest: Uint8Array[] = []
  let restBytes = 0
  let bytesRead = 0
  let number = 0
  let separator: number | undefined

  function take(bytes: Uint8Array): void {
    number += 1
    const whole = restBytes === 0 ? bytes : concat([...rest, bytes])
    rest = []
    restBytes = 0
    const text = storable(decode(whole))
    line(text.endsWith('\r') ? text.slice(0, -1) : text, number)
  }

  function decode(bytes: Uint8Array): string {
    try {
      return utf8.decode(bytes)
    } catch {
      return latin.decode(bytes)
    }
  }

  return {
    push(bytes) {
      bytesRead += bytes.length
      if (bytesRead > limits.bytes) {
        throw new InventoryError(
          'inventory-too-large',
          `The list has more than ${limits.bytes} bytes. Send it in parts.`,
        )
      }
      separator ??= bytes.includes(0x0a) || !bytes.includes(0x0d) ? 0x0a : 0x0d
      let from = 0
      for (let at = bytes.indexOf(separator); at >= 0; at = bytes.indexOf(separator, from)) {
        take(bytes.subarray(from, at))
        from = at + 1
      }
      if (from === bytes.length) return
      rest.push(bytes.slice(from))
      restBytes += bytes.length - from
      if (restBytes > limits.lineBytes) {
        throw new InventoryError(
          'inventory-too-large',
          `Line ${number + 1} has more than ${limits.lineBytes} bytes: this is no list. Send the list itself.`,
          `line ${number + 1}`,
        )
      }
    },
    end() {
      if (restBytes > 0) take(new Uint8Array())
      end()
      return undefined
    },
  }
}
