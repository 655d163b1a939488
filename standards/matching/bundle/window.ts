import { BundleError } from './error.ts'

/** Reads a stream of bytes in the portions its reader asks for; holds one portion and what came with it. */
export interface Window {
  /** Exactly so many bytes; undefined when the stream ends before. */
  take(count: number): Promise<Uint8Array | undefined>
  /** Up to the next line feed, without it; undefined when none comes within `most` bytes. */
  line(most: number): Promise<Uint8Array | undefined>
  isAtEnd(): Promise<boolean>
}

const LINE_FEED = 0x0a

export function createWindow(input: AsyncIterable<Uint8Array>): Window {
  const source = input[Symbol.asyncIterator]()
  const held: Uint8Array[] = []
  let size = 0

  /** @returns whether there was more */
  const more = async (): Promise<boolean> => {
    try {
      const next = await source.next()
      if (next.done) return false
      held.push(next.value)
      size += next.value.length
      return true
    } catch (error) {
      if (error instanceof BundleError) throw error
      throw new BundleError(
        'bundle-torn',
        `The bundle cannot be read to its end: ${String(error)}. Copy or download it again.`,
      )
    }
  }
  const cut = (count: number): Uint8Array => {
    const taken = new Uint8Array(count)
    let at = 0
    while (at < count) {
      const first = held[0]!
      const part = first.subarray(0, count - at)
      taken.set(part, at)
      at += part.length
      if (part.length === first.length) held.shift()
      else held[0] = first.subarray(part.length)
    }
    size -= count
    return taken
  }
  return {
    async take(count) {
      while (size < count) if (!(await more())) return undefined
      return cut(count)
    },
    async line(most) {
      let before = 0
      for (let at = 0; ; at += 1) {
        while (at >= held.length) if (!(await more())) return undefined
        const found = held[at]!.indexOf(LINE_FEED)
        if (before + Math.max(found, 0) > most) return undefined
        if (found >= 0) return cut(before + found + 1).subarray(0, -1)
        before += held[at]!.length
      }
    },
    async isAtEnd() {
      while (size === 0) if (!(await more())) return true
      return false
    },
  }
}
