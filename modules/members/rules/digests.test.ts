import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDigestTable } from './digests.ts'

const digest = fc.stringMatching(/^[0-9a-f]{32}$/)
/** Digests that begin alike, so that they meet in one place. */
const crowded = fc.stringMatching(/^0{7}[0-3][0-9a-f]{24}$/)

describe('a table of digests', () => {
  it('gives what was set last, and 0 for all others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.oneof(digest, crowded), fc.integer({ min: 1, max: 4 })), { maxLength: 3000 }),
        digest,
        (entries, other) => {
          const table = createDigestTable()
          const map = new Map<string, number>()
          for (const [key, value] of entries) {
            table.set(key, value)
            map.set(key, value)
          }
          for (const [key, value] of map) expect(table.get(key)).toBe(value)
          expect(table.get(other)).toBe(map.get(other) ?? 0)
          const ones = [...map].filter(([, value]) => value === 1).map(([key]) => key)
          expect([...table.having(1)].sort()).toEqual(ones.sort())
        },
      ),
      { numRuns: 40 },
    )
  })
  it('keeps everything while it grows', () => {
    const table = createDigestTable()
    const key = (at: number) => (at * 2654435761).toString(16).padStart(32, '0').slice(-32)
    for (let at = 1; at <= 20_000; at += 1) table.set(key(at), at)
    for (let at = 1; at <= 20_000; at += 1) expect(table.get(key(at))).toBe(at)
  })
})
