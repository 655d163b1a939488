/**
 * Numbers by digest: twenty bytes a digest, where a Map of texts takes two hundred. A million components are the usual
 * case of a large document. Digests are 32 hexadecimal digits of a hash, so a part of them is as good as a hash of them.
 */
export interface DigestTable {
  /** 0 where nothing was set. */
  get(digest: string): number
  /** @param value 1 to 2^32 - 1 */
  set(digest: string, value: number): void
  /** Every digest that has this value. */
  having(value: number): Generator<string>
}

/** Four words of the digest, and the value. */
const WIDTH = 5

export function createDigestTable(): DigestTable {
  let slots = 1024
  let used = 0
  let table = new Uint32Array(slots * WIDTH)
  const words = new Uint32Array(WIDTH - 1)

  function read(digest: string): void {
    for (let at = 0; at < words.length; at += 1)
      words[at] = Number.parseInt(digest.slice(at * 8, at * 8 + 8), 16)
  }
  /** Where the digest in `words` stands, or would. */
  function place(into: Uint32Array, size: number): number {
    let slot = words[0]! & (size - 1)
    for (;;) {
      const at = slot * WIDTH
      if (into[at + 4] === 0) return at
      if (
        into[at] === words[0] &&
        into[at + 1] === words[1] &&
        into[at + 2] === words[2] &&
        into[at + 3] === words[3]
      )
        return at
      slot = (slot + 1) & (size - 1)
    }
  }
  function grow(): void {
    const larger = new Uint32Array(slots * 2 * WIDTH)
    for (let at = 0; at < table.length; at += WIDTH) {
      if (table[at + 4] === 0) continue
      words.set(table.subarray(at, at + 4))
      larger.set(table.subarray(at, at + WIDTH), place(larger, slots * 2))
    }
    table = larger
    slots *= 2
  }

  return {
    get(digest) {
      read(digest)
      return table[place(table, slots) + 4]!
    },
    set(digest, value) {
      if (used * 4 >= slots * 3) grow()
      read(digest)
      const at = place(table, slots)
      if (table[at + 4] === 0) used += 1
      table.set(words, at)
      table[at + 4] = value
    },
    *having(value) {
      for (let at = 0; at < table.length; at += WIDTH)
        if (table[at + 4] === value)
          yield Array.from(table.subarray(at, at + 4), (word) => word.toString(16).padStart(8, '0')).join('')
    },
  }
}
